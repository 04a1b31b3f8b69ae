import { CustomerStatusError } from '../../../model/index.js';
import { concat, fromBase64 } from '../../bytes.js';

const P384 = { name: 'ECDSA', namedCurve: 'P-384' };

/** `AlgorithmIdentifier` of a key on P-384: ecPublicKey, secp384r1. */
const ALGORITHM = Uint8Array.from([0x30, 0x10, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 5, 0x2b, 0x81, 4, 0, 0x22]);
const VERSION = Uint8Array.from([2, 1, 0]);

/**
 * The private key for signing requests: PEM as `openssl ecparam -genkey` writes it (`EC PRIVATE KEY`), or PKCS #8. Rejects
 * with `validation_failed` for anything else; the error holds nothing of the key.
 */
export async function signingKey(key: string | CryptoKey): Promise<CryptoKey> {
  if (typeof key !== 'string') return key;
  const [, kind, body = ''] =
    /^-----BEGIN (EC )?PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END \1?PRIVATE KEY-----$/.exec(key.trim()) ?? [];
  const bytes = fromBase64(body.replaceAll(/\s/g, ''));
  if (bytes === undefined || bytes.byteLength === 0) throw unusable();
  const wrapped = kind === undefined ? bytes : der(0x30, concat(VERSION, ALGORITHM, der(4, bytes)));
  return crypto.subtle.importKey('pkcs8', wrapped, P384, false, ['sign']).catch(() => {
    throw unusable();
  });
}

function der(tag: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = content.byteLength;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return concat(Uint8Array.from([tag, ...size]), content);
}

function unusable(): CustomerStatusError {
  return new CustomerStatusError('validation_failed', {
    message: 'the private key for OffBlocks must be PEM and on the curve P-384 (openssl ecparam -name secp384r1 -genkey)',
  });
}
