import * as fc from 'fast-check';
import { createActor, SimulatedClock, type SnapshotFrom } from 'xstate';
import { expect, it } from 'vitest';
import { customerMachine, type CustomerEvent, type CustomerInput, type syncMachine } from '../../src/machine/index.js';
import { CUSTOMER_STATUSES, CustomerStatusError, DEFAULT_FEATURES } from '../../src/model/index.js';
import { snapshotOf } from '../client/fixtures.js';
import { checkRuns } from '../client/property-runs.js';
import { unbound } from './charts-alone.js';

const INPUT: CustomerInput = {
  offers: ['subscribe'],
  policy: DEFAULT_FEATURES,
  pollIntervalMs: 30_000,
  staleAfterMs: 600_000,
  followTerminal: false,
};

const error = (...codes: CustomerStatusError['code'][]) => fc.constantFrom(...codes).map((code) => new CustomerStatusError(code));

const snapshot = fc
  .tuple(fc.nat(40), fc.constantFrom(...CUSTOMER_STATUSES, 'UNKNOWN' as const), fc.boolean())
  .map(([version, is, canWatch]) => snapshotOf(version + 1, { is, allowed: canWatch ? {} : { subscribe: false } }));

const plain = fc.constantFrom<CustomerEvent>(
  { type: 'CLIENT.STARTED', at: 0 },
  { type: 'CLIENT.STOPPED' },
  { type: 'CLIENT.RESET' },
  { type: 'SYNC.REQUESTED' },
  { type: 'SYNC.REQUESTED', fresh: true },
  { type: 'SYNC.REQUESTED', byPerson: true },
  { type: 'WATCH.OPENED' },
  { type: 'WATCH.LOST' },
  { type: 'NETWORK.LOST' },
  { type: 'NETWORK.RETURNED' },
  { type: 'VISITOR.LEFT' },
  { type: 'VISITOR.RETURNED', at: 0 },
  { type: 'ANSWERS.SENT' },
);

const event: fc.Arbitrary<CustomerEvent> = fc.oneof(
  { arbitrary: plain, weight: 3 },
  snapshot.map((found): CustomerEvent => ({ type: 'CUSTOMER.CHANGED', snapshot: found, at: 0 })),
  snapshot.map((found): CustomerEvent => ({ type: 'READ.SUCCEEDED', snapshot: found, at: 0 })),
  error('network', 'offline', 'session_expired', 'forbidden').map(
    (found): CustomerEvent => ({ type: 'READ.FAILED', at: 0, error: found }),
  ),
  error('unauthenticated').map((found): CustomerEvent => ({ type: 'SESSION.ENDED', error: found })),
  error('unauthenticated', 'unavailable').map((found): CustomerEvent => ({ type: 'WATCH.ENDED', error: found })),
);

const step = fc.oneof({ arbitrary: event, weight: 5 }, fc.constantFrom(1_000, 10_000, 700_000));

it('the customer chart and the sync chart inside never disagree, whatever happens in whatever order', async () => {
  const property = fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
    const clock = new SimulatedClock();
    const actor = createActor(unbound(customerMachine), { input: INPUT, clock }).start();
    for (const next of steps) {
      if (typeof next === 'number') clock.increment(next);
      else if (canHappen(actor.getSnapshot(), next)) actor.send(next);
      expectAgreement(actor.getSnapshot());
    }
    actor.stop();
  });
  await checkRuns(property, 1_000);
});

/** Nobody answers a read that is not under way, and no stream tells anything that is not watched. */
function canHappen({ children }: SnapshotFrom<typeof customerMachine>, { type }: CustomerEvent): boolean {
  if (type === 'READ.SUCCEEDED' || type === 'READ.FAILED') return children['read'] !== undefined;
  return !type.startsWith('WATCH.') || children['watch'] !== undefined;
}

function expectAgreement({ value, context, children }: SnapshotFrom<typeof customerMachine>): void {
  const sync = children['sync']?.getSnapshot() as SnapshotFrom<typeof syncMachine>;
  const { customer } = context.known;
  const { connection, reading } = sync.value;
  if (customer === undefined) expect(['loading', 'unavailable']).toContain(value);
  else expect(value).toBe(customer.status.status);
  expect(sync.context.isRunning).toBe(context.course.isRunning);
  expect(sync.context.outlook).toEqual({
    isFinished: customer?.status.terminal === true,
    canWatch: customer?.allowed.subscribe !== false,
  });
  if (!context.course.isRunning || customer?.status.terminal === true) expect(['ended', 'paused']).toContain(connection);
  expect(children['read'] === undefined).toBe(reading === 'idle');
  if (connection === 'paused' || connection === 'ended') expect(children['watch']).toBeUndefined();
  if (connection === 'live') expect(children['watch']).toBeDefined();
}
