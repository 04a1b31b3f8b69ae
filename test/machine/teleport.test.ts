import { createActor, SimulatedClock, type SnapshotFrom } from 'xstate';
import { describe, expect, it } from 'vitest';
import { bindBackend, customerMachine, type CustomerInput, type syncMachine } from '../../src/machine/index.js';
import { CUSTOMER_STATUSES, DEFAULT_FEATURES, type CustomerSnapshot } from '../../src/model/index.js';
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

type Connection = SnapshotFrom<typeof syncMachine>['value']['connection'];

const places = [...CUSTOMER_STATUSES, 'UNKNOWN' as const].flatMap((status) =>
  (['connecting', 'live', 'polling', 'offline', 'ended'] as const).map((connection) => ({ status, connection })),
);

/** A state that nobody has been in, as it would have been written down. */
function placed(initialSnapshot: CustomerSnapshot, connection: Connection) {
  const input = { ...INPUT, initialSnapshot, followTerminal: true };
  const { value, context } = createActor(machine, { input }).getSnapshot();
  const course = { ...context.course, isRunning: true, hasStarted: true };
  const syncInput = { pollIntervalMs: 30_000, staleAfterMs: 600_000, outlook: { canWatch: true, isFinished: false } };
  const sync = machine.implementations.actors.sync as typeof syncMachine;
  const start = createActor(sync, { input: syncInput }).getSnapshot().context;
  const inside = sync.resolveState({ value: { connection, reading: 'idle' }, context: { ...start, isRunning: true } });
  const outside = machine.resolveState({ value, context: { ...context, course } });
  const children = { sync: { src: 'sync', snapshot: sync.getPersistedSnapshot(inside), syncSnapshot: true } };
  return { input, snapshot: { ...machine.getPersistedSnapshot(outside), children } as never };
}

const connectionOf = ({ children }: SnapshotFrom<typeof customerMachine>) =>
  (children['sync']?.getSnapshot() as SnapshotFrom<typeof syncMachine>).value.connection;

describe('a state of the charts', () => {
  it.each(places)('is put together and entered directly: $status $connection', ({ status, connection }) => {
    const actor = createActor(machine, { ...placed(snapshotOf(1, { is: status }), connection), clock: new SimulatedClock() });
    actor.start();
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
