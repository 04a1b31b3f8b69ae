/**
 * The SHA-256 of a file as 64 lower-case hexadecimal digits. Reading and hashing leave the page's thread free. Needs the
 * whole file in memory once. Rejects when the file cannot be read, when `signal` ends it, and outside a secure context,
 * where browsers do not hash.
 *
 * @example
 * ```ts
 * import { hashFile } from 'customer-status-kit/files';
 *
 * console.assert((await hashFile(new Blob([]))).startsWith('e3b0c442'));
 * ```
 */
export async function hashFile(file: Blob, signal?: AbortSignal): Promise<string> {
  signal?.throwIfAborted();
  const bytes = await file.arrayBuffer();
  signal?.throwIfAborted();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  signal?.throwIfAborted();
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
