import type { LifecycleEvent } from '../../model/index.js';
import { chainTurns, type TimedEvent } from './turn-chain.js';

/** More events of one instant than this are not compared pair by pair. */
const MANY_AT_ONCE = 16;

/**
 * Events in order, newest first, each once, whatever order they arrived in: by their sequence, as a client orders them,
 * whatever the clocks say; those without one by their instant, and changes of status of one instant as each leads to the
 * next. A list that is in order already comes back as it is: a look at each neighbour is all it costs.
 */
export function sortEvents(events: readonly LifecycleEvent[]): readonly LifecycleEvent[] {
  if (hasFallingSequence(events) || isPlainlyInOrder(events)) return events;
  const timed = [...new Map(events.map((event) => [event.id, event])).values()].map((event) => ({ event, time: timeOf(event) }));
  const sequenced = timed.filter(({ event }) => event.seq !== undefined).toSorted(bySequence);
  const others = timed.filter(({ event }) => event.seq === undefined).toSorted((a, b) => b.time - a.time);
  const sorted = chainTurns(merge(sequenced, others)).map(({ event }) => event);
  const isSame = sorted.length === events.length && sorted.every((event, index) => event === events[index]);
  return isSame ? events : sorted;
}

/** Milliseconds since 1970; zero for a date that is none. */
export function timeOf({ at }: Pick<LifecycleEvent, 'at'>): number {
  const time = Date.parse(at);
  return Number.isNaN(time) ? 0 : time;
}

function bySequence(a: TimedEvent, b: TimedEvent): number {
  return (b.event.seq ?? 0) - (a.event.seq ?? 0) || b.time - a.time;
}

/** Two lists that are in order as one; neither is put in another order by what the other holds. */
function merge(sequenced: readonly TimedEvent[], others: readonly TimedEvent[]): TimedEvent[] {
  const merged: TimedEvent[] = [];
  let next = 0;
  for (const one of sequenced) {
    for (let other = others[next]; other !== undefined && other.time > one.time; other = others[next]) {
      merged.push(other);
      next += 1;
    }
    merged.push(one);
  }
  return [...merged, ...others.slice(next)];
}

/** Every event has a place in one sequence, and the places fall. */
function hasFallingSequence(events: readonly LifecycleEvent[]): boolean {
  let before = Infinity;
  for (const { seq } of events) {
    if (seq === undefined || seq >= before) return false;
    before = seq;
  }
  return true;
}

/** True only where the order is plain without reading a single date. */
function isPlainlyInOrder(events: readonly LifecycleEvent[]): boolean {
  let runStart = 0;
  let sequence = Infinity;
  for (let index = 0; index < events.length; index += 1) {
    const [event, before] = [events[index], events[index - 1]];
    if (event === undefined || !isPlainInstant(event.at) || (event.seq ?? -Infinity) >= sequence) return false;
    sequence = event.seq ?? sequence;
    if (before === undefined || event.at < before.at) runStart = index;
    else if (event.at > before.at || !mayFollow(events, runStart, index)) return false;
  }
  return true;
}

/** Of one instant: the sequence falls, or there is none, the ids differ and there is one change of status at the most. */
function mayFollow(events: readonly LifecycleEvent[], runStart: number, index: number): boolean {
  const [event, before] = [events[index], events[index - 1]];
  if (event === undefined || before === undefined) return false;
  if (event.seq !== undefined && before.seq !== undefined) return true;
  if (event.seq !== before.seq || index - runStart > MANY_AT_ONCE) return false;
  for (let other = runStart; other < index; other += 1) {
    const one = events[other];
    if (one?.id === event.id || (one?.type === 'status_changed' && event.type === 'status_changed')) return false;
  }
  return true;
}

const Z = 90;

/** `2026-01-01T00:00:00.000Z`: in this one form, text and time have the same order. */
export function isPlainInstant(at: string): boolean {
  return at.length === 24 && at.charCodeAt(23) === Z;
}
