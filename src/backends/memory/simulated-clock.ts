import { type Clock, systemClock } from '../../model/index.js';

/** A clock that can be moved. */
export interface SimulatedClock extends Clock {
  /** Milliseconds since the epoch. Needs no `this`: give it to the provider as it is. */
  now: () => number;
  /** True when it goes on by itself; false when it moves only by `advance` and `travelTo`. */
  readonly runs: boolean;
  /** Milliseconds by which it is ahead of the time it began from. */
  offsetMs(): number;
  /** Moves it forward and fires on the way what comes due, each at its own time, also what is set on the way. */
  advance(ms: number): void;
  /**
   * Jumps to an instant, in milliseconds since the epoch. What came due meanwhile fires once and afterwards, as on a machine that
   * has slept: for days beside a client, whose every minute would else be lived through. Back fires nothing.
   */
  travelTo(at: number): void;
  /** Milliseconds to what is due next; `undefined` when nothing is. */
  nextDelay(): number | undefined;
  /** Calls back after each move. */
  onMove(listener: () => void): () => void;
}

/** How a simulated clock begins. */
export interface SimulatedClockOptions {
  /** Milliseconds since the epoch at which a clock that stands still begins; now unless said. */
  startAt?: number | undefined;
  /** True to go on by itself from the present time, as in a browser; it stands still unless said. */
  runs?: boolean | undefined;
  /** Whose time it goes on with; the real one unless said. */
  base?: Clock | undefined;
}

interface Timer {
  at: number;
  callback: () => void;
  /** The timer of the base clock, where this clock goes on by itself. */
  real: unknown;
}

/**
 * A clock that can be moved: give the same one to the backend, the client and the provider (`now={clock.now}`), and days
 * pass at once. Standing still, it makes a test deterministic; running, it lets a developer travel.
 *
 * @example
 * ```ts
 * import { memoryBackend, simulatedClock } from 'customer-status-kit/backends/memory';
 * import { createCustomerClient } from 'customer-status-kit/client';
 *
 * const clock = simulatedClock({ startAt: Date.parse('2026-05-06T07:08:09Z') });
 * const backend = memoryBackend({ scenario: 'request_for_information', clock });
 * const client = createCustomerClient({ backend, customerId: 'cus_1', clock });
 * client.start();
 * clock.travelTo(clock.now() + 4 * 86_400_000);
 * ```
 */
export function simulatedClock(options: SimulatedClockOptions = {}): SimulatedClock {
  const { runs = false, base = systemClock } = options;
  const startAt = options.startAt ?? base.now();
  const listeners = new Set<() => void>();
  let offset = 0;
  const now = () => (runs ? base.now() : startAt) + offset;
  const timers = createTimers(now, runs ? base : undefined);
  const told = () => {
    timers.arm();
    for (const listener of listeners) listener();
  };
  const advance = (ms: number) => {
    const end = now() + Math.max(ms, 0);
    for (let next = timers.next(); next !== undefined && next.at <= end; next = timers.next()) {
      offset += Math.max(next.at - now(), 0);
      timers.fire(next);
    }
    offset += Math.max(end - now(), 0);
    told();
  };
  return {
    runs,
    now,
    setTimeout: timers.set,
    clearTimeout: timers.clear,
    offsetMs: () => offset,
    advance,
    travelTo: (at) => {
      offset += at - now();
      timers.fireDue(at);
      told();
    },
    nextDelay: () => {
      const next = timers.next();
      return next && Math.max(next.at - now(), 0);
    },
    onMove: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** True for a clock that can be moved. */
export function isSimulatedClock(clock: Clock): clock is SimulatedClock {
  return 'travelTo' in clock && 'advance' in clock;
}

/** What waits for its time. With a base clock, each is woken by it as well. */
function createTimers(now: () => number, base: Clock | undefined) {
  const timers = new Map<number, Timer>();
  let handles = 0;
  const clear = (handle: unknown) => {
    const timer = typeof handle === 'number' ? timers.get(handle) : undefined;
    if (timer === undefined) return;
    base?.clearTimeout(timer.real);
    timers.delete(Number(handle));
  };
  const wake = (handle: number, timer: Timer) => {
    if (base === undefined) return;
    base.clearTimeout(timer.real);
    timer.real = base.setTimeout(() => timers.has(handle) && fire(handle, timer), Math.max(timer.at - now(), 0));
  };
  const fire = (handle: number, timer: Timer) => {
    clear(handle);
    timer.callback();
  };
  return {
    set: (callback: () => void, ms: number) => {
      const handle = (handles += 1);
      const timer: Timer = { at: now() + Math.max(ms, 0), callback, real: undefined };
      timers.set(handle, timer);
      wake(handle, timer);
      return handle;
    },
    clear,
    /** What waits for a time up to this one, but not what is set meanwhile. */
    fireDue: (end: number) => {
      const due = [...timers].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at);
      for (const [handle, timer] of due) if (timers.has(handle)) fire(handle, timer);
    },
    fire: ({ handle, timer }: { handle: number; timer: Timer }) => fire(handle, timer),
    /** What is due first; of two at the same time, the one that was set first. */
    next: () => {
      const [first] = [...timers].toSorted(([, a], [, b]) => a.at - b.at);
      return first && { at: first[1].at, handle: first[0], timer: first[1] };
    },
    /** After the time was moved, everything waits for another while. */
    arm: () => {
      for (const [handle, timer] of timers) wake(handle, timer);
    },
  };
}
