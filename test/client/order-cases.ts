import * as fc from 'fast-check';
import { SimulatedClock } from 'xstate';
import { createCustomerClient } from '../../src/client/index.js';
import {
  PRESENTED_STATUSES,
  type BackendUpdate,
  type CustomerSnapshot,
  type LifecycleEvent,
  type PresentedStatus,
} from '../../src/model/index.js';
import { fakeBackend, settle } from './fake-backend.js';
import { requirement, snapshotOf } from './fixtures.js';

/** What happened to a customer, oldest first: at each step one snapshot and one event. */
export interface History {
  snapshots: CustomerSnapshot[];
  events: LifecycleEvent[];
}

/** What a step looks like on its way: pushed with its event, without it, the event alone, or found by a late read. */
export type Delivery = { step: number; as: 'both' | 'snapshot' | 'event' | 'read'; then: 'nothing' | 'pause' };

const stepArbitrary = fc.record({
  is: fc.constantFrom(...PRESENTED_STATUSES),
  asked: fc.subarray(['r1', 'r2', 'r3']),
});

const historyArbitrary = fc.tuple(fc.array(stepArbitrary, { minLength: 1, maxLength: 8 }), fc.boolean()).map(
  ([steps, isDecimal]): History => ({
    snapshots: steps.map((step, index) => snapshotAt(index, step, isDecimal)),
    events: steps.map((step, index) => eventAt(index, step.is)),
  }),
);

/** A history and one way for it to reach the client. */
export const caseArbitrary = historyArbitrary.chain((history) => {
  const delivery = fc.record({
    step: fc.nat({ max: history.snapshots.length - 1 }),
    as: fc.constantFrom('both' as const, 'snapshot' as const, 'event' as const, 'read' as const),
    then: fc.constantFrom('nothing' as const, 'pause' as const),
  });
  return fc.record({ history: fc.constant(history), deliveries: fc.array(delivery, { maxLength: 24 }) });
});

/** Versions that are no numbers are ordered by their instants. */
function snapshotAt(index: number, { is, asked }: { is: PresentedStatus; asked: string[] }, isDecimal: boolean) {
  const requirements = asked.map((id) => requirement(id));
  const snapshot = snapshotOf(index + 1, { is, requirements });
  return isDecimal ? snapshot : { ...snapshot, version: `v${String((index * 7919) % 101)}` };
}

function eventAt(index: number, to: PresentedStatus): LifecycleEvent {
  return {
    id: `event-${String(index)}`,
    seq: index,
    type: 'status_changed',
    to,
    at: new Date(Date.UTC(2026, 0, 1) + index).toISOString(),
    actor: { kind: 'system' },
    reasons: [],
    source: { provider: 'acme', channel: 'webhook' },
  };
}

/** A client after the deliveries and a resync: what it knows then must be everything. */
export async function deliverAll({ snapshots, events }: History, deliveries: readonly Delivery[]) {
  const backend = fakeBackend(snapshots[0]!, ['subscribe', 'listEvents']);
  const page = () => Promise.resolve({ events: events.toReversed() });
  backend.arrange('listEvents', () => Promise.resolve({ events: events.slice(0, 1) }), ...Array.from({ length: 99 }, () => page));
  const client = createCustomerClient({
    backend,
    customerId: 'c1',
    clock: new SimulatedClock(),
    random: () => 0,
    followTerminal: true,
  });
  client.start();
  await Promise.all([client.loadEvents(), settle()]);
  const push = (update: BackendUpdate) => backend.streams.at(-1)?.push(update);
  for (const { step, as, then } of deliveries) {
    backend.set(snapshots[step]!);
    if (as === 'read') void client.refresh();
    else
      push({ ...(as === 'event' ? {} : { snapshot: snapshots[step] }), ...(as === 'snapshot' ? {} : { event: events[step] }) });
    // oxlint-disable-next-line no-await-in-loop -- one delivery after the other
    if (then === 'pause') await settle();
  }
  await settle();
  backend.set(snapshots.at(-1)!);
  push({ resync: true });
  await settle();
  await settle();
  return client;
}
