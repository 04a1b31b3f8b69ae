import { createHash } from 'node:crypto';
import { createSigner, httpbis } from 'http-message-signatures';

/** What a notice is signed with. */
export interface NoticeSignature {
  /** PEM. */
  privateKey: string;
  keyId: string;
  /** Milliseconds since the epoch. */
  now: number;
  /** Whether the address is signed too. */
  coversAddress: boolean;
}

/** A notice with its headers, signed by the library that OffBlocks names. */
export async function signedNotice(url: string, content: object, { privateKey, keyId, now, coversAddress }: NoticeSignature) {
  const body = JSON.stringify(content);
  const digest = createHash('sha256').update(body).digest('base64');
  const message = {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'content-digest': `sha-256=:${digest}:` },
  };
  const { headers } = await httpbis.signMessage(
    {
      key: createSigner(privateKey, 'ecdsa-p384-sha384', keyId),
      fields: ['@method', ...(coversAddress ? ['@target-uri'] : []), 'content-type', 'content-digest'],
      paramValues: { created: new Date(now), expires: new Date(now + 300_000) },
    },
    message,
  );
  return { body, headers: new Headers(headers) };
}
