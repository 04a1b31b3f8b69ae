'use client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Clock, type EventFilter, matchesEventFilter, systemClock } from '../../model/index.js';
import { isOpenFilter } from './filter-choice.js';
import type { TimelineData } from './timeline-data.js';

/** Milliseconds to wait for a host that was asked for older events. */
const PATIENCE = 30_000;

/** What a host hands in. */
export interface HostData
  extends Pick<TimelineData, 'events' | 'phase' | 'hasMore' | 'loadMore' | 'expected' | 'incompleteBefore'> {}

/** A timeline of events that the host brings; it is filtered here. */
export function useHostData(host: HostData, clock: Pick<Clock, 'setTimeout' | 'clearTimeout'> = systemClock): TimelineData {
  const { events } = host;
  const [filter, setFilter] = useState<EventFilter>({});
  const matching = useMemo(
    () => (isOpenFilter(filter) ? events : events.filter((event) => matchesEventFilter(event, filter))),
    [events, filter],
  );
  const { hasRejected, loadMore } = useLoadMore(host);
  const phase = hasRejected && host.phase === 'ready' ? 'failed' : host.phase;
  const latest = useRef({ host, matching });
  const watchers = useRef(new Set<() => void>());
  useEffect(() => {
    latest.current = { host, matching };
    for (const look of watchers.current) look();
  });
  const loadAll = useCallback(async () => {
    const now = () => latest.current.host;
    while (now().hasMore && now().loadMore !== undefined) if (!(await nextPage(now, watchers.current, clock))) return undefined;
    return latest.current.matching;
  }, [clock]);
  return { ...host, phase, events: matching, loadMore, loadAll, filter, setFilter, error: undefined, supported: true };
}

/** A host that only rejects has failed all the same, until it is asked again or brings something. */
function useLoadMore({ events, loadMore }: HostData) {
  const [rejectedAt, setRejectedAt] = useState<number>();
  const { length } = events;
  const load = useCallback(async () => {
    setRejectedAt(undefined);
    try {
      await loadMore?.();
    } catch {
      setRejectedAt(length);
    }
  }, [length, loadMore]);
  return { hasRejected: rejectedAt === length, loadMore: loadMore === undefined ? undefined : load };
}

/**
 * Asks a host for older events. True once they are there, false where it failed, brought nothing or answered nothing in
 * time. Not every render is the answer: a host that begins to load renders too.
 */
function nextPage(
  now: () => HostData,
  watchers: Set<() => void>,
  clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>,
): Promise<boolean> {
  const asked = now();
  let hasBegun = asked.phase !== 'failed';
  return new Promise((resolve) => {
    const answer = (isThere: boolean) => {
      watchers.delete(look);
      clock.clearTimeout(timer);
      resolve(isThere);
    };
    const look = () => {
      const { phase, events, hasMore } = now();
      hasBegun ||= phase !== 'failed';
      if (phase !== 'loading' && (events.length > asked.events.length || !hasMore)) answer(true);
      else if (phase === 'failed' && hasBegun) answer(false);
    };
    const timer = clock.setTimeout(() => answer(false), PATIENCE);
    watchers.add(look);
    void ask(asked).catch(() => answer(false));
  });
}

async function ask({ loadMore }: HostData): Promise<void> {
  await loadMore?.();
}
