import { assign, fromCallback } from 'xstate';
import {
  backendCapabilitiesSchema,
  customerSnapshotSchema,
  parse,
  type CustomerBackend,
  type ReadOptions,
  type Clock,
} from '../model/index.js';
import { followCall } from './backend-call.js';
import { bindUpload, type PrepareFile } from './bind-upload.js';
import type { Command } from './command.js';
import { noteClock } from './customer.context.js';
import { customerMachine } from './customer.machine.js';
import type { CustomerEvent } from './customer.types.js';
import { performCommand } from './perform-command.js';
import { repeatWhileBusy } from './repeat-while-busy.js';
import { pollDelay, recheckDelay, withJitter } from './sync.delays.js';
import { syncMachine } from './sync.machine.js';
import type { SyncContext } from './sync.types.js';
import { watchBackend } from './watch-backend.js';

/** What a backend is bound with. */
export interface Binding {
  backend: CustomerBackend;
  customerId: string;
  /** BCP 47, or what gives it at each read. */
  locale?: string | (() => string | undefined) | undefined;
  clock: Clock;
  /** A number in [0, 1), for spreading retries. */
  random: () => number;
}

const READ_TIMEOUT_MS = 30_000;
const WRITE_TIMEOUT_MS = 60_000;

/**
 * The charts with a backend behind their actors. Nothing else in the kit calls a backend. For hosts that run the charts
 * themselves; `createCustomerClient` does it for everybody else.
 *
 * @example
 * ```ts
 * import { memoryBackend } from 'customer-status-kit/backends/memory';
 * import { bindBackend } from 'customer-status-kit/machine';
 * import { DEFAULT_FEATURES, systemClock } from 'customer-status-kit/model';
 * import { createActor } from 'xstate';
 *
 * const bound = bindBackend({ backend: memoryBackend(), customerId: 'c1', clock: systemClock, random: Math.random });
 * const input = { policy: DEFAULT_FEATURES, pollIntervalMs: 30_000, staleAfterMs: 600_000, followTerminal: false };
 * const actor = createActor(bound.customer, { input: { ...input, offers: ['subscribe'] } }).start();
 * actor.send({ type: 'CLIENT.STARTED', at: systemClock.now() });
 * ```
 */
export function bindBackend(binding: Binding) {
  const sync = bindSync(binding);
  return {
    customer: bindCustomer(binding, sync),
    /** Runs inside `customer`. To change it: `customer.provide({ actors: { sync: sync.provide(…) } })`. */
    sync,
    upload: (prepare?: PrepareFile) => bindUpload(binding, prepare),
  };
}

function bindCustomer(binding: Binding, sync: typeof syncMachine) {
  const { backend, clock, customerId } = binding;
  return customerMachine.provide({
    actions: { readClock: assign(({ context }) => noteClock(context, clock.now())) },
    actors: {
      sync,
      fetchCustomer: fromCallback<CustomerEvent>(({ sendBack }) => fetchCustomer(binding, sendBack)),
      fetchCapabilities: fromCallback<CustomerEvent>(({ sendBack }) => fetchCapabilities(binding, sendBack)),
      watchCustomer: fromCallback<CustomerEvent>(({ sendBack }) => watchBackend({ backend, customerId, clock, tell: sendBack })),
      runCommand: fromCallback<CustomerEvent, Command>(({ input, sendBack }) => runCommand(binding, input, sendBack)),
    },
  });
}

function bindSync({ random }: Binding) {
  const spread = (delay: number, { failures }: SyncContext) => (failures > 0 ? withJitter(delay, random()) : delay);
  return syncMachine.provide({
    delays: {
      pollDelay: ({ context }) => spread(pollDelay(context), context),
      recheckDelay: ({ context }) => spread(recheckDelay(context), context),
    },
  });
}

function readOptions({ locale: given }: Binding, signal: AbortSignal): ReadOptions {
  const locale = typeof given === 'function' ? given() : given;
  return locale === undefined ? { signal } : { signal, locale };
}

function fetchCustomer(binding: Binding, tell: (event: CustomerEvent) => void): () => void {
  const { backend, clock, customerId } = binding;
  return followCall({
    clock,
    timeoutMs: READ_TIMEOUT_MS,
    call: async (signal) => parse(customerSnapshotSchema, await backend.getCustomer(customerId, readOptions(binding, signal))),
    onDone: (snapshot) => tell({ type: 'READ.SUCCEEDED', snapshot, at: clock.now() }),
    onFail: (error) => tell({ type: 'READ.FAILED', error, at: clock.now() }),
  });
}

function fetchCapabilities(binding: Binding, tell: (event: CustomerEvent) => void): () => void {
  const { backend, clock } = binding;
  return followCall({
    clock,
    timeoutMs: READ_TIMEOUT_MS,
    call: async (signal) => parse(backendCapabilitiesSchema, await backend.getCapabilities?.(readOptions(binding, signal))),
    onDone: (capabilities) => tell({ type: 'CAPABILITIES.RECEIVED', capabilities }),
    // The customer is read by the same backend: what is wrong is told there.
    onFail: () => tell({ type: 'CAPABILITIES.FAILED' }),
  });
}

function runCommand(binding: Binding, command: Command, tell: (event: CustomerEvent) => void): () => void {
  const { backend, clock, customerId } = binding;
  const { request, idempotencyKey, ifVersion } = command;
  return followCall({
    clock,
    timeoutMs: request.operation === 'listEvents' ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS,
    call: (signal) => {
      const write = { signal, idempotencyKey, ...(ifVersion === undefined ? {} : { ifVersion }) };
      const surroundings = { backend, customerId, read: readOptions(binding, signal), write };
      return repeatWhileBusy(clock, signal, () => performCommand(request, surroundings));
    },
    onDone: (answer) => tell({ type: 'COMMAND.SETTLED', command, outcome: { ok: true, answer }, at: clock.now() }),
    onFail: (error) => tell({ type: 'COMMAND.SETTLED', command, outcome: { ok: false, error }, at: clock.now() }),
  });
}
