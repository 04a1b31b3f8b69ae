import {
  type BackendUpdate,
  type Clock,
  type CustomerBackend,
  type CustomerStatusError,
  OPERATION_NAMES,
  type SubscribeOptions,
  systemClock,
} from '../../model/index.js';
import type { MemoryOperation, Travel } from './memory-calls.js';
import { createTroubles, type TroubleSimulation } from './troubles.js';

/** A backend in whose way troubles can be put. */
export interface TroubledBackend extends CustomerBackend {
  readonly simulate: TroubleSimulation;
}

/** Calls besides the operations, each with the operation whose troubles it has. */
const OTHER_CALLS = {
  getCustomer: 'getCustomer',
  getCapabilities: 'getCapabilities',
  loadDraft: 'loadDraft',
  saveDraft: 'saveDraft',
  withdrawUpload: 'removeFile',
} as const satisfies Partial<Record<keyof CustomerBackend, MemoryOperation>>;

type Call = (...args: readonly unknown[]) => Promise<unknown>;

/**
 * The same backend with `simulate`: its calls can be made slow or made to fail, its stream can be cut, without anything being
 * changed at the other end. For looking at faults in development, in front of a real backend. A call that is told to fail
 * never reaches the backend. Without a trouble it does what the backend does.
 *
 * @example
 * ```ts
 * import { httpBackend } from 'customer-status-kit/backends/http';
 * import { withTroubles } from 'customer-status-kit/backends/memory';
 *
 * export const backend = withTroubles(httpBackend({ baseUrl: '/api/customer-status' }));
 * backend.simulate.failNext('uploadFile', 'file_infected');
 * ```
 */
export function withTroubles(backend: CustomerBackend, { clock = systemClock }: { clock?: Clock } = {}): TroubledBackend {
  const streams = new Set<() => void>();
  const road = createTroubles({ clock, onStream: () => streams.forEach((follow) => follow()) });
  const operations = OPERATION_NAMES.filter((name) => name !== 'subscribe').map((name) => [name, name] as const);
  const calls = [...operations, ...Object.entries(OTHER_CALLS)].flatMap(([method, operation]) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a method of the contract, or nothing
    const call = backend[method as keyof CustomerBackend] as unknown as Call | undefined;
    return typeof call === 'function' ? [[method, delayed(call.bind(backend), operation, road.travel)] as const] : [];
  });
  const subscribe: CustomerBackend['subscribe'] = (id, listener, options) => {
    const stream = openStream(backend, id, listener, options, road.streamError);
    streams.add(stream);
    options.signal.addEventListener('abort', () => streams.delete(stream), { once: true });
    stream();
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every method has the shape of the one it stands before
  const methods = Object.fromEntries(calls) as unknown as Omit<CustomerBackend, 'id'>;
  return {
    ...methods,
    ...(backend.subscribe === undefined ? {} : { subscribe }),
    id: backend.id,
    simulate: road.simulation,
  };
}

function delayed(call: Call, operation: MemoryOperation, travel: Travel): Call {
  return async (...args) => {
    await travel(operation, signalOf(args.at(-1)));
    return call(...args);
  };
}

function signalOf(options: unknown): AbortSignal | undefined {
  const signal = typeof options === 'object' && options !== null && 'signal' in options ? options.signal : undefined;
  return signal instanceof AbortSignal ? signal : undefined;
}

/** Gives a function that opens or cuts the stream as the troubles say, whenever it is called. */
function openStream(
  backend: CustomerBackend,
  customerId: string,
  listener: (update: BackendUpdate) => void,
  { signal, onState }: SubscribeOptions,
  streamError: () => CustomerStatusError | undefined,
): () => void {
  let inner: AbortController | undefined;
  let wasCut = false;
  signal.addEventListener('abort', () => inner?.abort(), { once: true });
  return () => {
    if (signal.aborted) return;
    const error = streamError();
    if (error !== undefined) {
      inner?.abort();
      inner = undefined;
      wasCut = true;
      return onState?.('lost', error);
    }
    if (inner !== undefined) return;
    inner = new AbortController();
    backend.subscribe?.(customerId, listener, { signal: inner.signal, onState });
    if (wasCut) listener({ resync: true });
  };
}
