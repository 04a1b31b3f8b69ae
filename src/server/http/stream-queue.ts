import type { CustomerSnapshot } from '../../model/index.js';
import type { CustomerChange } from '../service/change-feed.js';
import { eventVisibleTo, type Reader, snapshotVisibleTo } from '../service/visible-to.js';
import type { StoredEvent } from '../store/store.js';

/** What waits to be sent on one stream. */
export interface StreamQueue {
  /** Takes a change that was just stored. */
  push: (change: CustomerChange) => void;
  /** Takes what there was before; changes pushed meanwhile and contained in it are not sent twice. */
  begin: (present: CustomerChange, isResync: boolean) => void;
  /** Everything that waits, as text to send; empty when nothing waits. */
  take: () => string;
  /** Who is told that something waits. */
  onPush: (listener: () => void) => void;
}

/** With more events than this waiting the reader is told to read them anew. */
const MAX_WAITING = 200;

interface Waiting {
  events: StoredEvent[];
  snapshot: CustomerSnapshot | undefined;
  lastSeq: number;
  isResync: boolean;
}

/** A queue that cannot grow: of snapshots only the newest waits, and too many events become one `resync`. */
export function streamQueue(reader: Reader): StreamQueue {
  let hasBegun = false;
  let sentSeq = 0;
  let waiting: Waiting = { events: [], snapshot: undefined, lastSeq: 0, isResync: false };
  let onPush = nothing;
  return {
    push(change) {
      waiting = withChange(waiting, change);
      if (hasBegun) onPush();
    },
    begin(present, isResync) {
      const pushed = waiting.events.filter((event) => event.seq > present.lastSeq);
      const held = { ...waiting, events: [...present.events], isResync: waiting.isResync || isResync };
      waiting = withChange(held, { ...present, events: pushed });
      hasBegun = true;
    },
    take() {
      if (!hasBegun) return '';
      const text = toFrames(reader, waiting, sentSeq);
      sentSeq = Math.max(sentSeq, waiting.lastSeq);
      waiting = { ...waiting, events: [], snapshot: undefined, isResync: false };
      return text;
    },
    onPush: (listener) => {
      onPush = listener;
    },
  };
}

function withChange(waiting: Waiting, change: CustomerChange): Waiting {
  const events = [...waiting.events, ...change.events];
  const hasTooMany = events.length > MAX_WAITING;
  return {
    events: hasTooMany ? [] : events,
    snapshot: isNewer(change.snapshot, waiting.snapshot) ? change.snapshot : waiting.snapshot,
    lastSeq: Math.max(waiting.lastSeq, change.lastSeq),
    isResync: waiting.isResync || hasTooMany,
  };
}

function toFrames(reader: Reader, { events, snapshot, lastSeq, isResync }: Waiting, sentSeq: number): string {
  const frames = events
    .filter((event) => event.seq > sentSeq)
    .map((event) => frame('lifecycle', event.seq, eventVisibleTo(reader, event)));
  if (isResync) frames.unshift(frame('resync', undefined, {}));
  if (snapshot) frames.push(frame('snapshot', lastSeq, snapshotVisibleTo(reader, snapshot)));
  return frames.join('');
}

function nothing(): void {}

function isNewer(candidate: CustomerSnapshot, held: CustomerSnapshot | undefined): boolean {
  return held === undefined || BigInt(candidate.version) > BigInt(held.version);
}

/** JSON holds no line break of its own, so no text of a customer can begin a new frame. */
function frame(name: 'snapshot' | 'lifecycle' | 'resync', id: number | undefined, data: unknown): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
