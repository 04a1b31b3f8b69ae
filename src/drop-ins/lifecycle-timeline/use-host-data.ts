'use client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type EventFilter, matchesEventFilter } from '../../model/index.js';
import type { TimelineData } from './timeline-data.js';

/** Milliseconds to wait for a host that was asked for older events. */
const PATIENCE = 10_000;

/** What a host hands in. */
export interface HostData
  extends Pick<TimelineData, 'events' | 'phase' | 'hasMore' | 'loadMore' | 'expected' | 'incompleteBefore'> {}

/** A timeline of events that the host brings; it is filtered here. */
export function useHostData(host: HostData): TimelineData {
  const { events, hasMore } = host;
  const [filter, setFilter] = useState<EventFilter>({});
  const matching = useMemo(() => {
    const isOpen = Object.values(filter).every((part) => part === undefined);
    return isOpen ? events : events.filter((event) => matchesEventFilter(event, filter));
  }, [events, filter]);
  const latest = useRef({ host, matching });
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    latest.current = { host, matching };
    for (const resume of waiting.current.splice(0)) resume();
  });
  const loadAll = useCallback(async () => {
    for (let { host: now } = latest.current; now.hasMore && now.loadMore !== undefined; now = latest.current.host) {
      const loaded = now.events.length;
      const changed = new Promise<void>((resolve) => {
        waiting.current.push(resolve);
        setTimeout(resolve, PATIENCE);
      });
      await now.loadMore();
      await changed;
      const { host: after } = latest.current;
      if (after.phase === 'failed' || (after.hasMore && after.events.length <= loaded)) return undefined;
    }
    return latest.current.matching;
  }, []);
  return { ...host, events: matching, hasMore, loadAll, filter, setFilter, error: undefined, supported: true };
}
