'use client';
import { useEffect, useMemo, useState } from 'react';
import { type Clock, type Requirement, systemClock } from '../../model/index.js';
import { beforeAllDates, useHydrated, wakeAt } from '../provider/index.js';
import { dueViews, type DueView, nextDueChange } from './due-view.js';

/** Where `useDueViews` gets the time from. */
export interface DueOptions {
  /** Milliseconds since 1970. Keep the function stable. The platform's unless said, once the page has come to life. */
  now?: (() => number) | undefined;
  /** IANA name; the reader's own unless said. */
  timeZone?: string | undefined;
  /** Whose timer wakes it; the real one unless said. */
  clock?: Pick<Clock, 'setTimeout' | 'clearTimeout'> | undefined;
}

/**
 * The due dates of requirements as they stand, by requirement. Renders again by itself when one of them is another one: at
 * midnight where the customer is, a day before a date, and when it passes.
 */
export function useDueViews(requirements: readonly Requirement[], options: DueOptions = {}): ReadonlyMap<string, DueView> {
  const isHydrated = useHydrated();
  const { now = isHydrated ? Date.now : beforeAllDates, clock = systemClock } = options;
  const timeZone = options.timeZone ?? (isHydrated ? undefined : 'UTC');
  const [seenAt, setSeenAt] = useState(now);
  const views = useMemo(() => dueViews(requirements, seenAt, timeZone), [requirements, seenAt, timeZone]);
  const next = useMemo(() => nextDueChange(views.values(), seenAt, timeZone), [views, seenAt, timeZone]);
  useEffect(() => (next === undefined ? undefined : wakeAt(next, now, clock, setSeenAt)), [next, now, clock]);
  return views;
}
