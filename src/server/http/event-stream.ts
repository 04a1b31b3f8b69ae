import { CustomerStatusError } from '../../model/index.js';
import type { StatusStore, StoredEvent } from '../store/store.js';
import { authorise, mayReach } from './authorise.js';
import type { Call } from './call.js';
import { liveBytes } from './live-bytes.js';
import type { StreamRefusal } from '../../model/wire/stream-frames.js';
import { streamQueue, type StreamQueue } from './stream-queue.js';

/** More than this many missed events are not replayed: the reader is told to read them anew. */
const MAX_REPLAY = 200;

/** Milliseconds after which the first readers of a server that stopped come back; the last come after five times as long. */
const COME_BACK_MS = 1_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * A stream of one customer as server-sent events: missed `lifecycle` events where `Last-Event-ID` is known, else `resync`;
 * then the `snapshot`, then whatever changes. Ids are the numbers of the events. It ends when the reader goes or stops
 * reading; with a last `ended` when they may no longer read; and with a time to come back when the handler is closed.
 */
export async function openStream(call: Call): Promise<Response> {
  const { parts, customerId } = call;
  if (call.request.method === 'HEAD') return new Response(null, { headers: HEADERS });
  assertRoom(call);
  const queue = streamQueue(call.reader);
  // Before anything is waited for: of many that come at once, each sees the places that the others have taken.
  const leave = parts.feed.watch(customerId, queue.push);
  try {
    await fillWithPresent(call, queue);
  } catch (error) {
    leave();
    throw error;
  }
  const body = liveBytes({
    queue,
    heartbeatMs: parts.heartbeatMs,
    gone: call.request.signal,
    closing: parts.signal,
    comeBackMs: () => COME_BACK_MS * (1 + parts.random() * 4),
    refusal: () => refusal(call),
    onEnd: leave,
  });
  return new Response(body, { headers: HEADERS });
}

function assertRoom({ parts: { feed, limits }, customerId }: Call): void {
  const hasRoom = feed.watcherCount(customerId) < limits.streamsPerCustomer && feed.watcherCount() < limits.streams;
  if (hasRoom) return;
  throw new CustomerStatusError('rate_limited', {
    message: 'too many streams are open, for this customer or in all',
    retryAfterMs: 5_000,
  });
}

/** Watching began before this, so nothing falls between what is read here and what is pushed. */
async function fillWithPresent({ parts, request, customerId }: Call, queue: StreamQueue): Promise<void> {
  const { snapshot, lastSeq } = await parts.service.read(customerId);
  parts.feed.seen(customerId, { snapshot, lastSeq, events: [] });
  const lastId = request.headers.get('last-event-id');
  const missed = lastId === null ? [] : await readMissed(parts.store, customerId, lastId, lastSeq);
  queue.begin({ snapshot, lastSeq, events: missed ?? [] }, missed === undefined);
}

/** The events after an id, or `undefined` when the id is not one of this customer's or too long ago. */
async function readMissed(
  store: StatusStore,
  customerId: string,
  lastId: string,
  lastSeq: number,
): Promise<StoredEvent[] | undefined> {
  const seen = /^\d{1,15}$/.test(lastId) ? Number(lastId) : Number.POSITIVE_INFINITY;
  if (seen > lastSeq || lastSeq - seen > MAX_REPLAY) return undefined;
  return (await store.listEventsAfter(customerId, seen, MAX_REPLAY)).filter((event) => event.seq <= lastSeq);
}

/** Permission is asked for again while the stream is open: a session that ended, or was narrowed, ends the stream. */
async function refusal({ parts, request, customerId, reader }: Call): Promise<StreamRefusal | undefined> {
  try {
    const access = await authorise(request, parts.authorize);
    return access.role === reader && mayReach(access, customerId) ? undefined : 'forbidden';
  } catch {
    return 'unauthenticated';
  }
}
