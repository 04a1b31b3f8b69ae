/** A file above this many bytes is sent without a digest: it would have to be held in memory whole. */
const LARGEST_DIGESTED = 64 * 1024 * 1024;

const known = new WeakMap<Blob, Promise<string | undefined>>();

/**
 * The digest of a file's bytes in the form of RFC 9530, `sha-256=:…:`, computed off the main thread; `undefined` for a large
 * file and where the platform has no cryptography, as on a page without TLS. The same blob is read once.
 */
export function contentDigest(file: Blob): Promise<string | undefined> {
  const digest = known.get(file) ?? computeDigest(file);
  known.set(file, digest);
  return digest;
}

async function computeDigest(file: Blob): Promise<string | undefined> {
  if (file.size > LARGEST_DIGESTED || globalThis.crypto?.subtle === undefined) return undefined;
  try {
    const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    return `sha-256=:${btoa(String.fromCharCode(...new Uint8Array(hash)))}:`;
  } catch {
    // A file that cannot be read fails when it is sent, with an error that says so.
    return undefined;
  }
}

/** The SHA-256 of a digest field, as hexadecimal; `undefined` where it names none. */
export function sha256OfDigest(field: string): string | undefined {
  const encoded = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|;|$)/.exec(field)?.[1];
  if (encoded === undefined) return undefined;
  return Array.from(atob(encoded), (character) => (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')).join('');
}

/** The reason with which a backend says that a file arrived with other bytes than were sent. */
export const DIGEST_MISMATCH = 'digest_mismatch';
