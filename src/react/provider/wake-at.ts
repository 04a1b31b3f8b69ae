import type { Clock } from '../../model/index.js';

/** A machine that sleeps stops its timers: none is trusted for longer than this, in milliseconds. */
const LONGEST_WAIT = 900_000;

/** Calls back once a moment has come, also when the page was hidden or the machine asleep meanwhile. Gives what ends it. */
export function wakeAt(
  moment: number,
  now: () => number,
  clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>,
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
