'use client';
import { useEffect, useMemo, useState } from 'react';
import { type Clock, type Requirement, systemClock } from '../../model/index.js';
import { beforeAllDates, useHydrated } from '../provider/index.js';
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

/** A machine that sleeps stops its timers: none is trusted for longer than this, in milliseconds. */
const LONGEST_WAIT = 900_000;

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
  useEffect(() => (next === undefined ? undefined : wake(next, now, clock, setSeenAt)), [next, now, clock]);
  return views;
}

/** Calls back once a moment has come, also when the page was hidden or the machine asleep meanwhile. */
function wake(
  moment: number,
  now: () => number,
  clock: NonNullable<DueOptions['clock']>,
  onMoment: (at: number) => void,
): () => void {
  let timer: unknown;
  const check = () => {
    clock.clearTimeout(timer);
    const left = moment - now();
    if (left <= 0) onMoment(now());
    else timer = clock.setTimeout(check, Math.min(left, LONGEST_WAIT));
  };
  check();
  document.addEventListener('visibilitychange', check);
  return () => {
    clock.clearTimeout(timer);
    document.removeEventListener('visibilitychange', check);
  };
}
