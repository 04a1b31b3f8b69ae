import { CustomerStatusError } from '../../../model/index.js';
import { fromBase64, sha256Of, toBase64, toHex, utf8 } from '../../bytes.js';
import type { WebhookRequest } from '../../connector.js';
import { pemBytes } from '../public-key.js';
import { bodyText, unsigned, type WebhookScheme } from '../scheme.js';
import { bytesByName, type SignatureInput, signatureInputs } from '../signature-input.js';

/** The algorithms of RFC 9421 that have a public key. */
export type HttpSignatureAlgorithm = 'ecdsa-p256-sha256' | 'ecdsa-p384-sha384' | 'ed25519' | 'rsa-pss-sha512' | 'rsa-v1_5-sha256';

/** A key of the sender. */
export interface HttpSignatureKey {
  alg: HttpSignatureAlgorithm;
  /** PEM, `-----BEGIN PUBLIC KEY-----`. */
  publicKey: string;
  /** The `keyid` it goes by; any unless said. */
  keyId?: string | undefined;
}

/** What both sides have agreed on. */
export interface HttpMessageSignatureOptions {
  /** Two while one is being changed. */
  keys: readonly HttpSignatureKey[];
  /** The address the sender posts to. Without it, a signature over `@target-uri`, `@authority` and the like fails. */
  url?: string | undefined;
  /** What a signature must cover at least: `content-digest` unless said, which is covered in any case. */
  requiredComponents?: readonly string[] | undefined;
  /** Milliseconds a delivery may be old or early: five minutes unless said. */
  toleranceMs?: number | undefined;
}

const ECDSA_256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const ECDSA_384 = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };
const ALGORITHMS: Readonly<
  Record<HttpSignatureAlgorithm, { name: string; namedCurve?: string; hash?: string; saltLength?: number }>
> = {
  'ecdsa-p256-sha256': ECDSA_256,
  'ecdsa-p384-sha384': ECDSA_384,
  ed25519: { name: 'Ed25519' },
  'rsa-pss-sha512': { name: 'RSA-PSS', hash: 'SHA-512', saltLength: 64 },
  'rsa-v1_5-sha256': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
};

/**
 * HTTP Message Signatures, RFC 9421, over a `Content-Digest`, RFC 9530, which is held against the body. A signature must say
 * when it was made; one that covers what cannot be known here fails. Throws `validation_failed` at once for a key that is none.
 *
 * @example
 * ```ts
 * import { httpMessageSignature } from 'customer-status-kit/server/webhooks';
 *
 * export const scheme = (publicKey: string) =>
 *   httpMessageSignature({ keys: [{ alg: 'ecdsa-p384-sha384', publicKey }], url: 'https://www.example.com/api/webhooks/provider' });
 * ```
 */
export function httpMessageSignature(options: HttpMessageSignatureOptions): WebhookScheme {
  const { toleranceMs = 300_000, requiredComponents = [] } = options;
  const keys = options.keys.map(readKey);
  if (keys.length === 0) throw new CustomerStatusError('validation_failed', { message: 'httpMessageSignature needs a key' });
  const url = options.url === undefined ? undefined : new URL(options.url);
  const required = ['content-digest', ...requiredComponents];
  return async (request) => {
    if (!(await isDigestOf(request))) throw unsigned();
    const signatures = bytesByName(request.headers.get('signature'));
    const checks = signatureInputs(request.headers.get('signature-input')).map(async (input) => {
      const signedAt = signedWhen(input, request.now, toleranceMs);
      const base = signatureBase(input, request, url);
      if (signedAt === undefined || base === undefined || !required.every((name) => input.components.includes(name))) return [];
      const given = fromBase64(signatures.get(input.label) ?? '') ?? new Uint8Array();
      const results = await Promise.all(keys.filter((key) => fits(key, input)).map((key) => key.verify(given, base)));
      return results.includes(true) ? [signedAt] : [];
    });
    const [signedAt] = (await Promise.all(checks)).flat();
    if (signedAt === undefined) throw unsigned();
    return { id: toHex(await sha256Of(request.rawBody)), signedAt, text: bodyText(request) };
  };
}

/** Milliseconds since the epoch; `undefined` for one that is too old, too early, or says no time. */
function signedWhen({ params }: SignatureInput, now: number, toleranceMs: number): number | undefined {
  const created = params.get('created');
  const expires = params.get('expires') ?? Infinity;
  if (typeof created !== 'number' || typeof expires !== 'number' || expires * 1_000 <= now) return undefined;
  return Math.abs(now - created * 1_000) <= toleranceMs ? created * 1_000 : undefined;
}

function fits({ alg, keyId }: HttpSignatureKey, { params }: SignatureInput): boolean {
  return (params.get('alg') ?? alg) === alg && (keyId === undefined || params.get('keyid') === keyId);
}

interface ReadKey extends HttpSignatureKey {
  verify: (signature: Uint8Array<ArrayBuffer>, base: Uint8Array<ArrayBuffer>) => Promise<boolean>;
}

function readKey(key: HttpSignatureKey): ReadKey {
  const algorithm = ALGORITHMS[key.alg];
  const bytes = pemBytes(key.publicKey);
  let imported: Promise<CryptoKey> | undefined;
  return {
    ...key,
    async verify(signature, base) {
      imported ??= crypto.subtle.importKey('spki', bytes, algorithm, false, ['verify']);
      return crypto.subtle.verify(algorithm, await imported, signature, base);
    },
  };
}

/** What is signed: a line for each component, and one for how; `undefined` where a component is not known here. */
function signatureBase(
  { components, text }: SignatureInput,
  { headers }: WebhookRequest,
  url: URL | undefined,
): Uint8Array<ArrayBuffer> | undefined {
  const values = components.map((name) => (name.startsWith('@') ? derived(name, url) : headers.get(name)?.trim()));
  if (values.includes(undefined)) return undefined;
  const lines = components.map((name, at) => `"${name}": ${values[at] ?? ''}`);
  return utf8([...lines, `"@signature-params": ${text}`].join('\n'));
}

function derived(name: string, url: URL | undefined): string | undefined {
  if (name === '@method') return 'POST';
  if (url === undefined) return undefined;
  if (name === '@target-uri') return url.href;
  if (name === '@authority') return url.host;
  if (name === '@scheme') return url.protocol.slice(0, -1);
  if (name === '@request-target') return url.pathname + url.search;
  if (name === '@path') return url.pathname;
  return name === '@query' ? url.search || '?' : undefined;
}

/** Each digest that is known must fit, and one there must be. Both are in the delivery, so neither is a secret. */
async function isDigestOf({ headers, rawBody }: WebhookRequest): Promise<boolean> {
  const digests = bytesByName(headers.get('content-digest'));
  const known = (['sha-256', 'sha-512'] as const).filter((name) => digests.has(name));
  const results = await Promise.all(
    known.map(async (name) => {
      const digest = await crypto.subtle.digest(name.toUpperCase(), rawBody);
      return toBase64(new Uint8Array(digest)) === digests.get(name);
    }),
  );
  return results.length > 0 && !results.includes(false);
}
