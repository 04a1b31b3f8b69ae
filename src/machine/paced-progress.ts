import type { Clock } from '../model/index.js';

/** Milliseconds between two reports: ten a second are more than anybody reads. */
const INTERVAL_MS = 100;

/** Progress at a pace an interface can follow. */
export interface PacedProgress {
  report: (sent: number, total: number) => void;
  /** Nothing is told after this. */
  stop: () => void;
}

/** Passes on the first and the last report at once, and of those between the newest one at a time. */
export function pacedProgress(clock: Clock, tell: (sent: number, total: number) => void): PacedProgress {
  let toldAt = Number.NEGATIVE_INFINITY;
  let newest: [number, number] | undefined;
  let timer: unknown;
  const quieten = () => {
    if (timer !== undefined) clock.clearTimeout(timer);
    timer = undefined;
    newest = undefined;
  };
  const pass = (sent: number, total: number) => {
    quieten();
    toldAt = clock.now();
    tell(sent, total);
  };
  return {
    report(sent, total) {
      const wait = toldAt + INTERVAL_MS - clock.now();
      // A longer wait means that the clock was set back: an upload that goes on in silence would be taken for a stalled one.
      if (wait <= 0 || wait > INTERVAL_MS || sent >= total) return pass(sent, total);
      newest = [sent, total];
      timer ??= clock.setTimeout(() => {
        timer = undefined;
        if (newest !== undefined) pass(...newest);
      }, wait);
      return undefined;
    },
    stop: quieten,
  };
}
