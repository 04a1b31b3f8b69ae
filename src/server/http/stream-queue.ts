import type { CustomerSnapshot } from '../../model/index.js';
import type { CustomerChange } from '../service/change-feed.js';
import { snapshotText } from '../service/snapshot-text.js';
import { eventVisibleTo, type Reader } from '../../model/wire/visible-to.js';
import type { StoredEvent } from '../store/store.js';
import { messageFrame, textFrame } from '../../model/wire/stream-frames.js';

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

/** What has been sent already. */
interface Sent {
  seq: number;
  version: string | undefined;
}

/**
 * A queue that cannot grow: of snapshots only the newest waits, and too many events become one `resync`. Whatever order
 * changes come in, what is sent never goes back, and where an event is missing the reader is told to read them anew.
 */
export function streamQueue(reader: Reader): StreamQueue {
  let hasBegun = false;
  let sent: Sent = { seq: 0, version: undefined };
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
      sent = { seq: present.lastSeq - present.events.length, version: undefined };
      hasBegun = true;
    },
    take() {
      if (!hasBegun) return '';
      const text = toFrames(reader, waiting, sent);
      sent = { seq: Math.max(sent.seq, waiting.lastSeq), version: newest(waiting.snapshot?.version, sent.version) };
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
    snapshot: isNewer(change.snapshot.version, waiting.snapshot?.version) ? change.snapshot : waiting.snapshot,
    lastSeq: Math.max(waiting.lastSeq, change.lastSeq),
    isResync: waiting.isResync || hasTooMany,
  };
}

function toFrames(reader: Reader, { events, snapshot, lastSeq, isResync }: Waiting, sent: Sent): string {
  const fresh = inOrder(events).filter((event) => event.seq > sent.seq);
  const isMissing = fresh.length !== Math.max(0, lastSeq - sent.seq);
  const frames = fresh.map((event) => messageFrame('lifecycle', event.seq, eventVisibleTo(reader, event)));
  if (isResync || isMissing) frames.unshift(messageFrame('resync', undefined, {}));
  if (snapshot && isNewer(snapshot.version, sent.version)) {
    frames.push(textFrame('snapshot', lastSeq, snapshotText(reader, snapshot)));
  }
  return frames.join('');
}

/** Each event once, by its number. */
function inOrder(events: readonly StoredEvent[]): StoredEvent[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
}

function newest(candidate: string | undefined, held: string | undefined): string | undefined {
  return candidate !== undefined && isNewer(candidate, held) ? candidate : held;
}

function nothing(): void {}

function isNewer(candidate: string, held: string | undefined): boolean {
  return held === undefined || BigInt(candidate) > BigInt(held);
}
