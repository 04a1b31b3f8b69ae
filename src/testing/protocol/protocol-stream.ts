import { type BackendUpdate, CustomerStatusError, type LifecycleEvent } from '../../model/index.js';
import { BEAT_FRAME, messageFrame } from '../../model/wire/stream-frames.js';
import { eventVisibleTo, snapshotVisibleTo } from '../../model/wire/visible-to.js';
import type { ProtocolCall } from './protocol-call.js';

const BEAT_MS = 15_000;

/** More than this many missed events are not told again. */
const MAX_REPLAY = 200;

/** A stream of one customer: what was missed, the customer now, then whatever the backend pushes, as it pushes it. */
export async function openStream(call: ProtocolCall): Promise<Response> {
  const end = new AbortController();
  const line = streamLine(call, end);
  // Before anything is read, so that nothing falls between what is read and what is pushed.
  call.backend.subscribe(call.customerId, line.take, { signal: end.signal, onState: line.follow });
  try {
    await line.begin();
  } catch (error) {
    end.abort();
    throw error;
  }
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform' };
  return new Response(line.body, { headers });
}

function streamLine(call: ProtocolCall, end: AbortController) {
  const pipe = bytesOf(call, end);
  const frames = frameWriter(call);
  let waiting: BackendUpdate[] | undefined = [];
  const flush = () => {
    const updates = waiting ?? [];
    waiting = undefined;
    pipe.send(frames.ofUpdates(updates));
  };
  return {
    body: pipe.body,
    begin: async () => {
      pipe.send(await frames.ofPresent());
      flush();
    },
    /** One change comes as several pushes, one right after the other: its events are told first, its snapshot last. */
    take: (update: BackendUpdate) => {
      if (waiting === undefined) queueMicrotask(flush);
      waiting = [...(waiting ?? []), update];
    },
    follow: (state: 'open' | 'lost' | 'ended') => {
      if (state !== 'open') pipe.cut();
    },
  };
}

/** The body of a stream: open until its reader goes, or until it is cut in the middle as a broken line would be. */
function bytesOf({ request, clock, onStream }: ProtocolCall, end: AbortController) {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let beat: unknown;
  const close = (how: (open: ReadableStreamDefaultController<Uint8Array>) => void) => {
    const open = controller;
    controller = undefined;
    clock.clearTimeout(beat);
    end.abort();
    forget();
    if (open !== undefined) how(open);
  };
  const cut = () => close((open) => open.error(new TypeError('the stream was cut')));
  const forget = onStream(cut);
  const send = (text: string) => {
    if (text !== '') controller?.enqueue(encoder.encode(text));
  };
  const live = () => {
    beat = clock.setTimeout(() => {
      send(BEAT_FRAME);
      live();
    }, BEAT_MS);
  };
  const body = new ReadableStream<Uint8Array>({
    start: (open) => {
      controller = open;
      live();
    },
    cancel: () => close(() => undefined),
  });
  request.signal.addEventListener('abort', () => close((open) => open.close()), { once: true });
  return { body, send, cut };
}

function frameWriter({ backend, customerId, reader, request, note }: ProtocolCall) {
  let lastSeq = 0;
  const ofEvent = (event: LifecycleEvent) => {
    lastSeq = Math.max(lastSeq, event.seq ?? 0);
    return messageFrame('lifecycle', lastSeq, eventVisibleTo(reader, event));
  };
  const ofSnapshot = ({ snapshot }: BackendUpdate) => {
    if (snapshot === undefined) return '';
    note(snapshot);
    return messageFrame('snapshot', lastSeq, snapshotVisibleTo(reader, snapshot));
  };
  return {
    ofUpdates: (updates: readonly BackendUpdate[]) => {
      const resync = updates.some((update) => update.resync) ? messageFrame('resync', undefined, {}) : '';
      const events = updates.flatMap(({ event }) => (event === undefined ? [] : [ofEvent(event)]));
      return [resync, ...events, ...updates.map(ofSnapshot)].join('');
    },
    ofPresent: async () => {
      const snapshot = await backend.getCustomer(customerId, { signal: request.signal });
      const { events } = await backend.listEvents(customerId, { limit: MAX_REPLAY, signal: request.signal });
      const missed = missedSince(request.headers.get('last-event-id'), events);
      lastSeq = events[0]?.seq ?? 0;
      const replay = missed?.map((event) => messageFrame('lifecycle', event.seq, eventVisibleTo(reader, event)));
      return [...(replay ?? [messageFrame('resync', undefined, {})]), ofSnapshot({ snapshot })].join('');
    },
  };
}

/** The events after an id, oldest first; `undefined` where the id says nothing. Whoever comes for the first time has missed none. */
function missedSince(lastId: string | null, newestFirst: readonly LifecycleEvent[]): LifecycleEvent[] | undefined {
  if (lastId === null) return [];
  const newest = newestFirst[0]?.seq ?? 0;
  const seen = /^\d{1,15}$/.test(lastId) ? Number(lastId) : Number.POSITIVE_INFINITY;
  if (seen > newest || newest - seen > newestFirst.length) return undefined;
  return newestFirst.filter(({ seq = 0 }) => seq > seen).toReversed();
}

/** The error of a request that got nowhere. */
export function isBrokenLine(error: unknown): boolean {
  return error instanceof CustomerStatusError && (error.code === 'network' || error.code === 'offline');
}
