import type { LifecycleEvent, PresentedStatus } from '../../model/index.js';

/** An event with its instant in milliseconds since 1970. */
export interface TimedEvent {
  event: LifecycleEvent;
  time: number;
}

/**
 * Sorted events of which changes of status at one instant, that have no sequence, stand as each leads to the next. All
 * others stay where they are.
 */
export function chainTurns(sorted: readonly TimedEvent[]): readonly TimedEvent[] {
  const chained = [...sorted];
  let status: PresentedStatus | undefined;
  for (let end = sorted.length; end > 0; ) {
    const start = startOfRun(sorted, end);
    const turns = turnsOf(sorted, start, end);
    const inOrder = turns.length < 2 ? turns : inChain(turns, status);
    let next = 0;
    for (let place = start; place < end; place += 1) {
      const turn = isTurn(sorted[place]) ? inOrder[next] : undefined;
      if (turn === undefined) continue;
      chained[place] = turn;
      next += 1;
    }
    status = inOrder[0]?.event.to ?? status;
    end = start;
  }
  return chained;
}

/** Where the events of the same instant as the one before the end begin; those with a sequence are in order by it. */
function startOfRun(sorted: readonly TimedEvent[], end: number): number {
  const oldest = sorted[end - 1];
  let start = end - 1;
  if (oldest === undefined || oldest.event.seq !== undefined) return start;
  while (sorted[start - 1]?.time === oldest.time && sorted[start - 1]?.event.seq === undefined) start -= 1;
  return start;
}

function turnsOf(sorted: readonly TimedEvent[], start: number, end: number): readonly TimedEvent[] {
  return sorted.slice(start, end).filter(isTurn);
}

function isTurn(one: TimedEvent | undefined): boolean {
  return one?.event.type === 'status_changed';
}

/** Newest first. The oldest leaves the status of before; where none does, one that leaves what no other leads to. */
function inChain(turns: readonly TimedEvent[], before: PresentedStatus | undefined): readonly TimedEvent[] {
  const left = turns.toReversed();
  const told: TimedEvent[] = [];
  let status = before;
  while (left.length > 0) {
    const next = left.find(({ event }) => event.from !== undefined && event.from === status) ?? beginningOf(left);
    if (next === undefined) break;
    left.splice(left.indexOf(next), 1);
    told.push(next);
    status = next.event.to;
  }
  return told.toReversed();
}

function beginningOf(left: readonly TimedEvent[]): TimedEvent | undefined {
  const begins = ({ event }: TimedEvent) =>
    event.from === undefined || left.every((other) => other.event === event || other.event.to !== event.from);
  return left.find(begins) ?? left[0];
}
