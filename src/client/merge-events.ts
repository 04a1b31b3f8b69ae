import type { LifecycleEvent } from '../model/index.js';
import type { TimelineFilter } from './client-snapshot.js';

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

/** True when an event that was pushed belongs to the list as it is filtered. */
export function matchesFilter(event: LifecycleEvent, { from, to, types }: TimelineFilter): boolean {
  const at = Date.parse(event.at);
  if (from !== undefined && at < Date.parse(from)) return false;
  if (to !== undefined && at >= Date.parse(to)) return false;
  return types === undefined || types.includes(event.type);
}
