import {
  CustomerStatusError,
  type EventQuery,
  type LifecycleEvent,
  type LifecycleEventPage,
  matchesEventFilter,
} from '../../model/index.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** A page of events, newest first. The cursor names the last event given, so that events which come in between shift nothing. */
export function pageOfEvents(events: readonly LifecycleEvent[], query: EventQuery): LifecycleEventPage {
  const limit = Math.min(Math.max(query.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT);
  // No type at all in the list is no wish for any, as on the wire.
  const filter = { ...query, types: query.types?.length === 0 ? undefined : query.types };
  const matching = events.slice(0, endOf(events, query.cursor)).filter((event) => matchesEventFilter(event, filter));
  const page = matching.slice(-limit).toReversed();
  const last = page.at(-1);
  return matching.length > page.length && last !== undefined ? { events: page, nextCursor: last.id } : { events: page };
}

function endOf(events: readonly LifecycleEvent[], cursor: string | undefined): number {
  if (cursor === undefined) return events.length;
  const end = events.findIndex((event) => event.id === cursor);
  if (end === -1) throw new CustomerStatusError('validation_failed', { fieldErrors: [{ path: 'cursor', code: 'data_invalid' }] });
  return end;
}
