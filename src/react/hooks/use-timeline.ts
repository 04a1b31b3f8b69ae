'use client';
import { useCallback, useEffect } from 'react';
import type { CustomerClient, TimelineFilter, TimelineState } from '../../client/index.js';
import type { LifecycleEvent } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../provider/index.js';

/** The events loaded so far and how to load more. */
export interface TimelineView extends TimelineState {
  /** Loads the next older page. */
  loadMore: CustomerClient['loadEvents'];
  /** Loads every page there is. Resolves with all events, or with `undefined` when a page could not be loaded: what was loaded stays. */
  loadAll: () => Promise<readonly LifecycleEvent[] | undefined>;
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
  const phase = useClientSnapshot((snapshot) => snapshot.phase, found);
  useEffect(() => {
    if (idle && supported && !ended) void found.loadEvents();
    // A client that was reset loads nothing until it is started: its next customer is the sign to try again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [found, idle, supported, ended, phase]);
  const loadMore = useCallback(() => found.loadEvents(), [found]);
  const loadAll = useCallback(() => loadEverything(found), [found]);
  const filter = useCallback((range: TimelineFilter) => found.filterEvents(range), [found]);
  return { ...timeline, phase: idle && ended ? 'failed' : timeline.phase, loadMore, loadAll, filter, supported };
}

async function loadEverything(client: CustomerClient): Promise<readonly LifecycleEvent[] | undefined> {
  const timeline = () => client.getSnapshot().timeline;
  while (timeline().hasMore || timeline().phase !== 'ready') {
    const loaded = timeline().events.length;
    const result = await client.loadEvents();
    // A page that brings nothing and still promises more would be asked for for ever.
    if (!result.ok || (timeline().events.length <= loaded && timeline().hasMore)) return undefined;
  }
  return timeline().events;
}
