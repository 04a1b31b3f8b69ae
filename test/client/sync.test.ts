/* oxlint-disable typescript/no-unsafe-type-assertion -- backends without types send anything */
import { SimulatedClock } from 'xstate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCustomerClient, type CustomerClientOptions } from '../../src/client/index.js';
import { CustomerStatusError, type BackendCapabilities } from '../../src/model/index.js';
import { deferred, fakeBackend, settle } from './fake-backend.js';
import { snapshotOf } from './fixtures.js';

function setUp(backend = fakeBackend(snapshotOf(1)), more: Partial<CustomerClientOptions> = {}) {
  const clock = new SimulatedClock();
  const client = createCustomerClient({ backend, customerId: 'c1', clock, random: () => 0, ...more });
  const advance = async (ms: number) => {
    clock.increment(ms);
    await settle();
  };
  return { backend, clock, client, advance };
}

const network = () => Promise.reject(new CustomerStatusError('network'));

afterEach(() => vi.unstubAllGlobals());

function stubPage() {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const view = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', view);
  return { page, view };
}

const pushing = () => fakeBackend(snapshotOf(1), ['subscribe']);

describe('reading', () => {
  it('does nothing before it is started', async () => {
    const { backend, client } = setUp();
    await settle();
    expect(backend.calls).toHaveLength(0);
    expect(client.getSnapshot()).toMatchObject({ phase: 'loading', connection: 'connecting', stale: false });
  });

  it('reads once at the start and is ready', async () => {
    const { backend, client } = setUp();
    client.start();
    expect(client.getSnapshot().phase).toBe('loading');
    await settle();
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', status: 'CREATED', connection: 'polling' });
    expect(client.getSnapshot().lastCheckedAt).toBe(new Date(0).toISOString());
    expect(backend.count('getCustomer')).toBe(1);
  });

  it('shows what a server knew at once', () => {
    const { client } = setUp(undefined, { initialSnapshot: snapshotOf(1, { is: 'ACTIVE' }) });
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', status: 'ACTIVE' });
    expect(client.can('createTransaction')).toEqual({ open: true });
  });

  it('begins with nothing, and says why, when what a server knew does not fit', () => {
    const { client } = setUp(undefined, { initialSnapshot: { id: 'c1' } as never });
    expect(client.getSnapshot().phase).toBe('loading');
    expect(client.getSnapshot().error?.code).toBe('protocol_error');
  });

  it('reads what the backend can do, and asks again after a failure', async () => {
    const backend = fakeBackend(snapshotOf(1), ['getCapabilities']);
    const can: BackendCapabilities = {
      requirements: 'itemised',
      submission: 'per_requirement',
      realtime: 'poll',
      history: false,
      optimisticLocking: false,
      idempotency: true,
      surface: 'customer',
    };
    backend.arrange('getCapabilities', network, () => Promise.resolve(can));
    const { client, advance } = setUp(backend);
    client.start();
    await settle();
    expect(client.getCapabilities()).toEqual(can);
    await advance(30_000);
    expect(backend.count('getCapabilities')).toBe(2);
  });

  it('joins a read that is under way', async () => {
    const { backend, client } = setUp();
    client.start();
    const results = await Promise.all([client.refresh(), client.refresh()]);
    expect(results).toEqual([
      { ok: true, value: undefined },
      { ok: true, value: undefined },
    ]);
    expect(backend.count('getCustomer')).toBe(1);
  });
});

