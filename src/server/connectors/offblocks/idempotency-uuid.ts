import { concat, sha256Of, toHex } from '../../bytes.js';

/**
 * A UUID for one intent, the same each time (version 8, from a SHA-256). OffBlocks takes nothing else for a key, and the key
 * of a caller is any text, which may be used again for another request.
 */
export async function idempotencyUuid(
  key: string,
  request: { method: string; path: string; body?: string | undefined },
): Promise<string> {
  const { method, path, body = '' } = request;
  const bytes = (await sha256Of(concat(JSON.stringify([method, path, body, key])))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
