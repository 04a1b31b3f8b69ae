import { type Clock, type CustomerSnapshot, CustomerStatusError, type CustomerStatusErrorCode } from '../../model/index.js';
import type { MemoryBackend } from '../../backends/memory/index.js';
import type { ProtocolOperation } from './protocol-call.js';

/** How far a fault reaches. */
export interface FaultReach {
  /** Every operation unless said. */
  only?: readonly ProtocolOperation[] | undefined;
  /** How many requests meet it; every one unless said. */
  times?: number | undefined;
}

/** What can go wrong, as switches. Several may be on at once; each stays on until `clear()` or until its `times` are up. */
export interface ProtocolFaults {
  /** Every answer takes so many milliseconds longer. */
  slow(ms: number, reach?: FaultReach): void;
  /**
   * Requests are refused with the problem of this code and its HTTP status: `unauthenticated` is 401, `state_conflict` 409,
   * `rate_limited` 429, `unavailable` 503. 500 is a server that broke down. `network` is no answer at all.
   */
  fail(code: CustomerStatusErrorCode | 500, reach?: FaultReach & { retryAfterMs?: number | undefined }): void;
  /** Nothing gets through, and open streams are cut, until `clear()`. */
  offline(): void;
  /** Cuts every open stream in the middle. Whoever followed it comes back by itself. */
  cutStreams(): void;
  /** Tells on every open stream what was told before: the newest events once more, then the snapshot before the present one. */
  replay(): void;
  /** Everything works again. */
  clear(): void;
}

interface Fault extends FaultReach {
  meet: () => Promise<void>;
}

/** The switches of one responder, and what each request has to go through. */
export function protocolFaults(backend: MemoryBackend, clock: Clock) {
  let faults: Fault[] = [];
  const streams = new Set<() => void>();
  const seen: CustomerSnapshot[] = [];
  const add = (reach: FaultReach, meet: () => Promise<void>) => {
    faults = [...faults, { ...reach, meet }];
  };
  const switches: ProtocolFaults = {
    slow: (ms, reach = {}) => add(reach, () => new Promise((resolve) => void clock.setTimeout(resolve, ms))),
    fail: (code, { retryAfterMs, ...reach } = {}) => add(reach, () => Promise.reject(errorOf(code, retryAfterMs))),
    offline: () => backend.simulate.goOffline(),
    cutStreams: () => [...streams].forEach((cut) => cut()),
    replay: () => void replay(backend, seen.at(-1), seen.at(-2)),
    clear: () => {
      faults = [];
      backend.simulate.goOnline();
    },
  };
  return {
    switches,
    meet: async (operation: ProtocolOperation) => {
      const met = faults.filter(({ only, times = 1 }) => times > 0 && (only === undefined || only.includes(operation)));
      for (const fault of met) if (fault.times !== undefined) fault.times -= 1;
      // oxlint-disable-next-line no-await-in-loop -- a slow answer comes before the refusal it carries
      for (const fault of met) await fault.meet();
    },
    note: (snapshot: CustomerSnapshot) => {
      if (seen.at(-1)?.version !== snapshot.version) seen.push(snapshot);
    },
    onStream: (cut: () => void) => {
      streams.add(cut);
      return () => void streams.delete(cut);
    },
  };
}

function errorOf(code: CustomerStatusErrorCode | 500, retryAfterMs: number | undefined): Error {
  if (code === 500) return new Error('the responder was told to break down');
  return new CustomerStatusError(code, { retryAfterMs, message: 'the responder was told to fail' });
}

async function replay(backend: MemoryBackend, present?: CustomerSnapshot, older?: CustomerSnapshot): Promise<void> {
  if (present === undefined) return;
  const { events } = await backend.listEvents(present.id, { limit: 2 });
  for (const event of events) backend.simulate.push({ event });
  if (older !== undefined) backend.simulate.push({ snapshot: older });
}
