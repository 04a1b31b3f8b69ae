import { createActor } from 'xstate';
import { bindBackend, type Binding } from './bind-backend.js';
import type { PrepareFile } from './bind-upload.js';
import type { CustomerEmitted, CustomerEvent, CustomerInput } from './customer.types.js';
import { syncOf, toCustomerView, type CustomerView } from './customer.view.js';
import { requirementMachine } from './requirement.machine.js';
import type { RequirementEvent, RequirementInput } from './requirement.types.js';
import { toRequirementView, type RequirementView } from './requirement.view.js';
import type { UploadEmitted, UploadEvent, UploadInput } from './upload.types.js';
import { toUploadView, type UploadView } from './upload.view.js';

/** A running chart, seen without the chart library's types. */
export interface Running<View, Event> {
  /** The same object until something changes. */
  getView: () => View;
  send: (event: Event) => void;
  stop: () => void;
}

/** Whom a running chart tells. */
export interface Hearers<Emitted = { type: string }> {
  /** Called after each step of the chart. */
  onChange: () => void;
  onEmit?: ((event: Emitted) => void) | undefined;
}

/** The charts of one customer, ready to run. */
export interface CustomerKit {
  startCustomer(input: CustomerInput, hearers: Hearers<CustomerEmitted>): Running<CustomerView, CustomerEvent>;
  startRequirement(input: RequirementInput, hearers: Hearers): Running<RequirementView, RequirementEvent>;
  startUpload(input: UploadInput, hearers: Hearers<UploadEmitted>, prepare?: PrepareFile): Running<UploadView, UploadEvent>;
}

/** What the charts run with. */
export interface KitOptions extends Binding {
  /** Receives XState's inspection events, for devtools. */
  inspect?: ((event: unknown) => void) | undefined;
}

/**
 * Binds the charts to a backend and starts them on request, each as an actor of its own.
 *
 * @example
 * ```ts
 * import { memoryBackend } from 'customer-status-kit/backends/memory';
 * import { createKit } from 'customer-status-kit/machine';
 * import { systemClock } from 'customer-status-kit/model';
 *
 * const kit = createKit({ backend: memoryBackend(), customerId: 'c1', clock: systemClock, random: Math.random });
 * const answer = { kind: 'field', requirementId: 'full-name', value: 'Ada' } as const;
 * const draft = kit.startRequirement({ answer, isOpen: true }, { onChange: () => console.info(draft.getView().phase) });
 * draft.send({ type: 'ANSWER.SENT' });
 * ```
 */
export function createKit(options: KitOptions): CustomerKit {
  const bound = bindBackend(options);
  const run = { clock: options.clock, ...(options.inspect === undefined ? {} : { inspect: options.inspect }) };
  return {
    startCustomer: (input, hearers) =>
      follow(createActor(bound.customer, { input, ...run }), toCustomerView, hearers, (snapshot) => [snapshot, syncOf(snapshot)]),
    startRequirement: (input, hearers) => follow(createActor(requirementMachine, { input, ...run }), toRequirementView, hearers),
    startUpload: (input, hearers, prepare) =>
      follow(createActor(bound.upload(prepare), { input, ...run }), toUploadView, hearers),
  };
}

/** The part of an actor that following it needs. */
interface Followed<Snapshot, Event, Emitted> {
  getSnapshot(): Snapshot;
  send(event: Event): void;
  start(): unknown;
  stop(): unknown;
  subscribe(listener: () => void): unknown;
  on(type: '*', handler: (event: Emitted) => void): unknown;
}

function follow<Snapshot, View, Event, Emitted>(
  actor: Followed<Snapshot, Event, Emitted>,
  toView: (snapshot: Snapshot, before?: View) => View,
  { onChange, onEmit }: Hearers<Emitted>,
  /** What the view is made of. */
  partsOf: (snapshot: Snapshot) => readonly unknown[] = (snapshot) => [snapshot],
): Running<View, Event> {
  let seen: readonly unknown[] = [];
  let view: View | undefined;
  // Heard only once it runs: whoever starts a chart holds its handle before the first call.
  actor.start();
  if (onEmit !== undefined) actor.on('*', onEmit);
  actor.subscribe(onChange);
  return {
    getView() {
      const snapshot = actor.getSnapshot();
      const parts = partsOf(snapshot);
      if (view === undefined || parts.some((part, index) => part !== seen[index])) view = toView(snapshot, view);
      seen = parts;
      return view;
    },
    send: (event) => actor.send(event),
    stop: () => void actor.stop(),
  };
}
