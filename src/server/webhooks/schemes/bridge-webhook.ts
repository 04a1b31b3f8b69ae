import { concat, fromBase64, sha256Of, toHex } from '../../bytes.js';
import { pemBytes } from '../public-key.js';
import { assertFresh, bodyText, strictNumber, unsigned, type WebhookScheme } from '../scheme.js';
import { signaturePairs } from '../signature-pairs.js';

/** What both sides have agreed on. */
export interface BridgeWebhookOptions {
  /** PEM, of this webhook's address. */
  publicKey: string;
  /** Milliseconds a delivery may be old or early: ten minutes unless said. */
  toleranceMs?: number | undefined;
}

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/**
 * Bridge: `X-Webhook-Signature: t=…,v0=…` with milliseconds, RSA with SHA-256, base64, over the SHA-256 digest of `t.body`.
 * Whether the digest is the message or its hash can be read both ways in the provider's text; either proves the same.
 */
export function bridgeWebhook({ publicKey, toleranceMs = 600_000 }: BridgeWebhookOptions): WebhookScheme {
  const bytes = pemBytes(publicKey);
  let imported: Promise<CryptoKey> | undefined;
  return async (request) => {
    const [set, ...others] = signaturePairs(request.headers.get('x-webhook-signature'), 'v0');
    const [signature, ...more] = set?.signatures ?? [];
    if (set === undefined || signature === undefined || others.length > 0 || more.length > 0) throw unsigned();
    const signedAt = strictNumber(set.time);
    assertFresh(signedAt, request.now, toleranceMs);
    const key = await (imported ??= crypto.subtle.importKey('spki', bytes, RSA, false, ['verify']));
    const message = concat(`${set.time}.`, request.rawBody);
    const given = fromBase64(signature) ?? new Uint8Array();
    const digest = await sha256Of(message);
    const results = await Promise.all([message, digest].map((signed) => crypto.subtle.verify(RSA, key, given, signed)));
    if (!results.includes(true)) throw unsigned();
    return { id: toHex(await sha256Of(request.rawBody)), signedAt, text: bodyText(request) };
  };
}
