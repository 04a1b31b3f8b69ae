/* oxlint-disable typescript/no-unsafe-type-assertion -- hosts without types ask for anything */
import { SimulatedClock } from 'xstate';
import { describe, expect, it, vi } from 'vitest';
import * as fc from 'fast-check';
import { createCustomerClient, type ClientSnapshot } from '../../src/client/index.js';
import {
  compareSnapshots,
  CUSTOMER_STATUSES,
  CustomerStatusError,
  DEFAULT_FEATURES,
  getAvailableFeatures,
  type CustomerSnapshot,
  type DefaultFeature,
} from '../../src/model/index.js';
import { deferred, fakeBackend, settle } from './fake-backend.js';
import { requirement, snapshotOf, unknownSnapshot } from './fixtures.js';

const FEATURES = Object.keys(DEFAULT_FEATURES) as DefaultFeature[];

function bound(clock: SimulatedClock) {
  return { setTimeout: clock.setTimeout.bind(clock), clearTimeout: clock.clearTimeout.bind(clock) };
}

async function live(first: CustomerSnapshot = snapshotOf(0)) {
  const backend = fakeBackend(first, ['subscribe']);
  const clock = new SimulatedClock();
  const client = createCustomerClient({ backend, customerId: 'c1', clock, random: () => 0, followTerminal: true });
  client.start();
  backend.streams[0]?.options.onState?.('open');
  await settle();
  return { backend, clock, client, push: (snapshot: CustomerSnapshot) => backend.streams[0]?.push({ snapshot }) };
}

function openFeatures(snapshot: ClientSnapshot<DefaultFeature>) {
  return FEATURES.filter((feature) => snapshot.features[feature].open);
}

describe('order of arrival', () => {
  const arrivals = fc
    .array(fc.record({ version: fc.integer({ min: 1, max: 9 }), is: fc.constantFrom(...CUSTOMER_STATUSES) }), {
      minLength: 1,
      maxLength: 5,
    })
    // One version is one content: a status of its own for each.
    .map((items) => [...new Map(items.map((item) => [item.version, item])).values()])
    .chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })));

  it('does not matter: every permutation ends in the newest snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async ([sorted, shuffled]) => {
        const { client, push } = await live();
        for (const { version, is } of shuffled) push(snapshotOf(version, { is }));
        const newest = sorted
          .map((item) => snapshotOf(item.version, { is: item.is }))
          .toSorted(compareSnapshots)
          .at(-1);
        expect(client.getSnapshot().customer).toEqual(newest);
        expect(client.getSnapshot().status).toBe(newest?.status.status);
        client.dispose();
      }),
      { numRuns: 200 },
    );
  });

  it('never opens a feature that the newest snapshot so far does not open', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async ([, shuffled]) => {
        const { client, push } = await live();
        const seen = [snapshotOf(0)];
        const opened: { shown: DefaultFeature[]; right: DefaultFeature[] }[] = [];
        client.subscribe((snapshot) => {
          const newest = seen.toSorted(compareSnapshots).at(-1);
          opened.push({ shown: openFeatures(snapshot), right: getAvailableFeatures(newest?.status.status) });
        });
        for (const { version, is } of shuffled) {
          seen.push(snapshotOf(version, { is }));
          push(snapshotOf(version, { is }));
        }
        expect(opened.length).toBeGreaterThan(0);
        for (const { shown, right } of opened) expect(shown).toEqual(right);
        client.dispose();
      }),
      { numRuns: 200 },
    );
  });

  it('of two of the same instant whose versions are no numbers, the one that was read last counts', async () => {
    const of = (version: string, is: CustomerSnapshot['status']['status']) =>
      snapshotOf(1, { is, version, updatedAt: '2026-01-01T00:00:00Z' });
    const { backend, client, push } = await live(of('f00', 'ACTIVE'));
    push(of('a11', 'DEACTIVATED'));
    expect(client.getSnapshot().status).toBe('ACTIVE');
    backend.set(of('a11', 'DEACTIVATED'));
    await client.refresh();
    expect(client.getSnapshot().status).toBe('DEACTIVATED');
    expect(client.can('createTransaction').open).toBe(false);
  });

  it('and a read that began before what is known is not taken for later', async () => {
    const of = (version: string, is: CustomerSnapshot['status']['status']) =>
      snapshotOf(1, { is, version, updatedAt: '2026-01-01T00:00:00Z' });
    const { backend, client, push } = await live(of('a00', 'ACTIVE'));
    const late = deferred<CustomerSnapshot>();
    backend.arrange('getCustomer', () => late.promise);
    const read = client.refresh();
    push(of('f11', 'DEACTIVATED'));
    late.resolve(of('a00', 'ACTIVE'));
    await read;
    expect(client.getSnapshot().status).toBe('DEACTIVATED');
  });

  it('the same snapshot again changes nothing and tells nothing', async () => {
    const { client, push } = await live();
    push(snapshotOf(1, { is: 'ACTIVE' }));
    const before = client.getSnapshot();
    const listener = vi.fn();
    const changes = vi.fn();
    client.subscribe(listener);
    client.on('statusChanged', changes);
    push(snapshotOf(1, { is: 'ACTIVE' }));
    expect(client.getSnapshot()).toBe(before);
    expect(listener).not.toHaveBeenCalled();
    expect(changes).not.toHaveBeenCalled();
  });

  it('what did not change keeps its identity', async () => {
    const { client, push } = await live();
    const before = client.getSnapshot();
    push(snapshotOf(1, { is: 'UNDER_REVIEW' }));
    const after = client.getSnapshot();
    expect(after).not.toBe(before);
    expect(after.customer?.requirements).toBe(before.customer?.requirements);
    expect(after.customer?.documents).toBe(before.customer?.documents);
    expect(after.drafts).toBe(before.drafts);
    expect(after.uploads).toBe(before.uploads);
    push(snapshotOf(2, { is: 'UNDER_REVIEW', requirements: [requirement('r0'), requirement('r1'), requirement('r2')] }));
    expect(client.getSnapshot().features).toBe(after.features);
    expect(client.getSnapshot().customer?.requirements[1]).toBe(after.customer?.requirements[0]);
  });

  it('never mixes two customers', async () => {
    const { client, push } = await live();
    const errors = vi.fn();
    client.on('errorOccurred', errors);
    push({ ...snapshotOf(7, { is: 'ACTIVE' }), id: 'somebody-else' });
    expect(client.getSnapshot()).toMatchObject({ status: 'CREATED' });
    expect(client.getSnapshot().error?.code).toBe('protocol_error');
    expect(errors).toHaveBeenCalledTimes(1);
  });
});

