import type { Clock } from 'customer-status-kit/model';

/** A clock that moves only when a test moves it. */
export interface TestClock extends Clock {
  /** Milliseconds to what is due next, or `undefined` when nothing is. */
  nextDelay(): number | undefined;
  /** How many timers wait. */
  timerCount(): number;
  advance(ms: number): void;
}

/** Time for one test, from a fixed instant on. */
export function testClock(start = Date.parse('2026-05-06T07:08:09Z')): TestClock {
  let now = start;
  let handles = 0;
  const timers = new Map<number, { at: number; callback: () => void }>();
  const due = () => [...timers].toSorted(([, a], [, b]) => a.at - b.at)[0];
  return {
    now: () => now,
    setTimeout: (callback, ms) => {
      timers.set((handles += 1), { at: now + ms, callback });
      return handles;
    },
    clearTimeout: (handle) => {
      if (typeof handle === 'number') timers.delete(handle);
    },
    nextDelay: () => {
      const next = due();
      return next && next[1].at - now;
    },
    timerCount: () => timers.size,
    advance: (ms) => {
      const end = now + ms;
      for (let next = due(); next !== undefined && next[1].at <= end; next = due()) {
        timers.delete(next[0]);
        now = next[1].at;
        next[1].callback();
      }
      now = end;
    },
  };
}
