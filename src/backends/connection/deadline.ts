import { type Clock, CustomerStatusError } from '../../model/index.js';

/** Runs something that ends early when the caller gives up or the time is over; the latter rejects with `timeout`. */
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
    return await run(controller.signal);
  } catch (error) {
    if (isLate && !signal?.aborted) throw new CustomerStatusError('timeout', { message: 'the server did not answer in time' });
    throw error;
  } finally {
    clock.clearTimeout(handle);
    signal?.removeEventListener('abort', giveUp);
  }
}
