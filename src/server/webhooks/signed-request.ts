import { concat, fromHex, hmacOf, sha256, toHex } from '../bytes.js';
import { assertFresh, singleHeader, strictNumber, unsigned } from './scheme.js';
import { textSecrets, type WebhookSecrets } from './shared-secret.js';

/** What a request is signed with. */
export interface RequestSigning {
  /** Names the secret, so that it can be changed. */
  keyId: string;
  /** At least 16 characters. */
  secret: string;
  /** Milliseconds since the epoch: now unless said. */
  now?: number | undefined;
  /** Never used twice: a random UUID unless said. */
  nonce?: string | undefined;
}

/** What a signed request is verified with. */
export interface RequestVerifying {
  /** The secrets that go with a key's name; `undefined` for a name nobody knows. */
  secretsOf: (keyId: string) => WebhookSecrets | undefined;
  /** Milliseconds since the epoch. */
  now: number;
  /** True the first time it is asked about a nonce, for as long as the tolerance. Shared by all nodes. */
  isFirstUse: (nonce: string) => Promise<boolean>;
  /** Milliseconds a request may be old or early: five minutes unless said. */
  toleranceMs?: number | undefined;
}

const HEADERS = { key: 'x-csk-key', time: 'x-csk-timestamp', nonce: 'x-csk-nonce', signature: 'x-csk-signature' } as const;

/**
 * Headers that prove who sends a request from one server to another, over its method, address, time, nonce and body. What is
 * signed, HMAC-SHA-256 in hexadecimal, is six lines: `csk1`, the method, the path with its query, the seconds since the epoch,
 * the nonce, and the SHA-256 of the body in hexadecimal.
 */
export async function signRequest(
  request: { method: string; url: string; body: Uint8Array<ArrayBuffer> },
  { keyId, secret, now = Date.now(), nonce = crypto.randomUUID() }: RequestSigning,
): Promise<Record<string, string>> {
  textSecrets(secret);
  const time = String(Math.floor(now / 1_000));
  const signature = toHex(await hmacOf(secret, await canonical(request, time, nonce)));
  return { [HEADERS.key]: keyId, [HEADERS.time]: time, [HEADERS.nonce]: nonce, [HEADERS.signature]: signature };
}

/** Resolves with the name of the key that signed a request. Rejects with `unauthenticated` otherwise. */
export async function verifySignedRequest(
  request: { method: string; url: string; headers: Headers; body: Uint8Array<ArrayBuffer> },
  { secretsOf, now, isFirstUse, toleranceMs = 300_000 }: RequestVerifying,
): Promise<string> {
  const keyId = singleHeader(request.headers, HEADERS.key);
  const time = singleHeader(request.headers, HEADERS.time);
  const nonce = singleHeader(request.headers, HEADERS.nonce);
  if (nonce.length > 100) throw unsigned();
  assertFresh(strictNumber(time) * 1_000, now, toleranceMs);
  const secrets = secretsOf(keyId);
  if (secrets === undefined) throw unsigned();
  const signature = fromHex(singleHeader(request.headers, HEADERS.signature));
  if (!(await textSecrets(secrets).fits(await canonical(request, time, nonce), [signature]))) throw unsigned();
  // Asked last: whoever cannot sign cannot use nonces up.
  if (!(await isFirstUse(nonce))) throw unsigned();
  return keyId;
}

async function canonical(
  { method, url, body }: { method: string; url: string; body: Uint8Array<ArrayBuffer> },
  time: string,
  nonce: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { pathname, search } = new URL(url);
  return concat(['csk1', method.toUpperCase(), pathname + search, time, nonce, await sha256(body)].join('\n'));
}
