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

/** A queue that cannot grow: of snapshots only the newest waits, and too many events become one `resync`. */
export function streamQueue(reader: Reader): StreamQueue {
  let hasBegun = false;
  let sentSeq = 0;
  let lastSeq = 0;
  let events: StoredEvent[] = [];
  let snapshot: CustomerSnapshot | undefined;
  let isResync = false;
  let onPush = nothing;

  const add = (change: CustomerChange) => {
    events.push(...change.events);
    if (isNewer(change.snapshot, snapshot)) snapshot = change.snapshot;
    lastSeq = Math.max(lastSeq, change.lastSeq);
    if (events.length <= MAX_WAITING) return;
    events = [];
    isResync = true;
  };

  return {
    push(change) {
      add(change);
      if (hasBegun) onPush();
    },
    begin(present, isMissing) {
      const pushed = { events, snapshot, lastSeq };
      events = [...present.events, ...pushed.events.filter((event) => event.seq > present.lastSeq)];
      snapshot = pushed.snapshot !== undefined && isNewer(pushed.snapshot, present.snapshot) ? pushed.snapshot : present.snapshot;
      lastSeq = Math.max(pushed.lastSeq, present.lastSeq);
      isResync ||= isMissing;
      hasBegun = true;
    },
    take() {
      if (!hasBegun) return '';
      const unsent = events.filter((event) => event.seq > sentSeq);
      const parts = [
        ...(isResync ? [frame('resync', undefined, {})] : []),
        ...unsent.map((event) => frame('lifecycle', event.seq, eventVisibleTo(reader, event))),
        ...(snapshot ? [frame('snapshot', lastSeq, snapshotVisibleTo(reader, snapshot))] : []),
      ];
      sentSeq = Math.max(sentSeq, lastSeq);
      events = [];
      snapshot = undefined;
      isResync = false;
      return parts.join('');
    },
    onPush: (listener) => {
      onPush = listener;
    },
  };
}

function nothing(): void {}

function isNewer(candidate: CustomerSnapshot, held: CustomerSnapshot | undefined): boolean {
  return held === undefined || BigInt(candidate.version) > BigInt(held.version);
}

/** JSON holds no line break of its own, so no text of a customer can begin a new frame. */
function frame(name: 'snapshot' | 'lifecycle' | 'resync', id: number | undefined, data: unknown): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
