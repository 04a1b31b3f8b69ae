import type { LifecycleEvent } from '../../model/index.js';

/** More events of one instant than this are not compared pair by pair. */
const MANY_AT_ONCE = 16;

/**
 * Events in order, newest first, each once, whatever order they arrived in. A list that is in order already, as a
 * client's is, comes back as it is: a look at each neighbour is all it costs.
 */
export function sortEvents(events: readonly LifecycleEvent[]): readonly LifecycleEvent[] {
  if (isInOrder(events)) return events;
  const byId = new Map(events.map((event) => [event.id, { event, time: timeOf(event) }]));
  const sorted = [...byId.values()].toSorted((a, b) => b.time - a.time || (b.event.seq ?? 0) - (a.event.seq ?? 0));
  return sorted.map(({ event }) => event);
}

/** Milliseconds since 1970; zero for a date that is none. */
export function timeOf({ at }: Pick<LifecycleEvent, 'at'>): number {
  const time = Date.parse(at);
  return Number.isNaN(time) ? 0 : time;
}

/** True only where the order is plain without reading a single date. */
function isInOrder(events: readonly LifecycleEvent[]): boolean {
  let runStart = 0;
  let before = events[0];
  if (before === undefined) return true;
  for (let index = 1; index < events.length; index += 1) {
    const event = events[index];
    if (event === undefined || !isPlainInstant(event.at) || !isPlainInstant(before.at)) return false;
    if (event.at > before.at) return false;
    if (event.at < before.at) runStart = index;
    else if (!mayFollow(events, runStart, index)) return false;
    before = event;
  }
  return true;
}

/** Of one instant: the sequence falls, or there is none and the ids differ. */
function mayFollow(events: readonly LifecycleEvent[], runStart: number, index: number): boolean {
  const [event, before] = [events[index], events[index - 1]];
  if (event === undefined || before === undefined) return false;
  if (event.seq !== undefined && before.seq !== undefined) return event.seq < before.seq;
  if (event.seq !== before.seq || index - runStart > MANY_AT_ONCE) return false;
  for (let other = runStart; other < index; other += 1) if (events[other]?.id === event.id) return false;
  return true;
}

const Z = 90;

/** `2026-01-01T00:00:00.000Z`: in this one form, text and time have the same order. */
export function isPlainInstant(at: string): boolean {
  return at.length === 24 && at.charCodeAt(23) === Z;
}
