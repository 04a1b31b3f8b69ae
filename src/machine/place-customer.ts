import { createActor, type Snapshot } from 'xstate';
import { createContext } from './customer.context.js';
import { outlookOf } from './customer.guards.js';
import type { customerMachine } from './customer.machine.js';
import type { CustomerInput } from './customer.types.js';
import type { CustomerView } from './customer.view.js';
import { syncMachine } from './sync.machine.js';

/**
 * A state that nobody has been in, written down: the customer of `input.initialSnapshot`, reached over the given connection.
 * For `createActor(machine, { input, snapshot })`. A stream or a read under way is not part of it.
 *
 * @example
 * ```ts
 * import { memoryBackend } from 'customer-status-kit/backends/memory';
 * import { bindBackend, placeCustomer, type CustomerInput } from 'customer-status-kit/machine';
 * import { systemClock } from 'customer-status-kit/model';
 * import { createActor } from 'xstate';
 *
 * export function openOffline(input: CustomerInput) {
 *   const { customer } = bindBackend({ backend: memoryBackend(), customerId: 'c1', clock: systemClock, random: Math.random });
 *   return createActor(customer, { input, snapshot: placeCustomer(customer, input, 'offline') }).start();
 * }
 * ```
 */
export function placeCustomer(
  machine: typeof customerMachine,
  input: CustomerInput,
  connection: CustomerView['connection'],
): Snapshot<unknown> {
  const context = createContext(input);
  const { value } = createActor(machine, { input }).getSnapshot();
  const course = { ...context.course, isRunning: connection !== 'paused', hasStarted: true };
  const outside = machine.resolveState({ value, context: { ...context, course } });
  const { pollIntervalMs, staleAfterMs } = input;
  const outlook = outlookOf(context, input.initialSnapshot);
  const begun = createActor(syncMachine, { input: { pollIntervalMs, staleAfterMs, outlook } }).getSnapshot().context;
  const { isRunning } = course;
  const inside = syncMachine.resolveState({ value: { connection, reading: 'idle' }, context: { ...begun, isRunning } });
  const children = { sync: { src: 'sync', snapshot: syncMachine.getPersistedSnapshot(inside), syncSnapshot: true } };
  const written: Snapshot<unknown> = machine.getPersistedSnapshot(outside);
  return Object.assign(written, { children });
}