describe('polling', () => {
  it('reads every thirty seconds', async () => {
    const { backend, client, advance } = setUp();
    client.start();
    await settle();
    await advance(29_999);
    expect(backend.count('getCustomer')).toBe(1);
    await advance(1);
    expect(backend.count('getCustomer')).toBe(2);
    await advance(30_000);
    expect(backend.count('getCustomer')).toBe(3);
  });

  it('never has two reads under way', async () => {
    const { backend, client, advance } = setUp();
    backend.arrange(
      'getCustomer',
      () => Promise.resolve(snapshotOf(1)),
      () => new Promise(() => undefined),
    );
    client.start();
    await settle();
    await advance(30_000);
    await advance(29_000);
    expect(backend.count('getCustomer')).toBe(2);
  });

  it('waits longer after each failure and never gives up', async () => {
    const { backend, client, advance } = setUp();
    backend.arrange('getCustomer', ...Array.from({ length: 12 }, () => network));
    client.start();
    await settle();
    expect(client.getSnapshot()).toMatchObject({ phase: 'unavailable', connection: 'polling' });
    expect(client.getSnapshot().error?.code).toBe('network');
    for (const [index, wait] of [1, 2, 4, 8, 16, 32, 60, 60, 60].entries()) {
      await advance(wait * 1000 - 1);
      expect(backend.count('getCustomer')).toBe(index + 1);
      await advance(1);
      expect(backend.count('getCustomer')).toBe(index + 2);
    }
    await advance(60_000);
    await advance(60_000);
    await advance(60_000);
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', error: undefined });
  });

  it('spreads the retries', async () => {
    const { backend, client, advance } = setUp(undefined, { random: () => 0.999 });
    backend.arrange('getCustomer', network);
    client.start();
    await settle();
    await advance(1_400);
    expect(backend.count('getCustomer')).toBe(1);
    await advance(100);
    expect(backend.count('getCustomer')).toBe(2);
  });

  it('does not return before the backend asked for', async () => {
    const { backend, client, advance } = setUp();
    backend.arrange('getCustomer', () => Promise.reject(new CustomerStatusError('rate_limited', { retryAfterMs: 45_000 })));
    client.start();
    await settle();
    await advance(44_999);
    expect(backend.count('getCustomer')).toBe(1);
    await advance(1);
    expect(backend.count('getCustomer')).toBe(2);
  });

  it('reads faster for a minute after answers were sent', async () => {
    const backend = fakeBackend(snapshotOf(1), ['submitAnswers']);
    const { client, advance } = setUp(backend);
    client.start();
    await settle();
    client.setDraft({ kind: 'field', requirementId: 'r1', value: 'x' });
    await client.submitAnswers();
    for (let read = 2; read <= 12; read += 1) {
      await advance(5_000);
      expect(backend.count('getCustomer')).toBe(read);
    }
    await advance(5_000);
    const after = backend.count('getCustomer');
    await advance(25_000);
    expect(backend.count('getCustomer')).toBe(after);
    await advance(5_000);
    expect(backend.count('getCustomer')).toBe(after + 1);
  });

  it('stops at a terminal status, and goes on when it turns out not to be the end', async () => {
    const { backend, client, advance } = setUp(fakeBackend(snapshotOf(1, { is: 'REJECTED' })));
    client.start();
    await settle();
    expect(client.getSnapshot().connection).toBe('paused');
    await advance(600_000);
    expect(backend.count('getCustomer')).toBe(1);
    backend.set(snapshotOf(2, { is: 'UNDER_REVIEW' }));
    await client.refresh();
    expect(client.getSnapshot().connection).not.toBe('paused');
  });

  it('goes on at a terminal status when told to', async () => {
    const { backend, client, advance } = setUp(fakeBackend(snapshotOf(1, { is: 'REJECTED' })), { followTerminal: true });
    client.start();
    await settle();
    await advance(30_000);
    expect(backend.count('getCustomer')).toBe(2);
  });
});

describe('the page', () => {
  it('reads four times as rarely while hidden and at once when seen again', async () => {
    const { page } = stubPage();
    const { backend, client, advance } = setUp();
    client.start();
    await settle();
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    await advance(119_999);
    expect(backend.count('getCustomer')).toBe(1);
    await advance(1);
    expect(backend.count('getCustomer')).toBe(2);
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(backend.count('getCustomer')).toBe(3);
  });

  it.each(['focus', 'online', 'pageshow'])('reads at once on %s', async (type) => {
    const { view } = stubPage();
    const { backend, client } = setUp();
    client.start();
    await settle();
    view.dispatchEvent(new Event(type));
    expect(backend.count('getCustomer')).toBe(2);
    await settle();
    client.dispose();
    view.dispatchEvent(new Event(type));
    expect(backend.count('getCustomer')).toBe(2);
  });

  it('is offline when the page is, still tries, and comes back', async () => {
    const { view } = stubPage();
    const { backend, client, advance } = setUp();
    client.start();
    await settle();
    view.dispatchEvent(new Event('offline'));
    expect(client.getSnapshot().connection).toBe('offline');
    backend.arrange('getCustomer', () => Promise.reject(new CustomerStatusError('offline')));
    await advance(30_000);
    expect(client.getSnapshot()).toMatchObject({ connection: 'offline', phase: 'ready' });
    view.dispatchEvent(new Event('online'));
    await settle();
    expect(client.getSnapshot()).toMatchObject({ connection: 'polling', error: undefined });
  });
});

