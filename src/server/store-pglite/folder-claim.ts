import { CustomerStatusError } from '../../model/index.js';
import { takeLock } from './owner-lock.js';

/** A folder that belongs to this process until it is released. */
export interface FolderClaim {
  release(): Promise<void>;
  /** Runs the first work it is given, and answers every later call with the first one's result. */
  once(work: () => Promise<void>): Promise<void>;
}

/** Folders claimed in this process: a process id alone cannot tell a second opener from a restart with the same id. */
const claimed = new Set<string>();

/**
 * Makes the folder if needed and claims it for this process. Rejects with `unavailable` when a living process has it; the
 * claim of a dead one is taken over.
 */
export async function claimFolder(folder: string): Promise<FolderClaim> {
  const { mkdir, realpath, rm } = await import('node:fs/promises');
  const paths = await import('node:path');
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    const message = `the data folder "${folder}" cannot be made. Choose a folder that can be written`;
    throw new CustomerStatusError('unavailable', { message, cause });
  });
  const lock = paths.join(await realpath(folder), 'owner.lock');
  if (claimed.has(lock)) throw taken(folder, process.pid);
  claimed.add(lock);
  try {
    await own(folder, lock);
  } catch (error) {
    claimed.delete(lock);
    throw error;
  }
  let closing: Promise<void> | undefined;
  return {
    once: (work) => (closing ??= work()),
    async release() {
      await rm(lock, { force: true });
      claimed.delete(lock);
    },
  };
}

async function own(folder: string, lock: string): Promise<void> {
  const outcome = await takeLock(lock).catch((cause: unknown) => {
    throw notWritable(folder, cause);
  });
  if (outcome.state === 'taken') throw taken(folder, outcome.pid);
}

function taken(folder: string, pid: number | undefined): CustomerStatusError {
  const owner = pid === undefined ? 'another process' : `process ${pid}`;
  return new CustomerStatusError('unavailable', {
    message: `the data folder "${folder}" is in use by ${owner}. A folder belongs to one process: stop the other one, or name another folder`,
  });
}

function notWritable(folder: string, cause: unknown): CustomerStatusError {
  const message = `the data folder "${folder}" cannot be written. Choose a folder that can be written`;
  return new CustomerStatusError('unavailable', { message, cause });
}
