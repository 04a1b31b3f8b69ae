import type { Clock, CustomerStatusError, CustomerStatusErrorCode } from '../../model/index.js';
import { type MemoryFailure, type MemoryFailures, type MemoryOperation, memoryTravel, type Travel } from './memory-calls.js';
import { closedBy, firstTroubles, showTroubles, silencedBy, type TroubleState, withOneLess } from './trouble-state.js';

/** A failure that was ordered: with which code, and for how many more calls; without a number for all of them. */
export interface OrderedFailure {
  /** Absent where a function decides call by call. */
  code?: CustomerStatusErrorCode | undefined;
  left?: number | undefined;
}

/** What is in the way of the calls just now. */
export interface Troubles {
  /** Nothing gets through: calls fail with `network`. */
  readonly offline: boolean;
  /** The provider is out of order: calls fail with `unavailable`. */
  readonly down: boolean;
  /** Nothing is pushed; calls get through. */
  readonly streamCut: boolean;
  /** Milliseconds each call takes, and calls that take another time. */
  readonly latencyMs: number;
  readonly latencies: Readonly<Partial<Record<MemoryOperation, number>>>;
  readonly failures: Readonly<Partial<Record<MemoryOperation, OrderedFailure>>>;
}

/** How a provider comes and goes. */
export interface FlapOptions {
  /** How often it goes; three times unless said. */
  times?: number | undefined;
  /** Milliseconds it stays away, and stays there; 2,000 unless said. */
  everyMs?: number | undefined;
}

/** Puts troubles in the way of a backend's calls and pushes, at once. */
export interface TroubleSimulation {
  /** Nothing gets through from now on: calls fail with `network`, subscriptions are lost. */
  goOffline: () => void;
  /** Everything gets through again. Subscribers are told to read again. */
  goOnline: () => void;
  /** The provider is out of order from now on: calls fail with `unavailable`, subscriptions are lost. */
  goDown: () => void;
  goUp: () => void;
  /** The provider comes and goes and is there in the end. The returned function ends it at once. */
  flap: (options?: FlapOptions) => () => void;
  /** Subscriptions are lost from now on; calls get through. */
  cutStream: () => void;
  restoreStream: () => void;
  /** Milliseconds each call takes, or calls of one operation; `undefined` takes the order back. */
  setLatency: (ms: number | undefined, operation?: MemoryOperation) => void;
  /** From now on an operation fails, in place of how it failed before; `undefined` lets it succeed. */
  fail: (operation: MemoryOperation, failure: MemoryFailure | undefined) => void;
  /** The next calls of an operation fail, one unless said. */
  failNext: (operation: MemoryOperation, code: CustomerStatusErrorCode, times?: number) => void;
  /** Nothing fails any more by order. */
  stopFailing: () => void;
  /** What is in the way just now. The same object until something changes. */
  getTroubles: () => Troubles;
  /** Calls back whenever that changes. */
  onTroubles: (listener: () => void) => () => void;
}

/** What troubles are made of. */
export interface TroubleOptions {
  clock: Clock;
  failures?: MemoryFailures | undefined;
  latencyMs?: number | undefined;
  /** Called when pushes begin or cease to get through. */
  onStream: (error: CustomerStatusError | undefined) => void;
}

/** Troubles, with the way of calls that leads through them. */
export interface TroubledRoad {
  travel: Travel;
  simulation: TroubleSimulation;
  /** Why pushes do not get through just now. */
  streamError: () => CustomerStatusError | undefined;
  /** What a scenario brings: it yields to what was ordered. */
  takeScenario: (scenario: { offline: boolean; latencyMs: number | undefined }) => void;
}

/** A road on which everything gets through, but for the failures it is told of. */
export function createTroubles({ clock, failures = {}, latencyMs, onStream }: TroubleOptions): TroubledRoad {
  const listeners = new Set<() => void>();
  let state = firstTroubles(failures, latencyMs);
  let shown = showTroubles(state);
  const change = (part: Partial<TroubleState>) => {
    const before = silencedBy(state);
    state = { ...state, ...part };
    shown = showTroubles(state);
    const after = silencedBy(state);
    if (before?.code !== after?.code) onStream(after);
    for (const listener of listeners) listener();
  };
  const order = orders(() => state, change);
  return {
    travel: travelThrough(clock, () => state, change),
    streamError: () => silencedBy(state),
    takeScenario: ({ offline, latencyMs: ofScenario }) => change({ offline, ofScenario }),
    simulation: {
      ...order,
      flap: (options) => flap(clock, order, options),
      getTroubles: () => shown,
      onTroubles: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  };
}

function travelThrough(clock: Clock, read: () => TroubleState, change: (part: Partial<TroubleState>) => void): Travel {
  return memoryTravel({
    clock,
    latencyMs: (operation) => read().latencies[operation] ?? showTroubles(read()).latencyMs,
    closedBy: () => closedBy(read()),
    failureOf: (operation, call) => {
      const { failures } = read();
      const { failure, left } = failures[operation] ?? {};
      if (left !== undefined) change({ failures: withOneLess(failures, operation, left) });
      return typeof failure === 'function' ? failure(call) : failure;
    },
  });
}

type Orders = Omit<TroubleSimulation, 'flap' | 'getTroubles' | 'onTroubles'>;

function orders(read: () => TroubleState, change: (part: Partial<TroubleState>) => void): Orders {
  const set = (operation: MemoryOperation, failure: MemoryFailure | undefined, left?: number) => {
    const { [operation]: _before, ...others } = read().failures;
    change({ failures: failure === undefined ? others : { ...others, [operation]: { failure, left } } });
  };
  return {
    goOffline: () => change({ offline: true }),
    goOnline: () => change({ offline: false }),
    goDown: () => change({ down: true }),
    goUp: () => change({ down: false }),
    cutStream: () => change({ streamCut: true }),
    restoreStream: () => change({ streamCut: false }),
    setLatency: (ms, operation) => {
      if (operation === undefined) return change({ ordered: { latencyMs: ms } });
      const { [operation]: _before, ...others } = read().latencies;
      change({ latencies: ms === undefined ? others : { ...others, [operation]: ms } });
    },
    fail: (operation, failure) => set(operation, failure),
    failNext: (operation, code, times = 1) => set(operation, code, times),
    stopFailing: () => change({ failures: {} }),
  };
}

/** Away and back again, so many times, by the clock. */
function flap(clock: Clock, { goDown, goUp }: Orders, { times = 3, everyMs = 2_000 }: FlapOptions = {}): () => void {
  let turns = times * 2;
  let timer: unknown;
  const turn = () => {
    turns -= 1;
    if (turns % 2 === 1) goDown();
    else goUp();
    if (turns > 0) timer = clock.setTimeout(turn, everyMs);
  };
  if (turns > 0) turn();
  return () => {
    clock.clearTimeout(timer);
    if (turns > 0) goUp();
    turns = 0;
  };
}
