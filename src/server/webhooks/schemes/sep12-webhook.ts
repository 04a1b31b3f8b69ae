import { concat, fromBase64, sha256Of, toHex } from '../../bytes.js';
import { stellarKeyBytes } from '../public-key.js';
import { assertFresh, bodyText, strictNumber, unsigned, type WebhookScheme } from '../scheme.js';
import { signaturePairs } from '../signature-pairs.js';

/** What both sides have agreed on. */
export interface Sep12WebhookOptions {
  /** `SIGNING_KEY` of the anchor's stellar.toml, `G…`. */
  signingKey: string;
  /** The host of the address given to `PUT /customer/callback`. */
  host: string;
  /** Milliseconds a delivery may be old or early: two minutes unless said. */
  toleranceMs?: number | undefined;
}

/** SEP-12 callbacks of Stellar anchors: `Signature: t=…, s=…`, Ed25519 over `t.host.body`, base64. */
export function sep12Webhook({ signingKey, host, toleranceMs = 120_000 }: Sep12WebhookOptions): WebhookScheme {
  const bytes = stellarKeyBytes(signingKey);
  let imported: Promise<CryptoKey> | undefined;
  return async (request) => {
    const header = request.headers.get('signature') ?? request.headers.get('x-stellar-signature');
    const [set, ...others] = signaturePairs(header, 's');
    const [signature, ...more] = set?.signatures ?? [];
    if (set === undefined || signature === undefined || others.length > 0 || more.length > 0) throw unsigned();
    const signedAt = strictNumber(set.time) * 1_000;
    assertFresh(signedAt, request.now, toleranceMs);
    const key = await (imported ??= crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']));
    const given = fromBase64(signature) ?? new Uint8Array();
    const message = concat(`${set.time}.${host}.`, request.rawBody);
    if (!(await crypto.subtle.verify('Ed25519', key, given, message))) throw unsigned();
    return { id: toHex(await sha256Of(request.rawBody)), signedAt, text: bodyText(request) };
  };
}
