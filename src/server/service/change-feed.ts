import type { CustomerSnapshot } from '../../model/index.js';
import type { StoredEvent } from '../store/store.js';

/** A change as it was stored. */
export interface CustomerChange {
  snapshot: CustomerSnapshot;
  events: readonly StoredEvent[];
  /** The number of the last event, also when this change told none. */
  lastSeq: number;
}

/** Tells whoever watches a customer about each change, in this process. */
export interface ChangeFeed {
  publish: (customerId: string, change: CustomerChange) => void;
  /** Calls back after each change until the returned function is called. */
  watch: (customerId: string, listener: (change: CustomerChange) => void) => () => void;
  /** How many watch one customer, or anybody. */
  watcherCount: (customerId?: string) => number;
}

/** A feed. A listener that throws disturbs no other. */
export function changeFeed(onFault: (fault: unknown) => void): ChangeFeed {
  const listeners = new Map<string, Set<(change: CustomerChange) => void>>();
  const leave = (customerId: string, listener: (change: CustomerChange) => void) => {
    const group = listeners.get(customerId);
    group?.delete(listener);
    if (group?.size === 0) listeners.delete(customerId);
  };
  return {
    publish(customerId, change) {
      for (const listener of Array.from(listeners.get(customerId) ?? [])) {
        try {
          listener(change);
        } catch (fault) {
          onFault(fault);
        }
      }
    },
    watch(customerId, listener) {
      const group = listeners.get(customerId) ?? new Set();
      listeners.set(customerId, group.add(listener));
      return () => leave(customerId, listener);
    },
    watcherCount: (customerId) => {
      if (customerId !== undefined) return listeners.get(customerId)?.size ?? 0;
      return [...listeners.values()].reduce((sum, group) => sum + group.size, 0);
    },
  };
}
