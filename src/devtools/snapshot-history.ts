import type { ClientSnapshot, CustomerClient } from '../client/index.js';
import { watchedValue, type WatchedValue } from './watched-value.js';

/** A state the client was in. */
export interface PastState {
  id: number;
  /** ISO 8601 instant at which it began. */
  at: string;
  snapshot: ClientSnapshot;
  /** The parts that were different in the state before it; empty for the first. */
  changed: readonly string[];
}

/** The states a client was in, oldest first. They are kept in memory and nowhere else, and forgotten with `reset`. */
export interface SnapshotHistory extends Pick<WatchedValue<readonly PastState[]>, 'get' | 'subscribe'> {
  clear: () => void;
}

/** So many states are kept. */
const LONGEST = 100;

/** What changes many times a second: only the last state of a run of such changes is kept. */
const RESTLESS: readonly string[] = ['drafts', 'uploads', 'pending', 'lastCheckedAt'];

/** Follows a client from now on. `now` in milliseconds since the epoch. */
export function watchHistory(client: CustomerClient, now: () => number): SnapshotHistory {
  let count = 0;
  const pastState = (snapshot: ClientSnapshot, changed: readonly string[]): PastState => ({
    id: (count += 1),
    at: new Date(now()).toISOString(),
    snapshot,
    changed,
  });
  const states = watchedValue<readonly PastState[]>([pastState(client.getSnapshot(), [])]);
  client.subscribe((snapshot) => {
    const last = states.get().at(-1);
    const changed = last === undefined ? [] : changesBetween(last.snapshot, snapshot);
    if (last !== undefined && changed.length === 0) return;
    const next = pastState(snapshot, changed);
    const isRun = last !== undefined && last.changed.length > 0 && [...last.changed, ...changed].every(isRestless);
    states.set(isRun ? [...states.get().slice(0, -1), next] : [...states.get(), next].slice(-LONGEST));
  });
  return {
    get: states.get,
    subscribe: states.subscribe,
    clear: () => states.set([pastState(client.getSnapshot(), [])]),
  };
}

function isRestless(part: string): boolean {
  return RESTLESS.includes(part);
}

/** The names of the parts that are not the same in two states. */
export function changesBetween(before: ClientSnapshot, after: ClientSnapshot): string[] {
  const earlier = new Map(Object.entries(before));
  return Object.entries(after).flatMap(([name, value]) => (Object.is(earlier.get(name), value) ? [] : [name]));
}
