import { CustomerStatusError, type EventFilter, type LifecycleEventPage } from '../../model/index.js';
import type { StatusStore } from '../store/store.js';
import { eventVisibleTo, type Reader } from '../../model/wire/visible-to.js';

/** Which page of events. */
export interface PageQuery extends EventFilter {
  cursor?: string | undefined;
  limit?: number | undefined;
}

const DEFAULT_LIMIT = 50;

/** A page of events, newest first. One more than the page is read, to know whether another follows. */
export async function listPage(
  store: StatusStore,
  reader: Reader,
  customerId: string,
  { cursor, limit = DEFAULT_LIMIT, ...filter }: PageQuery,
): Promise<LifecycleEventPage> {
  const beforeSeq = cursor === undefined ? undefined : readCursor(cursor);
  const found = await store.listEvents(customerId, { ...filter, beforeSeq, limit: limit + 1 });
  const events = found.slice(0, limit).map((event) => eventVisibleTo(reader, event));
  const last = events.at(-1);
  return found.length > limit && last ? { events, nextCursor: writeCursor(last.seq) } : { events };
}

/** Opaque to clients, so that it may come to mean something else. */
function writeCursor(seq: number): string {
  return btoa(`before:${seq}`).replaceAll('=', '');
}

function readCursor(cursor: string): number {
  const seq = /^before:(\d{1,15})$/.exec(decode(cursor))?.[1];
  if (seq !== undefined) return Number(seq);
  const fieldErrors = [{ path: 'cursor', code: 'data_invalid' }];
  throw new CustomerStatusError('validation_failed', { message: 'the cursor is not one of ours', fieldErrors });
}

function decode(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return '';
  }
}
