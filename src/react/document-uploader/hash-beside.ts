import { hashFile } from '../../files/index.js';
import { LARGEST_DIGESTED, rememberDigest } from '../../model/index.js';

/** A smaller file is hashed on the page's own thread before a worker has heard of it. */
const SMALLEST_HASHED = 1_000_000;

/**
 * Hashes a large file beside the page, where a worker is allowed, so that sending it does not hold the page up. What cannot
 * be hashed is sent all the same.
 */
export async function hashBeside(file: Blob, signal: AbortSignal): Promise<void> {
  if (file.size < SMALLEST_HASHED || file.size > LARGEST_DIGESTED) return;
  const hash = await hashFile(file, signal).catch(() => undefined);
  if (hash !== undefined) rememberDigest(file, hash);
}
