/* oxlint-disable typescript/no-unsafe-type-assertion -- one function stands for every method */
import type { BackendUpdate, CustomerBackend, CustomerSnapshot, SubscribeOptions } from '../../src/model/index.js';

type Methods = {
  [Name in keyof Required<CustomerBackend> as Name extends 'id' | 'subscribe' ? never : Name]: CustomerBackend[Name];
};
type MethodName = keyof Methods;
type Call = { method: MethodName; args: readonly unknown[]; signal: AbortSignal | undefined; key: string | undefined };

/** An adapter whose answers and pushes a test controls. Answers that are not arranged are the present snapshot. */
export function fakeBackend(first: CustomerSnapshot, offers: readonly (MethodName | 'subscribe')[] = []) {
  const calls: Call[] = [];
  const arranged = new Map<MethodName, ((...args: never[]) => unknown)[]>();
  const streams: { push: (update: BackendUpdate) => void; options: SubscribeOptions }[] = [];
  const state = { current: first };

  const answer = (method: MethodName) =>
    ((...args: unknown[]) => {
      const options = args.at(-1) as { signal?: AbortSignal; idempotencyKey?: string } | undefined;
      calls.push({ method, args, signal: options?.signal, key: options?.idempotencyKey });
      const next = arranged.get(method)?.shift();
      return next === undefined ? Promise.resolve(state.current) : next(...(args as never[]));
    }) as never;

  const methods = Object.fromEntries(['getCustomer' as const, ...offers].map((name) => [name, answer(name as MethodName)]));
  const backend: CustomerBackend = { ...(methods as unknown as CustomerBackend), id: 'fake' };
  if (offers.includes('subscribe')) {
    backend.subscribe = (_id, push, options) => {
      streams.push({ push, options });
    };
  }
  return {
    ...backend,
    calls,
    streams,
    /** The next calls of a method are answered by these, in order. */
    arrange(method: MethodName, ...answers: ((...args: never[]) => unknown)[]) {
      arranged.set(method, [...(arranged.get(method) ?? []), ...answers]);
    },
    set: (snapshot: CustomerSnapshot) => {
      state.current = snapshot;
    },
    count: (method: MethodName) => calls.filter((call) => call.method === method).length,
    last: (method: MethodName) => calls.findLast((call) => call.method === method),
    /** Streams that have not been ended. */
    openStreams: () => streams.filter(({ options }) => !options.signal.aborted),
  };
}

/** A promise that the test settles. */
export function deferred<Value>() {
  const handles: { resolve?: (value: Value) => void; reject?: (reason: unknown) => void } = {};
  const promise = new Promise<Value>((resolve, reject) => Object.assign(handles, { resolve, reject }));
  return { promise, resolve: (value: Value) => handles.resolve?.(value), reject: (reason: unknown) => handles.reject?.(reason) };
}

/** Lets every promise that can settle do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
