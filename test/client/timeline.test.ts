/* oxlint-disable typescript/no-unsafe-type-assertion -- the arguments of a recorded call */
import { SimulatedClock } from 'xstate';
import { describe, expect, it } from 'vitest';
import { createCustomerClient } from '../../src/client/index.js';
import {
  CustomerStatusError,
  type CustomerSnapshot,
  type EventQuery,
  type LifecycleEvent,
  type LifecycleEventPage,
} from '../../src/model/index.js';
import { deferred, fakeBackend, settle } from './fake-backend.js';
import { snapshotOf } from './fixtures.js';

const event = (seq: number, type: LifecycleEvent['type'] = 'note'): LifecycleEvent => ({
  id: `e${seq}`,
  seq,
  type,
  at: new Date(Date.UTC(2026, 0, seq)).toISOString(),
  actor: { kind: 'system' },
  reasons: [],
  source: { provider: 'fake', channel: 'api' },
});

async function started() {
  const backend = fakeBackend(snapshotOf(1), ['listEvents', 'subscribe']);
  const client = createCustomerClient({ backend, customerId: 'c1', clock: new SimulatedClock(), random: () => 0 });
  client.start();
  await settle();
  const page = (seqs: number[], nextCursor?: string) =>
    backend.arrange('listEvents', () =>
      Promise.resolve<LifecycleEventPage>({ events: seqs.map((seq) => event(seq)), ...(nextCursor ? { nextCursor } : {}) }),
    );
  const ids = () => client.getSnapshot().timeline.events.map(({ id }) => id);
  const query = () => backend.last('listEvents')?.args[1] as EventQuery;
  return { backend, client, page, ids, query };
}

