'use client';
import { useCallback, useEffect } from 'react';
import type { CustomerClient, TimelineFilter, TimelineState } from '../../client/index.js';
import { useClientSnapshot, useCustomerClient } from '../provider/index.js';

/** The events loaded so far and how to load more. */
export interface TimelineView extends TimelineState {
  /** Loads the next older page. */
  loadMore: CustomerClient['loadEvents'];
  /** Starts the list anew with a range or types. */
  filter: CustomerClient['filterEvents'];
  /** False when the backend keeps no history. */
  supported: boolean;
}

/** What happened to the customer, newest first. Loads the first page by itself. */
export function useTimeline(client?: CustomerClient): TimelineView {
  const found = useCustomerClient(client);
  const timeline = useClientSnapshot((snapshot) => snapshot.timeline, found);
  // Once the session is over nothing more can be loaded, but what was loaded stays.
  const supported = useClientSnapshot(({ connection }) => connection === 'ended' || found.supports('listEvents'), found);
  const ended = useClientSnapshot(({ connection }) => connection === 'ended', found);
  const idle = timeline.phase === 'idle';
  useEffect(() => {
    if (idle && supported && !ended) void found.loadEvents();
  }, [found, idle, supported, ended]);
  const loadMore = useCallback(() => found.loadEvents(), [found]);
  const filter = useCallback((range: TimelineFilter) => found.filterEvents(range), [found]);
  return { ...timeline, phase: idle && ended ? 'failed' : timeline.phase, loadMore, filter, supported };
}
