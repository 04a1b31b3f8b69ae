import { type CustomerSnapshot, CustomerStatusError, type DocumentSide, type WriteOptions } from '../../model/index.js';
import type { Ask } from './sep12-requirements.js';

/** A file that was given in this session. */
export interface KeptFile {
  /** The id the kit knows it by. */
  id: string;
  requirementId: string;
  documentType: string;
  /** The field it is for. */
  field: string;
  side: DocumentSide;
  mime: string;
  size: number;
  /** ISO 8601 instant. */
  uploadedAt: string;
  /** The bytes, while they wait for the answers. */
  blob?: Blob | undefined;
  /** The anchor's own id, where it has the file already. */
  fileId?: string | undefined;
  isSent: boolean;
}

/** What a key came to. */
export interface KeyRecord {
  intent: string;
  /** `begun`: a try may have arrived, and the same may be sent again. `stored`: nothing is to be sent any more. */
  progress: 'new' | 'begun' | 'stored';
  /** What is to be sent, and sent again, once it was checked. Each try has a signal of its own. */
  send?: ((signal: AbortSignal | undefined) => Promise<void>) | undefined;
  outcome?: Promise<unknown> | undefined;
}

/** What is kept of one customer while the page is open. */
export interface Sep12Session {
  customerId: string;
  /** The anchor's own id, once it has told one. */
  anchorId?: string | undefined;
  /** The locale of the read before, so that a write sees the customer as they were shown. */
  locale?: string | undefined;
  latest?: { snapshot: CustomerSnapshot; asks: readonly Ask[]; content: string } | undefined;
  /** Reads are counted, so that a slow one does not take the place of a later one. */
  reads: { begun: number; shown: number };
  files: KeptFile[];
  keys: Map<string, KeyRecord>;
}

/** A customer of whom nothing is known yet. */
export function newSession(customerId: string): Sep12Session {
  return { customerId, reads: { begun: 0, shown: 0 }, files: [], keys: new Map() };
}

const MAX_KEYS = 100;

/**
 * One effect for one key: the same intent gets the same answer, another one is refused, and a try that failed may be repeated.
 */
export function onceByKey<Output>(
  session: Sep12Session,
  write: Pick<WriteOptions, 'idempotencyKey' | 'signal'>,
  intent: string,
  run: (record: KeyRecord) => Promise<Output>,
): Promise<Output> {
  const { keys } = session;
  const key = write.idempotencyKey;
  const record = keys.get(key) ?? { intent, progress: 'new' };
  if (record.intent !== intent) {
    const message = 'the key was used for something else: make a new one';
    return Promise.reject(new CustomerStatusError('idempotency_mismatch', { message }));
  }
  if (record.outcome !== undefined) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the intent names the operation, and so the answer's type
    return (record.outcome as Promise<Output>).catch((error: unknown) => {
      // Whoever began it gave up, and not whoever waits here.
      if (!isAborted(error) || write.signal?.aborted) throw error;
      return onceByKey(session, write, intent, run);
    });
  }
  remember(keys, key, record);
  const outcome = run(record);
  record.outcome = outcome;
  outcome.catch(() => {
    record.outcome = undefined;
    if (record.progress === 'new') keys.delete(key);
  });
  return outcome;
}

function isAborted(error: unknown): boolean {
  return error instanceof CustomerStatusError && error.code === 'aborted';
}

function remember(keys: Map<string, KeyRecord>, key: string, record: KeyRecord): void {
  const oldest = keys.keys().next();
  if (keys.size >= MAX_KEYS && oldest.done !== true) keys.delete(oldest.value);
  keys.set(key, record);
}