describe('changes of status', () => {
  it('are told with where they came from, and flagged when they are not in the table', async () => {
    const backend = fakeBackend(snapshotOf(0), ['subscribe']);
    const client = createCustomerClient({ backend, customerId: 'c1', clock: new SimulatedClock() });
    const changes: unknown[] = [];
    client.on('statusChanged', (event) => changes.push({ ...event, shown: client.getSnapshot().status }));
    client.start();
    await settle();
    backend.streams[0]?.push({ snapshot: snapshotOf(1, { is: 'UNDER_REVIEW' }) });
    backend.streams[0]?.push({ snapshot: snapshotOf(2, { is: 'DEACTIVATED' }) });
    expect(changes).toEqual([
      { from: undefined, to: 'CREATED', irregular: false, shown: 'CREATED' },
      { from: 'CREATED', to: 'UNDER_REVIEW', irregular: false, shown: 'UNDER_REVIEW' },
      { from: 'UNDER_REVIEW', to: 'DEACTIVATED', irregular: true, shown: 'DEACTIVATED' },
    ]);
  });

  it('an unknown status closes every feature and is told once for each raw value', async () => {
    const { client, push } = await live(snapshotOf(0, { is: 'ACTIVE' }));
    const told: unknown[] = [];
    client.on('unknownStatus', (event) => told.push(event));
    push(unknownSnapshot(1, 'FROZEN'));
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', status: 'UNKNOWN' });
    expect(openFeatures(client.getSnapshot())).toEqual([]);
    expect(client.can('viewProfile')).toMatchObject({ open: false, reason: 'unknown_status' });
    push(unknownSnapshot(2, 'FROZEN'));
    push(unknownSnapshot(3, 'THAWED'));
    push(snapshotOf(4, { is: 'ACTIVE' }));
    push(unknownSnapshot(5, 'FROZEN'));
    expect(told).toEqual([
      { provider: 'acme', value: 'FROZEN' },
      { provider: 'acme', value: 'THAWED' },
    ]);
  });

  it('an unknown status that a server knew already is told at the start', () => {
    const backend = fakeBackend(snapshotOf(0));
    const initialSnapshot = unknownSnapshot(1, 'FROZEN');
    const client = createCustomerClient({ backend, customerId: 'c1', initialSnapshot, clock: new SimulatedClock() });
    const told = vi.fn();
    client.on('unknownStatus', told);
    client.start();
    client.dispose();
    client.start();
    expect(told).toHaveBeenCalledTimes(1);
  });
});

