import type { LifecycleEvent } from '../../model/index.js';
import { isTurn } from './timeline-moments.js';
import { timeOf } from './timeline-order.js';

/** A stretch of which nothing is known. ISO 8601 instants. */
export interface TimelineGap {
  from: string;
  to: string;
}

/** Changes of status this close together, in milliseconds, may be told in either order: they prove nothing. */
const TOO_CLOSE = 2000;

/**
 * The stretch below a change of status of which something is missing: the change left a status that the one before it
 * did not lead to. `undefined` when the two fit together, or when the one before is not known.
 */
export function gapBelow(events: readonly LifecycleEvent[], position: number): TimelineGap | undefined {
  const turn = events[position];
  if (turn === undefined || !isTurn(turn) || turn.from === undefined || turn.from === 'UNKNOWN') return undefined;
  for (let index = position + 1; index < events.length; index += 1) {
    const before = events[index];
    if (before === undefined || !isTurn(before)) continue;
    const fits = before.to === undefined || before.to === 'UNKNOWN' || before.to === turn.from;
    return fits || timeOf(turn) - timeOf(before) <= TOO_CLOSE ? undefined : { from: before.at, to: turn.at };
  }
  return undefined;
}

/**
 * The instant before which the history is not available, or `undefined` when it reaches back to the beginning. Read from
 * the oldest event of a list that has been loaded to its end: a first sight of a customer who was already under way.
 */
export function historyStart(events: readonly LifecycleEvent[]): string | undefined {
  const oldestTurn = events.findLast(isTurn);
  if (oldestTurn === undefined || oldestTurn.from === 'CREATED' || oldestTurn.to === 'CREATED') return undefined;
  return events.at(-1)?.at;
}
