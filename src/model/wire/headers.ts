import { malformed } from './problem.js';

/** A version as an entity tag. */
export function toEtag(version: string): string {
  return `"${version}"`;
}

/** `If-None-Match` names what the reader has, and compares weakly: a proxy may have marked the tag as weak. */
export function isKnownTag(header: string | null, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

/** The caller's key. Refused with 400 when it is missing or no plain text. */
export function idempotencyKey(request: Request): string {
  const key = request.headers.get('idempotency-key');
  if (key === null) throw malformed(400, 'a write needs an Idempotency-Key header');
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw malformed(400, 'Idempotency-Key must be 1 to 255 printable ASCII characters');
  return key;
}

/** The version in `If-Match`; `*` and a missing header fit every version. */
export function expectedVersion(request: Request): string | undefined {
  const header = request.headers.get('if-match')?.trim();
  if (header === undefined || header === '*') return undefined;
  const version = /^"([^"]+)"$/.exec(header)?.[1];
  if (version === undefined) throw malformed(400, 'If-Match must hold one quoted version');
  return version;
}
