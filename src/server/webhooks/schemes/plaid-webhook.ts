import * as v from 'valibot';
import { concat, fromBase64Url, sha256Of, toHex } from '../../bytes.js';
import { assertFresh, bodyText, singleHeader, unsigned, type WebhookScheme } from '../scheme.js';

/** What both sides have agreed on. */
export interface PlaidWebhookOptions {
  /**
   * The public key with this id, from Plaid's `/webhook_verification_key/get`; `undefined` when there is none or it has
   * expired. What it resolves with is kept for an hour. Asked before anything is known of the sender: bound what it costs.
   */
  fetchKey: (keyId: string) => Promise<JsonWebKey | undefined>;
  /** Milliseconds a delivery may be old or early: five minutes unless said. */
  toleranceMs?: number | undefined;
}

const headSchema = v.object({ alg: v.literal('ES256'), kid: v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/)) });
const claimsSchema = v.object({
  iat: v.pipe(v.number(), v.integer()),
  request_body_sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const KEPT_MS = 3_600_000;
const MAX_KEYS = 20;

/** Plaid: `Plaid-Verification` is a JWT signed with ES256 that names the SHA-256 of the body. No other algorithm is taken. */
export function plaidWebhook({ fetchKey, toleranceMs = 300_000 }: PlaidWebhookOptions): WebhookScheme {
  const keys = new Map<string, { key: CryptoKey; until: number }>();
  const keyOf = async (keyId: string, now: number): Promise<CryptoKey> => {
    const known = keys.get(keyId);
    if (known !== undefined && known.until > now) return known.key;
    const jwk = await fetchKey(keyId);
    if (jwk === undefined) throw unsigned();
    const key = await crypto.subtle.importKey('jwk', jwk, ECDSA, false, ['verify']);
    if (keys.size >= MAX_KEYS) keys.clear();
    keys.set(keyId, { key, until: now + KEPT_MS });
    return key;
  };
  return async (request) => {
    const [head = '', claims = '', signature = '', ...rest] = singleHeader(request.headers, 'plaid-verification').split('.');
    if (rest.length > 0) throw unsigned();
    const { kid } = read(headSchema, head);
    const key = await keyOf(kid, request.now);
    const given = fromBase64Url(signature) ?? new Uint8Array();
    if (!(await crypto.subtle.verify(ECDSA, key, given, concat(`${head}.${claims}`)))) throw unsigned();
    const told = read(claimsSchema, claims);
    assertFresh(told.iat * 1_000, request.now, toleranceMs);
    const digest = toHex(await sha256Of(request.rawBody));
    // Neither is a secret: both are in the delivery.
    if (digest !== told.request_body_sha256) throw unsigned();
    return { id: digest, signedAt: told.iat * 1_000, text: bodyText(request) };
  };
}

function read<Output>(schema: v.GenericSchema<unknown, Output>, part: string): Output {
  const bytes = fromBase64Url(part);
  if (bytes === undefined) throw unsigned();
  try {
    return v.parse(schema, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw unsigned();
  }
}
