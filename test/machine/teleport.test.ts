import { createActor, fromCallback, SimulatedClock } from 'xstate';
import { describe, expect, it } from 'vitest';
import { bindBackend, customerMachine, type Command, type CustomerEvent, type CustomerInput } from '../../src/machine/index.js';
import { CUSTOMER_STATUSES, DEFAULT_FEATURES } from '../../src/model/index.js';
import { fakeBackend, settle } from '../client/fake-backend.js';
import { snapshotOf } from '../client/fixtures.js';

const INPUT: CustomerInput = {
  offers: ['subscribe'],
  policy: DEFAULT_FEATURES,
  pollIntervalMs: 30_000,
  staleAfterMs: 600_000,
  followTerminal: false,
};

const idle = fromCallback<CustomerEvent>(() => undefined);
const machine = customerMachine.provide({
  actors: {
    fetchCustomer: idle,
    fetchCapabilities: idle,
    watchCustomer: idle,
    runCommand: fromCallback<CustomerEvent, Command>(() => undefined),
  },
});

const places = [...CUSTOMER_STATUSES, 'UNKNOWN' as const].flatMap((journey) =>
  (['connecting', 'live', 'polling', 'offline', 'ended'] as const).map((connection) => ({ journey, connection })),
);

describe('a state of the customer chart', () => {
  it.each(places)('is put together and entered directly: $journey $connection', ({ journey, connection }) => {
    const input = { ...INPUT, initialSnapshot: snapshotOf(1, { is: journey }), followTerminal: true };
    const { context } = createActor(machine, { input }).getSnapshot();
    const value = { journey, connection, reading: 'idle' } as const;
    const course = { ...context.course, isRunning: true, hasStarted: true };
    const snapshot = machine.resolveState({ value, context: { ...context, course } });
    const actor = createActor(machine, { input, snapshot, clock: new SimulatedClock() }).start();
    expect(actor.getSnapshot().value).toEqual(value);
    actor.stop();
  });

  it('is written down and taken up again where it was', async () => {
    const backend = fakeBackend(snapshotOf(1, { is: 'UNDER_REVIEW' }), ['subscribe']);
    const clock = new SimulatedClock();
    const { customer } = bindBackend({ backend, customerId: 'c1', clock, random: () => 0 });
    const first = createActor(customer, { input: INPUT, clock }).start();
    first.send({ type: 'CLIENT.STARTED', at: 0 });
    backend.streams[0]?.options.onState?.('open');
    await settle();
    const written = JSON.stringify(first.getPersistedSnapshot());
    first.stop();

    const second = createActor(customer, { input: INPUT, clock, snapshot: JSON.parse(written) }).start();
    expect(second.getSnapshot().value).toEqual({ journey: 'UNDER_REVIEW', connection: 'live', reading: 'idle' });
    backend.streams.at(-1)?.push({ snapshot: snapshotOf(2, { is: 'ACTIVE' }) });
    expect(second.getSnapshot().value).toMatchObject({ journey: 'ACTIVE', connection: 'live' });
    second.stop();
  });
});
