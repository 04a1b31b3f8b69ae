import { Buffer } from 'node:buffer';
import { httpbis } from 'http-message-signatures';
import { sha256Of, toBase64, utf8 } from '../../bytes.js';

/** With what requests are signed. */
export interface RequestSignature {
  key: CryptoKey;
  keyId: string;
  /** What the signature covers, as far as a request has it. */
  components: readonly string[];
  /** Milliseconds since the epoch. */
  now: number;
}

/** What a signature covers unless said: OffBlocks documents that there is one, and not what it is over. */
export const COVERED = ['@method', '@target-uri', 'authorization', 'content-digest', 'idempotency-key'] as const;

const LIFETIME_MS = 300_000;
const ECDSA = { name: 'ECDSA', hash: 'SHA-384' };

/** `Content-Digest` of a body, RFC 9530. */
export async function contentDigest(body: string): Promise<string> {
  return `sha-256=:${toBase64(await sha256Of(utf8(body)))}:`;
}

/** `Signature` and `Signature-Input` of a request, RFC 9421 with ECDSA on P-384 and SHA-384, good for five minutes. */
export async function signatureHeaders(
  message: { method: string; url: string; headers: Record<string, string> },
  { key, keyId, components, now }: RequestSignature,
): Promise<Record<string, string>> {
  const sign = async (data: Uint8Array) => Buffer.from(await crypto.subtle.sign(ECDSA, key, new Uint8Array(data)));
  const { headers } = await httpbis.signMessage(
    {
      key: { id: keyId, alg: 'ecdsa-p384-sha384', sign },
      fields: components.filter((name) => name.startsWith('@') || message.headers[name] !== undefined),
      paramValues: { created: new Date(now), expires: new Date(now + LIFETIME_MS) },
    },
    message,
  );
  return { signature: String(headers['Signature']), 'signature-input': String(headers['Signature-Input']) };
}
