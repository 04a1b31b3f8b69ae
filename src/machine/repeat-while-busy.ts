import { CustomerStatusError, toCustomerStatusError, type Clock } from '../model/index.js';

/** How often a call is repeated that the backend is still carrying out. */
const MAX_REPEATS = 4;

/** Milliseconds a backend may ask to wait before a repeat; one that asks for longer is told to the caller at once. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Makes a call. After a lost answer the backend may still be carrying out the first try and say so, as a `state_conflict`
 * with a time: then the same call is made again, a few times, until its answer is there.
 */
export async function repeatWhileBusy<Value>(
  clock: Clock,
  signal: AbortSignal,
  call: () => Promise<Value>,
  repeatsLeft = MAX_REPEATS,
): Promise<Value> {
  try {
    return await call();
  } catch (reason) {
    const error = toCustomerStatusError(reason);
    if (repeatsLeft === 0 || !isBusy(error)) throw error;
    await pause(clock, error.retryAfterMs ?? 0, signal);
    return repeatWhileBusy(clock, signal, call, repeatsLeft - 1);
  }
}

function isBusy({ code, retryAfterMs }: CustomerStatusError): boolean {
  return code === 'state_conflict' && retryAfterMs !== undefined && retryAfterMs <= LONGEST_WAIT_MS;
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clock.clearTimeout(handle);
      reject(new CustomerStatusError('aborted'));
    };
    const handle = clock.setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
  });
}