describe('the timeline', () => {
  it('loads nothing after a sign-out until the client is started again', async () => {
    const { backend, client, page, ids } = await started();
    page([1]);
    await client.loadEvents();
    client.reset();
    const asked = backend.count('listEvents');
    expect(await client.loadEvents()).toMatchObject({ ok: false, error: { code: 'aborted' } });
    expect(backend.count('listEvents')).toBe(asked);
    expect(client.getSnapshot().timeline).toEqual({ phase: 'idle', events: [], hasMore: false });
    client.start();
    page([2, 1]);
    await client.loadEvents();
    expect(ids()).toEqual(['e2', 'e1']);
  });

  it('loads nothing before it is asked, then page by page, newest first', async () => {
    const { backend, client, page, ids, query } = await started();
    expect(client.getSnapshot().timeline).toEqual({ phase: 'idle', events: [], hasMore: false });
    page([5, 4], 'older');
    page([3, 2]);
    const first = client.loadEvents();
    expect(client.getSnapshot().timeline.phase).toBe('loading');
    expect(client.loadEvents()).toBe(first);
    await first;
    expect(client.getSnapshot().timeline).toMatchObject({ phase: 'ready', hasMore: true });
    await client.loadEvents();
    expect(query().cursor).toBe('older');
    expect(ids()).toEqual(['e5', 'e4', 'e3', 'e2']);
    expect(client.getSnapshot().timeline.hasMore).toBe(false);
    await client.loadEvents();
    expect(backend.count('listEvents')).toBe(2);
  });

  it('puts what is pushed in its place, each event once, in any order', async () => {
    const { backend, client, page, ids } = await started();
    page([3]);
    await client.loadEvents();
    for (const seq of [6, 4, 6, 5, 3]) backend.streams[0]?.push({ event: event(seq) });
    expect(ids()).toEqual(['e6', 'e5', 'e4', 'e3']);
  });

  it('reads the newest page again when the customer changed and no event told why', async () => {
    const { backend, client, page, ids } = await started();
    page([3, 2], 'older');
    await client.loadEvents();
    page([4, 3], 'newer');
    backend.streams[0]?.push({ snapshot: snapshotOf(2) });
    await settle();
    expect(ids()).toEqual(['e4', 'e3', 'e2']);
    expect(client.getSnapshot().pending).toEqual([]);
    backend.streams[0]?.push({ event: event(5), snapshot: snapshotOf(3) });
    await settle();
    expect(ids()).toEqual(['e5', 'e4', 'e3', 'e2']);
    expect(backend.count('listEvents')).toBe(2);
  });

  it('reads the newest page again when the customer turns out to stand elsewhere than the last change that was read', async () => {
    const backend = fakeBackend(snapshotOf(1, { is: 'ACTIVE' }), ['listEvents', 'subscribe']);
    const first = deferred<CustomerSnapshot>();
    backend.arrange('getCustomer', () => first.promise);
    const client = createCustomerClient({ backend, customerId: 'c1', clock: new SimulatedClock(), random: () => 0 });
    client.start();
    const created: LifecycleEvent = { ...event(1, 'status_changed'), to: 'CREATED' };
    const activated: LifecycleEvent = { ...event(2, 'status_changed'), from: 'CREATED', to: 'ACTIVE' };
    backend.arrange('listEvents', () => Promise.resolve({ events: [created] }));
    backend.arrange('listEvents', () => Promise.resolve({ events: [activated, created] }));
    await client.loadEvents();
    first.resolve(snapshotOf(1, { is: 'ACTIVE' }));
    await settle();
    expect(client.getSnapshot().timeline.events.map(({ to }) => to)).toEqual(['ACTIVE', 'CREATED']);
    expect(backend.count('listEvents')).toBe(2);
  });

  it('starts anew when there may be a gap', async () => {
    const { backend, client, page, ids, query } = await started();
    page([2, 1]);
    await client.loadEvents();
    page([9, 8], 'middle');
    backend.streams[0]?.push({ snapshot: snapshotOf(2) });
    await settle();
    expect(ids()).toEqual(['e9', 'e8']);
    page([7, 2, 1]);
    await client.loadEvents();
    expect(query().cursor).toBe('middle');
    expect(ids()).toEqual(['e9', 'e8', 'e7', 'e2', 'e1']);
  });

  it('filters at the backend, leaves out pushed events that do not match, and drops late pages of the list before', async () => {
    const { backend, client, ids, query } = await started();
    const late = deferred<LifecycleEventPage>();
    backend.arrange(
      'listEvents',
      () => late.promise,
      () => Promise.resolve({ events: [event(2, 'status_changed')] }),
    );
    const first = client.loadEvents();
    const from = new Date(Date.UTC(2026, 0, 2)).toISOString();
    await client.filterEvents({ types: ['status_changed'], from });
    expect(query()).toMatchObject({ types: ['status_changed'], from });
    late.resolve({ events: [event(9)] });
    await first;
    backend.streams[0]?.push({ event: event(8, 'note') });
    backend.streams[0]?.push({ event: event(1, 'status_changed') });
    backend.streams[0]?.push({ event: event(7, 'status_changed') });
    expect(ids()).toEqual(['e7', 'e2']);
  });

  it('keeps what it has when a page cannot be loaded, and tries the same page again', async () => {
    const { backend, client, page, ids, query } = await started();
    page([5], 'older');
    await client.loadEvents();
    backend.arrange('listEvents', () => Promise.reject(new CustomerStatusError('unavailable')));
    expect(await client.loadEvents()).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(client.getSnapshot().timeline).toMatchObject({ phase: 'failed', error: { code: 'unavailable' }, hasMore: true });
    page([4]);
    await client.loadEvents();
    expect(query().cursor).toBe('older');
    expect(ids()).toEqual(['e5', 'e4']);
    expect(client.getSnapshot().timeline).not.toHaveProperty('error');
  });

  it('reads the newest page again also where an older one could not be loaded, which can still be tried again', async () => {
    const { backend, client, page, ids, query } = await started();
    const fails = () => backend.arrange('listEvents', () => Promise.reject(new CustomerStatusError('unavailable')));
    page([5], 'older');
    await client.loadEvents();
    fails();
    await client.loadEvents();
    page([6, 5], 'newer');
    backend.streams[0]?.push({ snapshot: snapshotOf(2) });
    await settle();
    expect(ids()).toEqual(['e6', 'e5']);
    expect(client.getSnapshot().timeline).toMatchObject({ phase: 'failed', hasMore: true });
    const slow = deferred<LifecycleEventPage>();
    backend.arrange('listEvents', () => slow.promise);
    const again = client.loadEvents();
    backend.streams[0]?.push({ snapshot: snapshotOf(3) });
    page([7, 6], 'newest');
    slow.reject(new CustomerStatusError('unavailable'));
    await again;
    await settle();
    expect(ids()).toEqual(['e7', 'e6', 'e5']);
    page([4]);
    await client.loadEvents();
    expect(query().cursor).toBe('older');
    expect(ids()).toEqual(['e7', 'e6', 'e5', 'e4']);
  });

  it('loads again after the client was stopped and started in the middle', async () => {
    const { backend, client, page, ids } = await started();
    backend.arrange('listEvents', () => new Promise(() => undefined));
    void client.loadEvents();
    client.dispose();
    expect(client.getSnapshot().timeline.phase).toBe('idle');
    client.start();
    page([1]);
    await client.loadEvents();
    expect(ids()).toEqual(['e1']);
  });

  it('reads the newest page again when the customer changed while a page was loading', async () => {
    const { backend, client, page, ids } = await started();
    const slow = deferred<LifecycleEventPage>();
    backend.arrange('listEvents', () => slow.promise);
    const first = client.loadEvents();
    backend.streams[0]?.push({ snapshot: snapshotOf(2) });
    page([2, 1]);
    slow.resolve({ events: [event(1)] });
    await first;
    await settle();
    expect(ids()).toEqual(['e2', 'e1']);
  });

  it('reads the newest page once more when the customer changed while it was read again', async () => {
    const { backend, client, page, ids } = await started();
    page([1]);
    await client.loadEvents();
    const slow = deferred<LifecycleEventPage>();
    backend.arrange('listEvents', () => slow.promise);
    backend.streams[0]?.push({ snapshot: snapshotOf(2) });
    backend.streams[0]?.push({ snapshot: snapshotOf(3) });
    page([3, 2, 1]);
    slow.resolve({ events: [event(2), event(1)] });
    await settle();
    await settle();
    expect(ids()).toEqual(['e3', 'e2', 'e1']);
    expect(backend.count('listEvents')).toBe(3);
  });

  it.each([
    ['the change it tells of', []],
    ['what it told of was known', [{ snapshot: snapshotOf(2) }]],
  ])('takes an event that came after %s for no reason of a later change', async (_title, then) => {
    const { backend, client, page, ids } = await started();
    const [stream] = backend.streams;
    page([1]);
    await client.loadEvents();
    page([2, 1]);
    stream?.push({ snapshot: snapshotOf(2) });
    stream?.push({ event: event(2) });
    for (const update of then) stream?.push(update);
    await settle();
    stream?.options.onState?.('lost');
    backend.set(snapshotOf(3));
    page([3, 2, 1]);
    await client.refresh();
    await settle();
    expect(ids()).toEqual(['e3', 'e2', 'e1']);
  });

  it('keeps what is pushed while the newest page is read again and may have a gap below', async () => {
    const { backend, client, page, ids } = await started();
    page([1], 'older');
    await client.loadEvents();
    const slow = deferred<LifecycleEventPage>();
    backend.arrange('listEvents', () => slow.promise);
    backend.streams[0]?.push({ resync: true });
    await settle();
    backend.streams[0]?.push({ event: event(9) });
    slow.resolve({ events: [event(8)], nextCursor: 'newer' });
    await settle();
    expect(ids()).toEqual(['e9', 'e8']);
  });

  it('hides no gap behind an older page that was on its way when the gap was found, whichever comes first', async () => {
    for (const isOlderFirst of [true, false]) {
      const { backend, client, page, ids, query } = await started();
      page([2], 'older');
      await client.loadEvents();
      const [newest, older] = [deferred<LifecycleEventPage>(), deferred<LifecycleEventPage>()];
      backend.arrange(
        'listEvents',
        () => newest.promise,
        () => older.promise,
      );
      backend.streams[0]?.push({ resync: true });
      await settle();
      const loaded = client.loadEvents();
      const answers = [() => older.resolve({ events: [event(1)], nextCursor: 'oldest' }), settle];
      const news = [() => newest.resolve({ events: [event(9), event(8)], nextCursor: 'newer' }), settle];
      for (const step of isOlderFirst ? [...answers, ...news] : [...news, ...answers]) await step();
      await loaded;
      expect(ids()).toEqual(['e9', 'e8']);
      expect(client.getSnapshot().timeline).toMatchObject({ phase: 'ready', hasMore: true });
      page([7, 2], 'older');
      await client.loadEvents();
      expect(query().cursor).toBe('newer');
      expect(ids()).toEqual(['e9', 'e8', 'e7', 'e2']);
    }
  });

  it('is the other story when the whole history has nothing in common with what was known, and stays when it comes empty', async () => {
    const { backend, client, page, ids } = await started();
    page([3, 2]);
    await client.loadEvents();
    page([]);
    backend.streams[0]?.push({ resync: true });
    await settle();
    expect(ids()).toEqual(['e3', 'e2']);
    page([8, 1]);
    backend.streams[0]?.push({ resync: true });
    await settle();
    expect(ids()).toEqual(['e8', 'e1']);
    expect(client.getSnapshot().timeline.hasMore).toBe(false);
  });

  it('goes on from the newest page when the backend no longer knows where the next one begins', async () => {
    const { backend, client, page, ids, query } = await started();
    page([3], 'gone');
    await client.loadEvents();
    backend.arrange('listEvents', () => Promise.reject(new CustomerStatusError('validation_failed')));
    page([3], 'fresh');
    expect(await client.loadEvents()).toMatchObject({ ok: true });
    expect(client.getSnapshot().timeline).toMatchObject({ phase: 'ready', hasMore: true });
    page([2]);
    await client.loadEvents();
    expect(query().cursor).toBe('fresh');
    expect(ids()).toEqual(['e3', 'e2']);
  });

  it('refuses an answer that makes no sense', async () => {
    const { backend, client } = await started();
    backend.arrange('listEvents', () => Promise.resolve({ events: [{ id: 1 }] }));
    expect(await client.loadEvents()).toMatchObject({ ok: false, error: { code: 'protocol_error' } });
  });
});
