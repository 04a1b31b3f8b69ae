import type { ChangeNotice, CustomerPosition, SharedChanges, StatusStore, StoredCustomer } from '../store/store.js';
import type { CustomerChange } from './change-feed.js';
import { letProcessEnd } from './let-process-end.js';

/** What the part of a feed that hears other processes needs. */
export interface SharedFeedOptions {
  store: StatusStore;
  changes: SharedChanges;
  deliver: (customerId: string, change: CustomerChange) => void;
  watched: () => string[];
  isWatched: (customerId: string) => boolean;
  onFault: (fault: unknown) => void;
  repairMs: number;
}

/** The part of a feed that hears other processes. */
export interface SharedFeed {
  publish: (customerId: string, change: CustomerChange) => void;
  seen: (customerId: string, position: CustomerChange) => void;
  /** Finds out where a watcher begins that has not read the store itself. */
  locate: (customerId: string) => void;
  /** Nobody watches a customer any more. */
  forget: (customerId: string) => void;
  close: () => void;
}

/** How far the watchers of a customer have been told. */
type Cursor = Pick<CustomerPosition, 'version' | 'lastSeq'>;

/** What is read at once; more than this a stream does not replay anyway. */
const MAX_EVENTS = 201;

/** Customers asked about in one query. */
const ASKED_AT_ONCE = 5_000;

/**
 * Keeps, for each watched customer, how far its watchers have been told, and reads from the store whatever lies between that
 * and what it hears of: a change of this process, a notice of another, or a look at all watched customers now and then, for
 * a notice may be lost. What is delivered is in order and without a gap.
 */
export function sharedFeed(options: SharedFeedOptions): SharedFeed {
  const { store, changes, deliver, isWatched } = options;
  const cursors = new Map<string, Cursor>();
  const told = (customerId: string, { snapshot, events, lastSeq }: CustomerChange) => {
    cursors.set(customerId, { version: snapshot.version, lastSeq });
    deliver(customerId, { snapshot, events, lastSeq });
  };
  const catchUp = oneAtATime(async (customerId) => {
    const stored = isWatched(customerId) ? await store.getCustomer(customerId) : undefined;
    const cursor = cursors.get(customerId);
    if (stored === undefined || isBehind(stored.snapshot.version, cursor)) return;
    const after = cursor?.lastSeq ?? stored.lastSeq;
    const missed = after < stored.lastSeq ? await store.listEventsAfter(customerId, after, MAX_EVENTS) : [];
    // This process may have told more while the store was read.
    if (!isWatched(customerId) || isBehind(stored.snapshot.version, cursors.get(customerId))) return;
    told(customerId, { ...stored, events: missed.filter(({ seq }) => seq <= stored.lastSeq) });
  });
  const heard = ({ customerId, version, lastSeq, events }: ChangeNotice) => {
    if (!isWatched(customerId) || isBehind(version, cursors.get(customerId))) return;
    // Who watches without saying where they stand is told from this change on.
    if (!cursors.has(customerId)) cursors.set(customerId, { version: String(BigInt(version) - 1n), lastSeq: lastSeq - events });
    catchUp(customerId);
  };
  const repair = repairer(options, (position) => {
    if (!isBehind(position.version, cursors.get(position.customerId))) catchUp(position.customerId);
  });
  const timer = setInterval(repair, options.repairMs);
  letProcessEnd(timer);
  const unfollow = changes.follow({ changed: heard, interrupted: repair });
  return {
    publish(customerId, change) {
      const cursor = cursors.get(customerId);
      if (!isWatched(customerId) || isBehind(change.snapshot.version, cursor)) return;
      if (cursor === undefined || isNext(change, cursor)) told(customerId, change);
      else catchUp(customerId);
    },
    seen(customerId, { snapshot: { version }, lastSeq }) {
      const cursor = cursors.get(customerId);
      if (!isWatched(customerId) || cursor?.version === version) return;
      // A newcomer may have read less than the others were told meanwhile: that is told once more, and they know it.
      if (cursor === undefined || isBehind(version, cursor)) cursors.set(customerId, { version, lastSeq });
      if (cursor !== undefined) catchUp(customerId);
    },
    locate: (customerId) => {
      const settle = ({ snapshot: { version }, lastSeq }: StoredCustomer) => {
        if (isWatched(customerId) && !cursors.has(customerId)) cursors.set(customerId, { version, lastSeq });
      };
      // Should the store not answer now, the next notice or look says where to begin.
      store.getCustomer(customerId).then((stored) => stored && settle(stored), nothing);
    },
    forget: (customerId) => void cursors.delete(customerId),
    close: () => {
      clearInterval(timer);
      unfollow();
    },
  };
}

/** True when watchers have been told as much already. */
function isBehind(version: string, cursor: Cursor | undefined): boolean {
  return cursor !== undefined && BigInt(version) <= BigInt(cursor.version);
}

function isNext({ snapshot, events, lastSeq }: CustomerChange, cursor: Cursor): boolean {
  return lastSeq - events.length === cursor.lastSeq && BigInt(snapshot.version) === BigInt(cursor.version) + 1n;
}

/** One reading of a customer at a time, and one more for whatever was asked meanwhile. A reading that fails is left to the next look. */
function oneAtATime(read: (customerId: string) => Promise<void>): (customerId: string) => void {
  const running = new Set<string>();
  const wanted = new Set<string>();
  const run = async (customerId: string) => {
    while (wanted.delete(customerId)) {
      // oxlint-disable-next-line no-await-in-loop -- one reading after the other
      await read(customerId).catch(nothing);
    }
    running.delete(customerId);
  };
  return (customerId) => {
    wanted.add(customerId);
    if (running.has(customerId)) return;
    running.add(customerId);
    void run(customerId);
  };
}

/** Looks where all watched customers stand. A failure is reported once, until a look succeeds. */
function repairer(options: SharedFeedOptions, onPosition: (position: CustomerPosition) => void): () => void {
  const { changes, watched, onFault } = options;
  let running: Promise<void> | undefined;
  let hasFailed = false;
  let isWanted = false;
  const look = async () => {
    while (isWanted) {
      isWanted = false;
      const ids = watched();
      for (let at = 0; at < ids.length; at += ASKED_AT_ONCE) {
        // oxlint-disable-next-line no-await-in-loop -- one query after the other
        for (const position of await changes.positions(ids.slice(at, at + ASKED_AT_ONCE))) onPosition(position);
      }
      hasFailed = false;
    }
  };
  return () => {
    isWanted = true;
    running ??= look()
      .catch((fault: unknown) => {
        if (!hasFailed) onFault(fault);
        hasFailed = true;
      })
      .finally(() => {
        running = undefined;
      });
  };
}

function nothing(): void {}
