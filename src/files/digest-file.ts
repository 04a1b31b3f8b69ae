import { toHex } from '../model/hex.js';
import type { Pace } from './prepare-picture.js';

/** The SHA-256 of a file, on this thread. */
export async function digestFile(file: Blob, { throwIfEnded }: Pick<Pace, 'throwIfEnded'>): Promise<string> {
  const bytes = await file.arrayBuffer();
  throwIfEnded();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  throwIfEnded();
  return toHex(digest);
}
