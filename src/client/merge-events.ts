import type { LifecycleEvent } from '../model/index.js';

/**
 * Both lists as one, newest first, each event once. `known` is in that order already, so what lies wholly above or below
 * it is only put there: a page or a pushed event costs no sorting of everything that was loaded before.
 */
export function mergeEvents(known: readonly LifecycleEvent[], added: readonly LifecycleEvent[]): readonly LifecycleEvent[] {
  const fresh = sortOnce(added);
  const [first] = known;
  const last = known.at(-1);
  const newest = fresh[0];
  const oldest = fresh.at(-1);
  if (first === undefined || last === undefined) return fresh;
  if (newest === undefined || oldest === undefined) return known;
  if (newestFirst(oldest, first) < 0) return [...fresh, ...known];
  if (newestFirst(last, newest) < 0) return [...known, ...fresh];
  return sortOnce([...known, ...fresh]);
}

/** The later of two with the same id stays. */
function sortOnce(events: readonly LifecycleEvent[]): readonly LifecycleEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return [...byId.values()].toSorted(newestFirst);
}

/** By sequence where both have one, else by instant, else by id, so that every order of arrival ends in the same list. */
function newestFirst(a: LifecycleEvent, b: LifecycleEvent): number {
  if (a.id === b.id) return 0;
  if (a.seq !== undefined && b.seq !== undefined && a.seq !== b.seq) return b.seq - a.seq;
  const difference = Date.parse(b.at) - Date.parse(a.at);
  if (difference) return difference;
  return a.id < b.id ? 1 : -1;
}
