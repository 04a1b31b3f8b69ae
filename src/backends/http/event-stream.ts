import { type BackendUpdate, type Clock, CustomerStatusError, type SubscribeOptions } from '../../model/index.js';
import { type BackOff, backOff } from './back-off.js';
import type { HttpConnection } from '../connection/http-connection.js';
import { errorOfFailure, isFinalRefusal, isWithoutContent, protocolError } from '../connection/http-errors.js';
import { readPieces } from './read-pieces.js';
import type { StreamResume } from './shared-stream.js';
import { silenceWatch } from './silence-watch.js';
import { streamReader } from './stream-messages.js';

/** What a stream needs. */
export interface EventStreamOptions {
  connection: HttpConnection;
  path: string;
  clock: Clock;
  random: () => number;
  /** Milliseconds without a byte after which the connection counts as lost. */
  silenceMs: number;
  /** Where another page's stream left off, and who is told how far this one comes. */
  resume?: StreamResume | undefined;
}

/** One subscription, over all its connections. */
interface Subscription extends EventStreamOptions {
  listener: (update: BackendUpdate) => void;
  subscriber: SubscribeOptions;
  wait: BackOff;
  /** The id of the last message that was processed. */
  lastId: string | undefined;
  /** True once there was a connection that brought something. */
  isReturning: boolean;
}

/** A connection that has lasted this long works. One that is cut at once must not be asked for at once, again and again. */
const HEALTHY_MS = 3_000;

/** How one connection ended. */
interface StreamEnd {
  isOver: boolean;
  error?: CustomerStatusError | undefined;
}

/** Follows a stream until the signal aborts, the session ends or the server says that it is over. Comes back by itself. */
export async function followStream(
  options: EventStreamOptions,
  listener: (update: BackendUpdate) => void,
  subscriber: SubscribeOptions,
): Promise<void> {
  const wait = backOff(options.random);
  const subscription: Subscription = {
    ...options,
    listener,
    subscriber,
    wait,
    lastId: options.resume?.lastId,
    isReturning: false,
  };
  const { signal, onState } = subscriber;
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- one connection follows the other
    const end = await followConnection(subscription);
    if (signal.aborted) return;
    onState?.(end.isOver ? 'ended' : 'lost', end.error);
    if (end.isOver) return;
    // oxlint-disable-next-line no-await-in-loop -- the next connection comes later
    await pause(options.clock, wait.next(end.error?.retryAfterMs), signal);
  }
}

async function followConnection(subscription: Subscription): Promise<StreamEnd> {
  const { signal } = subscription.subscriber;
  const controller = new AbortController();
  const stop = () => controller.abort();
  const watch = silenceWatch(subscription.clock, subscription.silenceMs, stop);
  signal.addEventListener('abort', stop);
  try {
    const isOver = await readStream(subscription, controller.signal, watch.heard);
    return watch.isSilent() ? { isOver: false, error: silence() } : { isOver };
  } catch (failure) {
    const error = watch.isSilent() ? silence() : errorOfFailure(failure, controller.signal);
    return { isOver: isFinalRefusal(error), error };
  } finally {
    watch.stop();
    stop();
    signal.removeEventListener('abort', stop);
  }
}

/** Reads one connection to its end. Resolves with true when the server has nothing more to say, ever. */
async function readStream(subscription: Subscription, signal: AbortSignal, onHeard: () => void): Promise<boolean> {
  const { connection, path, lastId, wait, clock } = subscription;
  const headers = { accept: 'text/event-stream', 'last-event-id': lastId };
  const response = await connection({ method: 'GET', path, headers, signal });
  if (isWithoutContent(response)) return true;
  if (response.body === null || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel().catch(() => undefined);
    throw protocolError('the server answered with something other than an event stream');
  }
  const read = streamReader({
    onUpdate: (update, id) => {
      deliver(subscription, update);
      if (id !== undefined) noteId(subscription, id);
      subscription.resume?.onId(subscription.lastId);
    },
    onRetry: wait.setBase,
  });
  let openedAt: number | undefined;
  await readPieces(response.body, signal, (piece) => {
    onHeard();
    // Not before: a proxy that collects the body lets the headers through and nothing else.
    if (openedAt === undefined) greet(subscription);
    openedAt ??= clock.now();
    subscription.resume?.onHeard?.();
    if (clock.now() - openedAt >= HEALTHY_MS) wait.reset();
    read(piece);
  });
  return false;
}

/** An id that no header can carry is not come back with: everything is read again then. */
function noteId(subscription: Subscription, id: string): void {
  const known = /^[\t\x20-\x7e\x80-\xff]+$/.test(id) ? id : undefined;
  // Each connection brings it further, however short it is: there is no reason to come back later and later.
  if (known !== undefined && known !== subscription.lastId) subscription.wait.reset();
  subscription.lastId = known;
}

function greet(subscription: Subscription): void {
  subscription.subscriber.onState?.('open');
  // Without an id to come back with, the server cannot know what was missed.
  if (subscription.isReturning && subscription.lastId === undefined) {
    deliver(subscription, { resync: true });
    subscription.resume?.onId(undefined);
  }
  subscription.isReturning = true;
}

/** A listener that throws is the host's fault: it is reported as such and does not end the stream. */
function deliver({ listener, subscriber }: Subscription, update: BackendUpdate): void {
  if (subscriber.signal.aborted) return;
  try {
    listener(update);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

function silence(): CustomerStatusError {
  return new CustomerStatusError('timeout', { message: 'the stream fell silent' });
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clock.clearTimeout(handle);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const handle = clock.setTimeout(finish, ms);
    signal.addEventListener('abort', finish);
  });
}
