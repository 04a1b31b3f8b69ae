import { CustomerStatusError, toCustomerStatusError, type Clock } from '../model/index.js';

/** How a call of the backend is followed. */
export interface CallOptions<Value> {
  clock: Clock;
  /** Absent: the call may take as long as it takes. */
  timeoutMs?: number | undefined;
  call: (signal: AbortSignal) => Value | Promise<Value>;
  onDone: (value: Value) => void;
  onFail: (error: CustomerStatusError) => void;
}

/**
 * Follows one call to its end and tells exactly once: a method that throws, rejects with anything at all or never answers
 * ends in a typed error. The returned function aborts the call; nothing is told afterwards.
 */
export function followCall<Value>({ clock, timeoutMs, call, onDone, onFail }: CallOptions<Value>): () => void {
  const controller = new AbortController();
  let isOver = false;
  let timer: unknown;
  const finish = (tell: () => void) => {
    if (isOver) return;
    isOver = true;
    if (timer !== undefined) clock.clearTimeout(timer);
    tell();
  };
  if (timeoutMs !== undefined) {
    timer = clock.setTimeout(() => {
      finish(() => onFail(timeoutError(timeoutMs)));
      controller.abort();
    }, timeoutMs);
  }
  new Promise<Value>((resolve) => resolve(call(controller.signal))).then(
    (value) => finish(() => onDone(value)),
    (reason: unknown) => finish(() => onFail(toCustomerStatusError(reason))),
  );
  return () => finish(() => controller.abort());
}

function timeoutError(timeoutMs: number): CustomerStatusError {
  return new CustomerStatusError('timeout', {
    message: `the backend did not answer within ${timeoutMs} ms, so the call was given up; the same call may be made again`,
  });
}
