import type { ClientHub } from './client-hub.js';
import { toUnsubscribe } from './client-hub.js';
import type { SnapshotListener, Unsubscribe } from './customer-client.js';

type Listener<Snapshot> = (snapshot: Snapshot) => void;

/** Keeps the present snapshot and tells when it is another one. */
export interface SnapshotStore<Snapshot extends object> {
  getSnapshot: () => Snapshot;
  subscribe: (listener: SnapshotListener<Snapshot>) => Unsubscribe;
  /** To be called after anything that may have changed a part. */
  changed: () => void;
}

/** A store over `read`, which composes the snapshot from its parts; equal parts give the same snapshot. */
export function createSnapshotStore<Snapshot extends object>(read: () => Snapshot, hub: ClientHub): SnapshotStore<Snapshot> {
  const listeners = new Set<Listener<Snapshot>>();
  let present: Snapshot | undefined;
  let told: Snapshot | undefined;

  let isTelling = false;
  const getSnapshot = () => {
    // Listeners ask again at once, hundreds of them for a long form, and what changes meanwhile comes through here.
    if (isTelling && present !== undefined) return present;
    return readAgain();
  };

  const readAgain = () => {
    const next = read();
    if (present === undefined || !isSame(present, next)) present = next;
    return present;
  };

  return {
    getSnapshot,
    subscribe(listener) {
      const call: Listener<Snapshot> = (snapshot) =>
        typeof listener === 'function' ? listener(snapshot) : listener.next?.(snapshot);
      told ??= getSnapshot();
      listeners.add(call);
      return toUnsubscribe(() => listeners.delete(call));
    },
    changed() {
      const snapshot = readAgain();
      if (snapshot === told) return;
      told = snapshot;
      const wasTelling = isTelling;
      isTelling = true;
      for (const call of Array.from(listeners)) {
        // A listener that changes something has told everybody of that already: what is told last must be the newest.
        if (told !== snapshot) break;
        hub.guard(call, () => listeners.has(call) && call(snapshot));
      }
      isTelling = wasTelling;
    },
  };
}

function isSame(a: object, b: object): boolean {
  if (a === b) return true;
  const before = new Map(Object.entries(a));
  return Object.entries(b).every(([key, value]) => Object.is(before.get(key), value));
}
