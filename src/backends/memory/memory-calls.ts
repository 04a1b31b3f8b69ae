import { type Clock, CustomerStatusError, type CustomerStatusErrorCode, type OperationName } from '../../model/index.js';

/** A call that can be made to fail. */
export type MemoryOperation = OperationName | 'getCustomer' | 'getCapabilities' | 'loadDraft' | 'saveDraft';

/** How a call fails: always with a code, or as a function of the call's number, the first being 1. */
export type MemoryFailure = CustomerStatusErrorCode | ((call: number) => CustomerStatusErrorCode | undefined);

/** Which calls fail, and how. */
export type MemoryFailures = Partial<Record<MemoryOperation, MemoryFailure | undefined>>;

/** How the pretended way to the backend behaves. */
export interface MemoryRoad {
  clock: Clock;
  /** Milliseconds a call takes. */
  latencyMs: (operation: MemoryOperation) => number;
  /** Why nothing gets through just now. */
  closedBy: () => CustomerStatusErrorCode | undefined;
  /** How this call fails, its number being the first, the second and so on of its kind. */
  failureOf: (operation: MemoryOperation, call: number) => CustomerStatusErrorCode | undefined;
}

/** The way of one call, in as many equal parts as it has; each ends early when its signal aborts. */
export type Travel = (operation: MemoryOperation, signal?: AbortSignal, onPart?: (part: number) => void) => Promise<void>;

/** How many parts an upload has: progress is told between them. */
export const UPLOAD_PARTS = 4;

/** Makes each call wait for the latency, fail as it was told, and end early when its signal aborts. */
export function memoryTravel(road: MemoryRoad): Travel {
  const counts = new Map<MemoryOperation, number>();
  return async (operation, signal, onPart) => {
    const call = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, call);
    const parts = onPart === undefined ? 1 : UPLOAD_PARTS;
    for (let part = 1; part <= parts; part += 1) {
      // oxlint-disable-next-line no-await-in-loop -- the parts of one way come one after the other
      await pause(road.clock, road.latencyMs(operation) / parts, signal);
      const closed = road.closedBy();
      if (closed !== undefined) throw new CustomerStatusError(closed, { message: `nothing gets through just now: ${operation}` });
      onPart?.(part);
    }
    const code = road.failureOf(operation, call);
    if (code !== undefined) throw new CustomerStatusError(code, { message: `the simulation was told to fail ${operation}` });
  };
}
/** Waits by the clock. Rejects with `aborted` as soon as the signal says so. */
export async function pause(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  throwIfAborted(signal);
  if (ms > 0) await timer(clock, ms, signal);
  else await Promise.resolve();
  throwIfAborted(signal);
}

function timer(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clock.clearTimeout(handle);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const handle = clock.setTimeout(finish, ms);
    signal?.addEventListener('abort', finish);
  });
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CustomerStatusError('aborted', { message: 'the caller gave up' });
}