describe('the stream', () => {
  it('is live once the stream is open, and takes what is pushed', async () => {
    const { backend, client } = setUp(pushing());
    client.start();
    expect(client.getSnapshot().connection).toBe('connecting');
    const [stream] = backend.streams;
    stream?.options.onState?.('open');
    expect(client.getSnapshot().connection).toBe('live');
    await settle();
    stream?.push({ snapshot: snapshotOf(2, { is: 'ACTIVE' }) });
    expect(client.getSnapshot().status).toBe('ACTIVE');
    expect(backend.count('getCustomer')).toBe(1);
  });

  it('confirms what it knows soon after opening, because a change may have come between', async () => {
    const { backend, client, advance } = setUp(pushing());
    client.start();
    await settle();
    backend.streams[0]?.options.onState?.('open');
    backend.set(snapshotOf(2, { is: 'ACTIVE' }));
    await advance(2_000);
    expect(client.getSnapshot().status).toBe('ACTIVE');
    await advance(60_000);
    expect(backend.count('getCustomer')).toBe(2);
  });

  it('keeps quiet data fresh by a rare read', async () => {
    const { backend, client, advance } = setUp(pushing());
    client.start();
    await settle();
    backend.streams[0]?.options.onState?.('open');
    for (let minute = 0; minute < 30; minute += 1) {
      await advance(60_000);
      expect(client.getSnapshot().stale).toBe(false);
    }
    expect(backend.count('getCustomer')).toBeLessThan(9);
  });

  it('polls while the stream is lost and stops when it is open again', async () => {
    const { backend, client, advance } = setUp(pushing());
    client.start();
    await settle();
    const stream = backend.streams[0];
    stream?.options.onState?.('open');
    stream?.options.onState?.('lost');
    expect(client.getSnapshot().connection).toBe('polling');
    await advance(5_000);
    expect(backend.count('getCustomer')).toBe(2);
    stream?.options.onState?.('open');
    await settle();
    expect(client.getSnapshot().connection).toBe('live');
    expect(backend.count('getCustomer')).toBe(3);
    expect(backend.openStreams()).toHaveLength(1);
  });

  it('polls when the stream does not open within ten seconds', async () => {
    const { backend, client, advance } = setUp(pushing());
    client.start();
    await settle();
    await advance(10_000);
    expect(client.getSnapshot().connection).toBe('polling');
    backend.streams[0]?.options.onState?.('open');
    expect(client.getSnapshot().connection).toBe('live');
  });

  it('reads again when updates may have been missed', async () => {
    const { backend, client } = setUp(pushing());
    client.start();
    await settle();
    backend.set(snapshotOf(5, { is: 'UNDER_REVIEW' }));
    backend.streams[0]?.push({ resync: true });
    await settle();
    expect(client.getSnapshot().status).toBe('UNDER_REVIEW');
  });

  it('drops a push that makes no sense, tells it and reads', async () => {
    const { backend, client } = setUp(pushing());
    const errors = vi.fn();
    client.on('errorOccurred', errors);
    client.start();
    await settle();
    backend.streams[0]?.push({ snapshot: { id: 'c1', version: 2 } as never });
    await settle();
    expect(errors).toHaveBeenCalledTimes(1);
    expect(errors.mock.calls[0]?.[0].error.code).toBe('protocol_error');
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', status: 'CREATED' });
    expect(backend.count('getCustomer')).toBe(2);
  });

  it('is not watched at a terminal status', async () => {
    const { backend, client } = setUp(fakeBackend(snapshotOf(1, { is: 'REJECTED' }), ['subscribe']));
    client.start();
    await settle();
    expect(client.getSnapshot().connection).toBe('paused');
    expect(backend.openStreams()).toHaveLength(0);
  });
});

