import type { LifecycleEvent } from '../../model/index.js';
import { timeOf } from './timeline-order.js';
import { secondsApart } from './seconds-apart.js';

/** Events that happened together, newest first. */
export interface TimelineMoment {
  /** ISO 8601 instant of the newest event. */
  at: string;
  events: readonly LifecycleEvent[];
}

/** Sorted events cut into moments. A moment is put together when it is asked for and stays the same object afterwards. */
export interface TimelineMoments {
  readonly count: number;
  readonly at: (index: number) => TimelineMoment | undefined;
  /** Where a moment begins in the list of events. */
  readonly startOf: (index: number) => number;
}

/** Events this close together, in milliseconds, and by the same actor belong to one moment. */
const TOGETHER = 2000;

/** Groups sorted events into moments, each with one change of status at the most. Within a moment a change of status comes first: the rest is why and how. */
export function groupMoments(events: readonly LifecycleEvent[]): TimelineMoment[] {
  const moments = cutMoments(events);
  return Array.from({ length: moments.count }, (_, index) => moments.at(index) ?? { at: '', events: [] });
}

/**
 * The same for a list of any length: one pass over it that keeps four bytes an event, and a moment is made only when it
 * is shown.
 */
export function cutMoments(events: readonly LifecycleEvent[]): TimelineMoments {
  return momentsAt(
    cut(events, () => false),
    events,
  );
}

/** The moments of a list to whose head so many events were added, from those of the list before: the rest is not looked at again. */
export function cutNewHead(events: readonly LifecycleEvent[], added: number, before: TimelineMoments): TimelineMoments {
  let old = 0;
  let isKnown = false;
  const starts = cut(events, (index) => {
    while (old < before.count && before.startOf(old) + added < index) old += 1;
    isKnown = old < before.count && before.startOf(old) + added === index;
    return isKnown;
  });
  if (!isKnown) return momentsAt(starts, events);
  const all = new Uint32Array(starts.length + before.count - old);
  all.set(starts);
  for (let index = old; index < before.count; index += 1) all[starts.length + index - old] = before.startOf(index) + added;
  return momentsAt(all, events);
}

function momentsAt(starts: Uint32Array, events: readonly LifecycleEvent[]): TimelineMoments {
  return {
    count: starts.length,
    startOf: (index) => starts[index] ?? events.length,
    at: (index) => {
      const start = starts[index];
      return start === undefined ? undefined : momentOf(events, start, starts[index + 1] ?? events.length);
    },
  };
}

/** Where moments begin, up to the first beginning that is known from before. */
function cut(events: readonly LifecycleEvent[], isKnown: (index: number) => boolean): Uint32Array {
  const starts = new Uint32Array(events.length);
  let count = 0;
  let first: LifecycleEvent | undefined;
  let hasTurn = false;
  for (let index = 0; index < events.length; index += 1) {
    const event = events[index];
    if (event === undefined) continue;
    if (first === undefined || (hasTurn && isTurn(event)) || !isTogether(first, event)) {
      if (isKnown(index)) break;
      starts[count] = index;
      count += 1;
      first = event;
      hasTurn = false;
    }
    hasTurn ||= isTurn(event);
  }
  return starts.slice(0, count);
}

function isTogether(first: LifecycleEvent, event: LifecycleEvent): boolean {
  if (first.actor.kind !== event.actor.kind || first.actor.label !== event.actor.label) return false;
  const seconds = secondsApart(first.at, event.at);
  if (seconds !== undefined && seconds > TOGETHER / 1000 + 1) return false;
  return Math.abs(timeOf(first) - timeOf(event)) <= TOGETHER;
}

/** By its newest event, so that a row is not made anew because another one came above it. */
const made = new WeakMap<LifecycleEvent, TimelineMoment & { size: number; last: LifecycleEvent | undefined }>();

function momentOf(events: readonly LifecycleEvent[], start: number, end: number): TimelineMoment | undefined {
  const newest = events[start];
  if (newest === undefined) return undefined;
  const last = events[end - 1];
  const known = made.get(newest);
  if (known !== undefined && known.size === end - start && known.last === last) return known;
  const together = events.slice(start, end).toSorted((a, b) => Number(isTurn(b)) - Number(isTurn(a)));
  const moment = { at: newest.at, events: together, size: end - start, last };
  made.set(newest, moment);
  return moment;
}

/** True for a change of status. */
export function isTurn({ type }: LifecycleEvent): boolean {
  return type === 'status_changed';
}
