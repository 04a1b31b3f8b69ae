import type { LifecycleEvent } from '../../model/index.js';

/** Events that happened together, newest first. */
export interface TimelineMoment {
  /** ISO 8601 instant of the newest event. */
  at: string;
  events: readonly LifecycleEvent[];
}

/** Events this close together, in milliseconds, and by the same actor belong to one moment. */
const TOGETHER = 2000;

/** Puts events in order, newest first, each once, whatever order they arrived in. */
export function sortEvents(events: readonly LifecycleEvent[]): LifecycleEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return [...byId.values()].toSorted((a, b) => timeOf(b) - timeOf(a) || (b.seq ?? 0) - (a.seq ?? 0));
}

/** Groups sorted events into moments, each with one change of status at the most. Within a moment a change of status comes first: the rest is why and how. */
export function groupMoments(events: readonly LifecycleEvent[]): TimelineMoment[] {
  const moments: LifecycleEvent[][] = [];
  for (const event of events) {
    const last = moments.at(-1);
    if (last !== undefined && belongsTo(last, event)) last.push(event);
    else moments.push([event]);
  }
  return moments.map((together) => ({
    at: together[0]?.at ?? '',
    events: together.toSorted((a, b) => Number(isTurn(b)) - Number(isTurn(a))),
  }));
}

function belongsTo(moment: readonly LifecycleEvent[], event: LifecycleEvent): boolean {
  const [first] = moment;
  if (first === undefined || (isTurn(event) && moment.some(isTurn))) return false;
  const sameActor = first.actor.kind === event.actor.kind && first.actor.label === event.actor.label;
  return sameActor && Math.abs(timeOf(first) - timeOf(event)) <= TOGETHER;
}

function isTurn({ type }: LifecycleEvent): boolean {
  return type === 'status_changed';
}

function timeOf(event: LifecycleEvent): number {
  const time = Date.parse(event.at);
  return Number.isNaN(time) ? 0 : time;
}
