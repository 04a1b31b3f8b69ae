import { CustomerStatusError } from '../model/index.js';
import type { MaintenanceReport } from './handler-options.js';
import type { HandlerParts } from './http/call.js';
import { STAGED } from './uploads/staged-upload.js';
import { sweepUploads } from './uploads/sweep-uploads.js';

/** Beside writes, what was remembered long enough is let go of this often at the most. */
const TIDY_EVERY_MS = 600_000;

/** A bucket that nobody has taken from for a day has filled again, and says no more than one that is not there. */
const BUCKETS_KEPT_MS = 86_400_000;

/** So many files are looked up at once. */
const BATCH = 500;

type Tidied = Pick<HandlerParts, 'store' | 'clock' | 'remembers' | 'onError' | 'draftsKeptMs'>;

/** Removes everything that is kept for a time only. What cannot be removed now keeps nothing else from it, and is reported. */
export async function maintain(parts: HandlerParts): Promise<MaintenanceReport> {
  const orNone = (work: Promise<number>, message: string) =>
    work.catch((cause: unknown) => {
      parts.onError(new CustomerStatusError('unavailable', { message, cause }));
      return 0;
    });
  const [forgotten, uploads, files] = await Promise.all([
    orNone(forget(parts), NOT_FORGOTTEN),
    orNone(sweepUploads(parts), 'uploads that were never finished could not be removed'),
    orNone(sweepFiles(parts), 'bytes without a record could not be looked for'),
  ]);
  return { forgotten, uploads, files };
}

const NOT_FORGOTTEN = 'old answers could not be removed from the store';

/** Lets go of what was remembered long enough, at most every ten minutes, without anybody waiting for it. */
export function tidyNowAndThen(parts: Tidied, inBackground: HandlerParts['inBackground']): () => void {
  let last = parts.clock();
  return () => {
    const now = parts.clock();
    if (now - last < TIDY_EVERY_MS) return;
    last = now;
    inBackground(
      forget(parts).catch((cause: unknown) =>
        parts.onError(new CustomerStatusError('unavailable', { message: NOT_FORGOTTEN, cause })),
      ),
    );
  };
}

/** A store removes a part at a time, so that nobody waits long; asked again until nothing is left. */
async function forget({ store, clock, remembers, draftsKeptMs }: Omit<Tidied, 'onError'>): Promise<number> {
  const now = clock();
  const before = {
    calls: now - remembers.answersMs,
    deliveries: now - remembers.deliveriesMs,
    drafts: draftsKeptMs === undefined ? undefined : now - draftsKeptMs,
    buckets: now - BUCKETS_KEPT_MS,
  };
  let all = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one part after another is the point
    const count = await store.prune(before);
    all += count;
    if (count === 0) return all;
  }
}

/**
 * Bytes are stored before the record that names them, and a process may end in between. What is older than any upload that
 * could still be under way and has no record is nobody's.
 */
async function sweepFiles({ files, store, clock, uploads, onError }: HandlerParts): Promise<number> {
  if (files.list === undefined || store.knownFileIds === undefined) return 0;
  let count = 0;
  let batch: string[] = [];
  const sweep = async () => {
    const known = new Set(await store.knownFileIds?.(batch));
    for (const id of batch.filter((candidate) => !known.has(candidate))) {
      // oxlint-disable-next-line no-await-in-loop -- one after another, beside the work of others
      await files.remove(id).then(
        () => (count += 1),
        (cause: unknown) =>
          onError(new CustomerStatusError('unavailable', { message: 'bytes without a record could not be removed', cause })),
      );
    }
    batch = [];
  };
  for await (const id of files.list(clock() - uploads.unfinishedMs)) {
    if (!id.startsWith(STAGED)) batch.push(id);
    if (batch.length >= BATCH) await sweep();
  }
  await sweep();
  return count;
}
