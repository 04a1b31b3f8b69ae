import type { CustomerSnapshot } from '../../model/index.js';
import type { StatusStore, StoredEvent } from '../store/store.js';
import { type SharedFeed, sharedFeed } from './shared-feed.js';

/** A change as it was stored. */
export interface CustomerChange {
  snapshot: CustomerSnapshot;
  events: readonly StoredEvent[];
  /** The number of the last event, also when this change told none. */
  lastSeq: number;
}

/** Called with each change. */
export type ChangeListener = (change: CustomerChange) => void;

/** Tells whoever watches a customer about each change: of this process, and of every other that shares the store. */
export interface ChangeFeed {
  publish: (customerId: string, change: CustomerChange) => void;
  /** Calls back after each change until the returned function is called. */
  watch: (customerId: string, listener: ChangeListener) => () => void;
  /** The same for whoever does not read the store: beginning with what is stored about now. A change may be told twice. */
  follow: (customerId: string, listener: ChangeListener) => () => void;
  /** Says where a watcher stands that has read the store itself, so that it misses nothing between that and the next change. */
  seen: (customerId: string, position: CustomerChange) => void;
  /** How many watch one customer, or anybody. */
  watcherCount: (customerId?: string) => number;
}

/** What a feed stands on. */
export interface ChangeFeedOptions {
  store: StatusStore;
  onFault: (fault: unknown) => void;
  /** Milliseconds after which a change of another process is found at the latest, should no notice of it arrive. */
  repairMs: number;
  /** Aborted when nothing is to be heard from other processes any more. */
  signal: AbortSignal;
}

/** A feed. A listener that throws disturbs no other. */
export function changeFeed({ store, onFault, repairMs, signal }: ChangeFeedOptions): ChangeFeed {
  const listeners = new Map<string, Set<ChangeListener>>();
  const deliver = (customerId: string, change: CustomerChange) => {
    for (const listener of Array.from(listeners.get(customerId) ?? [])) {
      try {
        listener(change);
      } catch (fault) {
        onFault(fault);
      }
    }
  };
  const watched = () => [...listeners.keys()];
  const parts = { store, deliver, onFault, repairMs, watched, isWatched: (id: string) => listeners.has(id) };
  const shared: SharedFeed | undefined = store.changes && sharedFeed({ ...parts, changes: store.changes });
  signal.addEventListener('abort', () => shared?.close());
  const leave = (customerId: string, listener: ChangeListener) => {
    const group = listeners.get(customerId);
    group?.delete(listener);
    if (group?.size !== 0) return;
    listeners.delete(customerId);
    shared?.forget(customerId);
  };
  const watch = (customerId: string, listener: ChangeListener) => {
    const group = listeners.get(customerId) ?? new Set();
    listeners.set(customerId, group.add(listener));
    return () => leave(customerId, listener);
  };
  return {
    publish: shared?.publish ?? deliver,
    watch,
    follow(customerId, listener) {
      const stop = watch(customerId, listener);
      shared?.locate(customerId);
      return stop;
    },
    seen: (customerId, position) => shared?.seen(customerId, position),
    watcherCount: (customerId) => {
      if (customerId !== undefined) return listeners.get(customerId)?.size ?? 0;
      return [...listeners.values()].reduce((sum, group) => sum + group.size, 0);
    },
  };
}
