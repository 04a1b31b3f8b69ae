import type { LifecycleEvent } from '../model/index.js';

/** Both lists as one, newest first, each event once. */
export function mergeEvents(a: readonly LifecycleEvent[], b: readonly LifecycleEvent[]): readonly LifecycleEvent[] {
  const byId = new Map([...a, ...b].map((event) => [event.id, event]));
  return [...byId.values()].toSorted(newestFirst);
}

/** By sequence where both have one, else by instant, else by id, so that every order of arrival ends in the same list. */
function newestFirst(a: LifecycleEvent, b: LifecycleEvent): number {
  if (a.seq !== undefined && b.seq !== undefined && a.seq !== b.seq) return b.seq - a.seq;
  const difference = Date.parse(b.at) - Date.parse(a.at);
  if (difference) return difference;
  return a.id < b.id ? 1 : -1;
}