describe('the end of the session', () => {
  it.each(['unauthenticated', 'session_expired'] as const)('%s ends it once, without a loop', async (code) => {
    const { backend, client, advance } = setUp();
    backend.arrange('getCustomer', () => Promise.reject(new CustomerStatusError(code)));
    const ended = vi.fn();
    client.on('sessionEnded', ended);
    client.start();
    await settle();
    await advance(600_000);
    expect(client.getSnapshot().connection).toBe('ended');
    expect(ended).toHaveBeenCalledTimes(1);
    expect(backend.count('getCustomer')).toBe(1);
    expect(client.supports('listEvents')).toBe(false);
  });

  it('keeps the last good state, ends the stream, and resumes when somebody signed in and asks', async () => {
    const backend = fakeBackend(snapshotOf(1), ['subscribe', 'submitAnswers']);
    const { client } = setUp(backend);
    client.start();
    await settle();
    backend.streams[0]?.options.onState?.('open');
    backend.arrange('submitAnswers', () => Promise.reject(new CustomerStatusError('session_expired')));
    client.setDraft({ kind: 'field', requirementId: 'r1', value: 'kept' });
    await client.submitAnswers();
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', status: 'CREATED', connection: 'ended' });
    expect(client.getSnapshot().drafts['r1']?.answer).toMatchObject({ value: 'kept' });
    expect(client.supports('submitAnswers')).toBe(false);
    expect(client.can('viewProfile')).toMatchObject({ open: false, reason: 'unavailable' });
    expect(backend.openStreams()).toHaveLength(0);
    await client.refresh();
    expect(client.can('viewProfile')).toEqual({ open: true });
    expect(client.supports('submitAnswers')).toBe(true);
    expect(backend.openStreams()).toHaveLength(1);
  });

  it('is not undone by a read that began before it, and told once', async () => {
    const backend = fakeBackend(snapshotOf(1, { is: 'ACTIVE' }), ['listEvents']);
    const { client } = setUp(backend);
    const ended = vi.fn();
    client.on('sessionEnded', ended);
    client.start();
    await settle();
    const late = deferred<unknown>();
    const expired = () => Promise.reject(new CustomerStatusError('session_expired'));
    backend.arrange('getCustomer', () => late.promise, expired);
    backend.arrange('listEvents', expired);
    const read = client.refresh();
    await client.loadEvents();
    const opened: boolean[] = [];
    client.subscribe(() => opened.push(client.can('createTransaction').open));
    late.resolve(snapshotOf(1, { is: 'ACTIVE' }));
    expect(await read).toMatchObject({ ok: false, error: { code: 'aborted' } });
    await client.refresh();
    expect(client.getSnapshot().connection).toBe('ended');
    expect(opened).not.toContain(true);
    expect(ended).toHaveBeenCalledTimes(1);
    await client.refresh();
    expect(client.can('createTransaction')).toEqual({ open: true });
  });

  it('before anything was read leaves no page that waits for ever', async () => {
    const backend = pushing();
    backend.arrange('getCustomer', () => new Promise(() => undefined));
    const { client } = setUp(backend);
    client.start();
    backend.streams[0]?.options.onState?.('ended', new CustomerStatusError('unauthenticated'));
    await settle();
    expect(client.getSnapshot()).toMatchObject({ phase: 'unavailable', connection: 'ended', error: { code: 'unauthenticated' } });
    await client.refresh();
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', error: undefined });
  });

  it('counts a stream that ends for want of a session', async () => {
    const { backend, client } = setUp(fakeBackend(snapshotOf(1), ['subscribe']));
    const ended = vi.fn();
    client.on('sessionEnded', ended);
    client.start();
    await settle();
    backend.streams[0]?.options.onState?.('ended', new CustomerStatusError('unauthenticated'));
    expect(client.getSnapshot().connection).toBe('ended');
    expect(ended).toHaveBeenCalledTimes(1);
  });
});