describe('gates', () => {
  it('are closed while nothing is known, and after the first read has failed', async () => {
    const backend = fakeBackend(snapshotOf(1, { is: 'ACTIVE' }));
    backend.arrange('getCustomer', () => Promise.reject(new CustomerStatusError('unavailable')));
    const clock = new SimulatedClock();
    const client = createCustomerClient({ backend, customerId: 'c1', clock, random: () => 0 });
    const opened: boolean[] = [];
    client.subscribe((snapshot) => opened.push(snapshot.features.createTransaction.open && snapshot.phase !== 'ready'));
    expect(client.can('createTransaction')).toMatchObject({ open: false, reason: 'loading' });
    client.start();
    expect(openFeatures(client.getSnapshot())).toEqual([]);
    await settle();
    expect(client.can('createTransaction')).toMatchObject({ open: false, reason: 'unavailable' });
    const retry = client.refresh();
    expect(client.getSnapshot().phase).toBe('loading');
    expect(openFeatures(client.getSnapshot())).toEqual([]);
    await retry;
    expect(client.can('createTransaction')).toEqual({ open: true });
    expect(opened).not.toContain(true);
  });

  it('close when the data are older than the limit and open again with the next answer', async () => {
    const backend = fakeBackend(snapshotOf(1, { is: 'ACTIVE' }));
    const clock = new SimulatedClock();
    const client = createCustomerClient({ backend, customerId: 'c1', clock, random: () => 0, staleAfterMs: 60_000 });
    client.start();
    await settle();
    backend.arrange('getCustomer', ...Array.from({ length: 9 }, () => () => Promise.reject(new CustomerStatusError('network'))));
    for (let second = 0; second < 59; second += 1) {
      clock.increment(1000);
      await settle();
    }
    expect(client.can('createTransaction')).toEqual({ open: true });
    clock.increment(1000);
    expect(client.getSnapshot()).toMatchObject({ stale: true, phase: 'ready', status: 'ACTIVE' });
    expect(client.can('createTransaction')).toMatchObject({ open: false, reason: 'stale' });
    backend.arrange('getCustomer');
    for (let tries = 0; tries < 9 && client.getSnapshot().stale; tries += 1) await client.refresh();
    expect(client.can('createTransaction')).toEqual({ open: true });
  });

  it('close when a machine wakes whose timers slept with it', async () => {
    const timers = new SimulatedClock();
    let slept = 0;
    const clock = { ...bound(timers), now: () => timers.now() + slept };
    const backend = fakeBackend(snapshotOf(1, { is: 'ACTIVE' }));
    const client = createCustomerClient({ backend, customerId: 'c1', clock, random: () => 0 });
    client.start();
    await settle();
    const advance = async (times: number) => {
      for (let turn = 0; turn < times; turn += 1) {
        timers.increment(30_000);
        await settle();
      }
    };
    await advance(19);
    slept = 8 * 3_600_000;
    backend.arrange('getCustomer', () => new Promise(() => undefined));
    await advance(1);
    expect(client.getSnapshot().stale).toBe(true);
    expect(client.can('createTransaction')).toMatchObject({ open: false, reason: 'stale' });
  });

  it('close when the first read after a sleep fails, long before any timer is due', async () => {
    const timers = new SimulatedClock();
    let slept = 0;
    const clock = { ...bound(timers), now: () => timers.now() + slept };
    const backend = fakeBackend(snapshotOf(1, { is: 'ACTIVE' }));
    const client = createCustomerClient({ backend, customerId: 'c1', clock, random: () => 0 });
    client.start();
    await settle();
    slept = 8 * 3_600_000;
    backend.arrange('getCustomer', () => Promise.reject(new CustomerStatusError('network')));
    await client.refresh();
    expect(client.can('createTransaction')).toMatchObject({ open: false, reason: 'stale' });
    await client.refresh();
    expect(client.can('createTransaction')).toEqual({ open: true });
  });

  it('stay open while the data are read anew after the clock was set back', async () => {
    const timers = new SimulatedClock();
    let ahead = 3_600_000;
    const clock = { ...bound(timers), now: () => timers.now() + ahead };
    const backend = fakeBackend(snapshotOf(1, { is: 'ACTIVE' }));
    const client = createCustomerClient({ backend, customerId: 'c1', clock, random: () => 0 });
    client.start();
    await settle();
    ahead = 0;
    for (let turn = 0; turn < 60; turn += 1) {
      timers.increment(30_000);
      await settle();
      expect(client.getSnapshot().stale).toBe(false);
    }
  });

  it('are closed at a late restart until the backend has answered', async () => {
    const { backend, clock, client } = await live(snapshotOf(1, { is: 'ACTIVE' }));
    client.dispose();
    clock.increment(700_000);
    client.start();
    expect(client.can('createTransaction')).toMatchObject({ open: false, reason: 'stale' });
    await settle();
    expect(client.can('createTransaction')).toEqual({ open: true });
    expect(backend.openStreams()).toHaveLength(1);
  });

  it('are closed for a feature the policy does not have', async () => {
    const { client } = await live(snapshotOf(1, { is: 'ACTIVE' }));
    expect(client.can('constructor' as never)).toMatchObject({ open: false });
    expect(client.can('somethingElse' as never)).toMatchObject({ open: false });
  });

  it('use the features of the host', async () => {
    const backend = fakeBackend(snapshotOf(1, { is: 'ACTIVE' }));
    const features = { pay: { statuses: ['ACTIVE'] }, close: { statuses: [] } } as const;
    const client = createCustomerClient({ backend, customerId: 'c1', features, clock: new SimulatedClock() });
    client.start();
    await settle();
    expect(client.can('pay').open).toBe(true);
    expect(client.can('close').open).toBe(false);
  });
});
