import type { HandlerParts } from '../http/call.js';
import { STAGED } from './staged-upload.js';

/** Removes what was begun and not finished in time, and tells how many uploads that were. */
export async function sweepUploads({
  files,
  uploads,
  clock,
}: Pick<HandlerParts, 'files' | 'uploads' | 'clock'>): Promise<number> {
  const before = clock() - uploads.unfinishedMs;
  const counts = await Promise.all([files.sweep?.(STAGED, before), uploads.resumable?.sweep(before)]);
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
