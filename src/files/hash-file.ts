import { runPictureJob } from './run-picture-job.js';

/**
 * The SHA-256 of a file as 64 lower-case hexadecimal digits. Reading leaves the page's thread free; hashing does in the
 * worker, where `allowPictureWorker` allows one, and without it holds the page up for about a millisecond a megabyte,
 * because Chromium hashes where it is asked. Needs the whole file in memory once. Rejects when the file cannot be read, when
 * `signal` ends it, and outside a secure context, where browsers do not hash.
 *
 * @example
 * ```ts
 * import { hashFile } from 'customer-status-kit/files';
 *
 * console.assert((await hashFile(new Blob([]))).startsWith('e3b0c442'));
 * ```
 */
export async function hashFile(file: Blob, signal?: AbortSignal): Promise<string> {
  return (await runPictureJob({ kind: 'hash', file }, signal)).hash;
}
