import type { LifecycleEvent } from '../../model/index.js';
import { cutMoments, cutNewHead, type TimelineMoments } from './timeline-moments.js';
import { sortEvents, timeOf } from './timeline-order.js';

/** Events in order and cut into moments. */
export interface ArrangedTimeline {
  /** The list as it was given. */
  given: readonly LifecycleEvent[];
  events: readonly LifecycleEvent[];
  moments: TimelineMoments;
}

/**
 * Sorts and groups events that come in any order. With the arrangement of before, what was only added at the head costs
 * nothing for the rest of the list.
 */
export function arrangeTimeline(given: readonly LifecycleEvent[], before?: ArrangedTimeline): ArrangedTimeline {
  const added = before === undefined || before.events !== before.given ? undefined : newHeadOf(given, before.given);
  if (before !== undefined && added !== undefined) {
    const head = given.slice(0, added + 1);
    if (sortEvents(head) === head) return { given, events: given, moments: cutNewHead(given, added, before.moments) };
  }
  const events = sortEvents(given);
  return { given, events, moments: cutMoments(events) };
}

/** What is looked at for the first screen of a list, and how long a list must be for that to be worth it. */
const HEAD = 100;
const LONG = 10 * HEAD;

/**
 * The newest events of a long list that seems to be in order, arranged; `undefined` for a short one, and for one that is
 * plainly not in order. Good for a first screen: the whole list is arranged after it was painted.
 */
export function arrangeHead(given: readonly LifecycleEvent[]): ArrangedTimeline | undefined {
  if (given.length <= LONG) return undefined;
  const head = given.slice(0, HEAD);
  const [oldest, next] = [given.at(-1), head.at(-1)];
  if (oldest === undefined || next === undefined || timeOf(oldest) > timeOf(next) || sortEvents(head) !== head) return undefined;
  return { given: head, events: head, moments: cutMoments(head) };
}

/** How many events came in front of a list that is otherwise the same objects. */
function newHeadOf(given: readonly LifecycleEvent[], before: readonly LifecycleEvent[]): number | undefined {
  const added = given.length - before.length;
  if (added < 0 || before.length === 0) return undefined;
  for (let index = 0; index < before.length; index += 1) if (given[index + added] !== before[index]) return undefined;
  return added;
}
