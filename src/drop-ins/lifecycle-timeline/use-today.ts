'use client';
import { useEffect, useState } from 'react';
import { calendarDay, type Clock, startOfCalendarDay, systemClock } from '../../model/index.js';
import { useHydrated } from '../../react/provider/index.js';
import type { Words } from '../provider/index.js';

/** A machine that sleeps stops its timers: none is trusted for longer than this, in milliseconds. */
const LONGEST_WAIT = 900_000;

/** The reader's day, counted since 1970-01-01. Renders again by itself when the next one begins. */
export function useToday({ now, timeZone }: Pick<Words, 'now' | 'timeZone'>, clock: Timers = systemClock): number {
  const isHydrated = useHydrated();
  const today = calendarDay(now(), timeZone);
  const [, setSeen] = useState(today);
  useEffect(() => {
    if (!isHydrated) return undefined;
    let timer: unknown;
    const next = startOfCalendarDay(today + 1, timeZone);
    const check = () => {
      clock.clearTimeout(timer);
      const left = next - now();
      if (left <= 0) setSeen(calendarDay(now(), timeZone));
      else timer = clock.setTimeout(check, Math.min(left, LONGEST_WAIT));
    };
    check();
    document.addEventListener('visibilitychange', check);
    return () => {
      clock.clearTimeout(timer);
      document.removeEventListener('visibilitychange', check);
    };
  }, [clock, isHydrated, now, timeZone, today]);
  return today;
}

type Timers = Pick<Clock, 'setTimeout' | 'clearTimeout'>;
