import { createActor, SimulatedClock, type SnapshotFrom } from 'xstate';
import { describe, expect, it } from 'vitest';
import { bindBackend, customerMachine, placeCustomer, type CustomerInput } from '../../src/machine/index.js';
import { CUSTOMER_STATUSES, DEFAULT_FEATURES } from '../../src/model/index.js';
import { fakeBackend, settle } from '../client/fake-backend.js';
import { snapshotOf } from '../client/fixtures.js';
import { unbound } from './charts-alone.js';

const INPUT: CustomerInput = {
  offers: ['subscribe'],
  policy: DEFAULT_FEATURES,
  pollIntervalMs: 30_000,
  staleAfterMs: 600_000,
  followTerminal: false,
};

const machine = unbound(customerMachine);

const places = [...CUSTOMER_STATUSES, 'UNKNOWN' as const].flatMap((status) =>
  (['connecting', 'live', 'polling', 'offline', 'ended'] as const).map((connection) => ({ status, connection })),
);

const connectionOf = ({ children }: SnapshotFrom<typeof customerMachine>) => {
  const sync = children['sync']?.getSnapshot();
  return sync?.value.connection;
};

describe('a state of the charts', () => {
  it.each(places)('is put together and entered directly: $status $connection', ({ status, connection }) => {
    const input = { ...INPUT, initialSnapshot: snapshotOf(1, { is: status }), followTerminal: true };
    // As it would come back from storage.
    const snapshot = JSON.parse(JSON.stringify(placeCustomer(machine, input, connection)));
    const actor = createActor(machine, { input, snapshot, clock: new SimulatedClock() }).start();
    expect(actor.getSnapshot().value).toBe(status);
    expect(connectionOf(actor.getSnapshot())).toBe(connection);
    // And it lives.
    actor.send({ type: 'CLIENT.STOPPED' });
    expect(connectionOf(actor.getSnapshot())).toBe('paused');
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
    expect(second.getSnapshot().value).toBe('UNDER_REVIEW');
    expect(connectionOf(second.getSnapshot())).toBe('live');
    backend.streams.at(-1)?.push({ snapshot: snapshotOf(2, { is: 'ACTIVE' }) });
    expect(second.getSnapshot().value).toBe('ACTIVE');
    expect(connectionOf(second.getSnapshot())).toBe('live');
    second.stop();
  });
});
