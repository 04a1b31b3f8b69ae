import type { SyncContext } from './sync.types.js';

/** Milliseconds between reads for a while after something was sent. */
const HURRIED_POLL_MS = 5_000;

/** How much rarer a hidden page reads. */
const HIDDEN_FACTOR = 4;

/** The back-off doubles from the first to the last of these. */
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

/** A backend's wish for a pause is honoured up to this. */
const LONGEST_PAUSE_MS = 3_600_000;

/** How long the page reads faster after something was sent. */
export const HURRY_MS = 60_000;

/** How long the stream may take to open before reading by interval begins. */
export const CONNECT_LIMIT_MS = 10_000;

/** How soon after the stream opened the data are confirmed by a read, unless the stream did it. */
const CONFIRM_MS = 2_000;

/** How often an open stream is checked, whatever it brings. */
const RECHECK_MS = 300_000;

/** Milliseconds until the next read while nothing is pushed. */
export function pollDelay(context: SyncContext): number {
  const { pollIntervalMs, failures, isHurried, isHidden } = context;
  if (failures > 0) return retryDelay(context);
  if (isHurried) return Math.min(HURRIED_POLL_MS, pollIntervalMs);
  return isHidden ? pollIntervalMs * HIDDEN_FACTOR : pollIntervalMs;
}

/** Milliseconds until the stream is checked by a read. */
export function recheckDelay(context: SyncContext): number {
  if (context.failures > 0) return retryDelay(context);
  return context.isConfirmed ? Math.min(RECHECK_MS, context.staleAfterMs / 2) : CONFIRM_MS;
}

/** Exponential, never given up, and never sooner than the backend asked for. */
export function retryDelay({ failures, retryAfterMs = 0 }: { failures: number; retryAfterMs?: number | undefined }): number {
  const backoff = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS);
  return Math.min(Math.max(backoff, retryAfterMs), LONGEST_PAUSE_MS);
}

/** Spreads a delay over the half above it, so that clients that failed together do not return together. `random` is in [0, 1). */
export function withJitter(delay: number, random: number): number {
  return Math.round(delay * (1 + random / 2));
}
