import { type Clock, systemClock } from 'customer-status-kit/model';

/** The shortest wait that could take a chart out of its state by itself. */
const LONG_MS = 1_000;

/** The real clock, but what would happen after a second or later never does: a state stays until somebody leaves it. */
export const heldClock: Clock = {
  ...systemClock,
  setTimeout: (callback, ms) => (ms < LONG_MS ? systemClock.setTimeout(callback, ms) : undefined),
};
