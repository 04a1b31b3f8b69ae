import { type Clock, CustomerStatusError } from '../../model/index.js';
import { abortedError } from './http-errors.js';

/**
 * Runs something that ends early when the caller gives up or the time is over; the latter rejects with `timeout`. Waits no
 * longer for what knows nothing of the signal either, such as a `fetch` of the host's own.
 */
export async function withDeadline<Value>(
  clock: Clock,
  ms: number,
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  let isLate = false;
  const giveUp = () => controller.abort();
  const handle = clock.setTimeout(() => {
    isLate = true;
    giveUp();
  }, ms);
  signal?.addEventListener('abort', giveUp);
  if (signal?.aborted) giveUp();
  try {
    return await unlessAborted(run(controller.signal), controller.signal);
  } catch (error) {
    if (isLate && !signal?.aborted) throw new CustomerStatusError('timeout', { message: 'the server did not answer in time' });
    throw error;
  } finally {
    clock.clearTimeout(handle);
    signal?.removeEventListener('abort', giveUp);
  }
}

/** What a promise comes to, or `aborted` as soon as the signal says so. */
export function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(abortedError());
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
