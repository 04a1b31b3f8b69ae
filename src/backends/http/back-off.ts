/** How long to wait before the next try. */
export interface BackOff {
  /** Milliseconds; longer after each failure, never shorter than the server asked for. */
  next: (retryAfterMs?: number) => number;
  /** The server's own wish for the time between tries. */
  setBase: (ms: number) => void;
  /** It works: begin anew with the shortest time. */
  reset: () => void;
}

const LONGEST = 30_000;

/** A server's wish for a pause is honoured up to this; a timer of more than 24 days would go off at once. */
const LONGEST_PAUSE = 3_600_000;

/** Doubling times with up to half as much again by chance, so that many clients do not come back at once. */
export function backOff(random: () => number, firstMs = 1_000): BackOff {
  let base = firstMs;
  let failures = 0;
  return {
    next: (retryAfterMs = 0) => {
      const wait = Math.min(base * 2 ** failures, Math.max(LONGEST, base));
      failures = Math.min(failures + 1, 16);
      // The server names one moment to all its clients: they must not all come at it.
      return Math.round(Math.max(Math.min(retryAfterMs, LONGEST_PAUSE), wait) + (wait * random()) / 2);
    },
    setBase: (ms) => {
      base = Math.min(Math.max(ms, 100), LONGEST_PAUSE);
    },
    reset: () => {
      failures = 0;
    },
  };
}
