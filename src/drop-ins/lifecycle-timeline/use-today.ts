'use client';
import { useEffect, useState } from 'react';
import { calendarDay, type Clock, startOfCalendarDay, systemClock } from '../../model/index.js';
import { useHydrated, wakeAt } from '../../react/provider/index.js';
import type { Words } from '../provider/index.js';

/** The reader's day, counted since 1970-01-01. Renders again by itself when the next one begins. */
export function useToday({ now, timeZone }: Pick<Words, 'now' | 'timeZone'>, clock: Timers = systemClock): number {
  const isHydrated = useHydrated();
  const today = calendarDay(now(), timeZone);
  const [, setSeen] = useState(today);
  useEffect(() => {
    if (!isHydrated) return undefined;
    const next = startOfCalendarDay(today + 1, timeZone);
    return wakeAt(next, now, clock, (at) => setSeen(calendarDay(at, timeZone)));
  }, [clock, isHydrated, now, timeZone, today]);
  return today;
}

type Timers = Pick<Clock, 'setTimeout' | 'clearTimeout'>;
