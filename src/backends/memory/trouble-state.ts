import { CustomerStatusError, type CustomerStatusErrorCode } from '../../model/index.js';
import type { MemoryFailure, MemoryFailures, MemoryOperation } from './memory-calls.js';
import type { Troubles } from './troubles.js';

/** What is in the way, with who ordered it. */
export interface TroubleState extends Omit<Troubles, 'failures' | 'latencyMs'> {
  /** The latency ordered, begun with, and of the scenario: the first that is there counts. */
  ordered: { latencyMs?: number | undefined };
  begunWith: number | undefined;
  ofScenario: number | undefined;
  failures: Readonly<Partial<Record<MemoryOperation, { failure: MemoryFailure; left?: number | undefined }>>>;
}

/** Nothing in the way but what a backend begins with. */
export function firstTroubles(failures: MemoryFailures, latencyMs: number | undefined): TroubleState {
  const known = Object.entries(failures).flatMap(([operation, failure]) =>
    failure === undefined ? [] : [[operation, { failure }] as const],
  );
  return {
    offline: false,
    down: false,
    streamCut: false,
    latencies: {},
    ordered: {},
    begunWith: latencyMs,
    ofScenario: undefined,
    failures: Object.fromEntries(known),
  };
}

/** One of the ordered failures is spent. */
export function withOneLess(
  failures: TroubleState['failures'],
  operation: MemoryOperation,
  left: number,
): TroubleState['failures'] {
  const { [operation]: spent, ...others } = failures;
  return spent === undefined || left <= 1 ? others : { ...others, [operation]: { ...spent, left: left - 1 } };
}

/** The state as it is told. */
export function showTroubles({
  offline,
  down,
  streamCut,
  latencies,
  ordered,
  begunWith,
  ofScenario,
  failures,
}: TroubleState): Troubles {
  const told = Object.entries(failures).map(([operation, { failure, left }]) => {
    const code = typeof failure === 'function' ? {} : { code: failure };
    return [operation, left === undefined ? code : { ...code, left }] as const;
  });
  const latencyMs = ordered.latencyMs ?? begunWith ?? ofScenario ?? 0;
  return { offline, down, streamCut, latencyMs, latencies, failures: Object.fromEntries(told) };
}

/** Why no call gets through. */
export function closedBy({ offline, down }: TroubleState): CustomerStatusErrorCode | undefined {
  if (offline) return 'network';
  return down ? 'unavailable' : undefined;
}

/** Why nothing is pushed. A cut stream is told as a lost network, which is what a page sees of it. */
export function silencedBy(state: TroubleState): CustomerStatusError | undefined {
  const code = closedBy(state) ?? (state.streamCut ? 'network' : undefined);
  return code && new CustomerStatusError(code, { message: 'the simulation lets nothing be pushed' });
}