describe('starting and stopping', () => {
  it('ends with one stream and one read when started, disposed and started again', async () => {
    const backend = fakeBackend(snapshotOf(1), ['subscribe']);
    const first = deferred<never>();
    backend.arrange('getCustomer', () => first.promise);
    const { client } = setUp(backend);
    client.start();
    client.dispose();
    client.start();
    client.start();
    await settle();
    expect(backend.openStreams()).toHaveLength(1);
    expect(backend.calls.filter((call) => call.signal?.aborted !== true)).toHaveLength(1);
    expect(client.getSnapshot().phase).toBe('ready');
    first.reject(new Error('late'));
    await settle();
    expect(client.getSnapshot().error).toBeUndefined();
  });

  it('leaves nothing behind when disposed', async () => {
    const backend = fakeBackend(snapshotOf(1), ['subscribe', 'submitAnswers']);
    const { client, clock } = setUp(backend);
    client.start();
    await settle();
    backend.streams[0]?.options.onState?.('open');
    client.dispose();
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', connection: 'paused' });
    const calls = backend.calls.length;
    clock.increment(3_600_000);
    backend.streams[0]?.push({ snapshot: snapshotOf(9, { is: 'ACTIVE' }) });
    await settle();
    expect(backend.calls).toHaveLength(calls);
    expect(client.getSnapshot().status).toBe('CREATED');
    expect(backend.openStreams()).toHaveLength(0);
  });

  it('forgets everything on reset', async () => {
    const { client } = setUp();
    client.start();
    await settle();
    client.setDraft({ kind: 'field', requirementId: 'r1', value: 'secret' });
    client.reset();
    expect(client.getSnapshot()).toMatchObject({ phase: 'loading', customer: undefined, drafts: {}, lastCheckedAt: undefined });
    expect(JSON.stringify(client.getSnapshot())).not.toContain('secret');
    client.start();
    await settle();
    expect(client.getSnapshot().phase).toBe('ready');
  });

  it('resolves what was waiting, and rejects nothing, when disposed at any await', async () => {
    const backend = fakeBackend(snapshotOf(1), ['submitAnswers', 'listEvents', 'removeFile']);
    const { client } = setUp(backend);
    client.start();
    await settle();
    for (const method of ['getCustomer', 'submitAnswers', 'listEvents', 'removeFile'] as const) {
      backend.arrange(method, () => Promise.reject(new CustomerStatusError('aborted')));
    }
    client.setDraft({ kind: 'field', requirementId: 'r1', value: 'x' });
    const all = Promise.all([client.refresh(), client.submitAnswers(), client.loadEvents(), client.removeFile('f1')]);
    client.dispose();
    for (const result of await all) {
      if (!result.ok) expect(result.error.code).toBe('aborted');
    }
    expect(client.getSnapshot().pending).toEqual([]);
    expect(client.getSnapshot().drafts['r1']).toMatchObject({ phase: 'editing', answer: { value: 'x' } });
  });

  it('is quiet for ever after being disposed, whenever that is', async () => {
    for (let ticks = 0; ticks < 25; ticks += 1) {
      const backend = fakeBackend(snapshotOf(1), ['subscribe', 'submitAnswers', 'listEvents', 'uploadFile', 'getCapabilities']);
      const { client, clock } = setUp(backend, { initialSnapshot: snapshotOf(0) });
      client.start();
      client.setDraft({ kind: 'field', requirementId: 'r1', value: 'x' });
      const results = Promise.all([client.submitAnswers(), client.loadEvents(), client.refresh()]);
      client.upload({ requirementId: 'r1', documentType: 'passport' }, new File(['a'], 'a.jpg'));
      // oxlint-disable-next-line no-await-in-loop -- each tick is one more place to stop at
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      client.dispose();
      const listener = vi.fn();
      client.subscribe(listener);
      const calls = backend.calls.length;
      // oxlint-disable-next-line no-await-in-loop -- one way of stopping after the other
      const [[submitted]] = await Promise.all([results, settle()]);
      clock.increment(3_600_000);
      expect(backend.calls).toHaveLength(calls);
      expect(backend.openStreams()).toHaveLength(0);
      expect(client.getSnapshot()).toMatchObject({ pending: [], connection: 'paused' });
      if (!submitted.ok) expect(client.getSnapshot().drafts['r1']?.answer).toMatchObject({ value: 'x' });
      for (const [snapshot] of listener.mock.calls) expect(snapshot.connection).toBe('paused');
    }
  });
});
