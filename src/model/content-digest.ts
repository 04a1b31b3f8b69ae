import { toHex } from './hex.js';

/** A file above this many bytes is sent without a digest: it would have to be held in memory whole. */
export const LARGEST_DIGESTED = 64 * 1024 * 1024;

const known = new WeakMap<Blob, Promise<string | undefined>>();

/**
 * The digest of a file's bytes in the form of RFC 9530, `sha-256=:…:`; `undefined` for a large file and where the platform
 * has no cryptography, as on a page without TLS. The same blob is read once. Chromium hashes on the thread that asks, about a
 * millisecond a megabyte: whoever has hashed the file elsewhere says so by `rememberDigest`, and nothing is hashed here.
 */
export function contentDigest(file: Blob): Promise<string | undefined> {
  const digest = known.get(file) ?? computeDigest(file);
  known.set(file, digest);
  return digest;
}

/**
 * Tells the SHA-256 of a file's bytes, as 64 hexadecimal digits, that was computed elsewhere, for example in a worker by
 * `hashFile`. A file that is sent afterwards goes with this digest. Anything else than such a hash is ignored.
 *
 * @example
 * ```ts
 * import { hashFile } from 'customer-status-kit/files';
 * import { rememberDigest } from 'customer-status-kit/model';
 *
 * export async function hashed(file: File): Promise<File> {
 *   rememberDigest(file, await hashFile(file));
 *   return file;
 * }
 * ```
 */
export function rememberDigest(file: Blob, sha256: string): void {
  if (!/^[0-9a-f]{64}$/i.test(sha256)) return;
  const bytes = Uint8Array.from(sha256.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  known.set(file, Promise.resolve(fieldOf(bytes)));
}

async function computeDigest(file: Blob): Promise<string | undefined> {
  if (file.size > LARGEST_DIGESTED || globalThis.crypto?.subtle === undefined) return undefined;
  try {
    const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    return fieldOf(new Uint8Array(hash));
  } catch {
    // A file that cannot be read fails when it is sent, with an error that says so.
    return undefined;
  }
}

function fieldOf(hash: Uint8Array): string {
  return `sha-256=:${btoa(String.fromCharCode(...hash))}:`;
}

/** The SHA-256 of a digest field, as hexadecimal; `undefined` where it names none. */
export function sha256OfDigest(field: string): string | undefined {
  const encoded = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|;|$)/.exec(field)?.[1];
  if (encoded === undefined) return undefined;
  return toHex(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)));
}

/** The reason with which a backend says that a file arrived with other bytes than were sent. */
export const DIGEST_MISMATCH = 'digest_mismatch';
