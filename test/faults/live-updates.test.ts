import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import type { TestClock } from '../backends/http/test-clock.js';
import { deferred } from '../client/fake-backend.js';
import { readToken } from '../server/fixtures/desk.js';
import {
  answer,
  cutAfter,
  endlessLine,
  type Fault,
  hang,
  holdBody,
  listen,
  pass,
  refuse,
  retellMessages,
  slice,
} from './fault-proxy.js';
import { eventually, openStage, whenConnected } from './stage.js';

const STREAM = '/customers/ada/stream';
const READ = 'GET /api/customer-status/customers/ada';

/** Lets the clock run second by second, with room for the network between, and tells how long it took. */
async function passTime(clock: TestClock, ms: number, until = () => false): Promise<number> {
  const start = clock.now();
  while (clock.now() - start < ms && !until()) {
    clock.advance(1_000);
    // oxlint-disable-next-line no-await-in-loop -- the network moves by itself meanwhile
    await new Promise((resolve) => void setTimeout(resolve, 3));
  }
  return clock.now() - start;
}

/** Counts the kit's own reads, without those of streams. */
const readsOf = (requests: readonly { method: string; path: string }[]) =>
  requests.filter(({ method, path }) => `${method} ${path}` === READ).length;

const BROKEN: [string, Fault][] = [
  ['is blocked and never answers', hang()],
  ['is collected by a proxy that lets only the headers through', holdBody()],
  ['is not there', answer(404)],
  ['is a page of HTML', answer(200, { 'content-type': 'text/html' }, '<html></html>')],
  ['is refused by a proxy', answer(403)],
  ['breaks off at once', refuse()],
  ['breaks off in the middle of the first message', cutAfter(40)],
  ['is out of service', answer(503)],
];

describe('a stream that', () => {
  it.each(BROKEN)('%s is replaced by polling within ten seconds, and tried again later', async (_what, fault) => {
    const stage = await openStage();
    stage.proxy.meet(STREAM, fault);
    const { client, clock } = stage.openClient();
    client.start();
    await eventually(() => expect(client.getSnapshot().phase).toBe('ready'));
    await eventually(() => expect(stage.proxy.seen(STREAM)).not.toHaveLength(0));
    clock.advance(9_999);
    await eventually(() => expect(stage.proxy.openAnswers('GET')).toBeLessThanOrEqual(1));
    clock.advance(1);
    await eventually(() => expect(client.getSnapshot().connection).not.toBe('connecting'));
    if (client.getSnapshot().connection === 'live') await whenConnected(client, 'polling');

    await stage.setStatus('UNDER_REVIEW');
    await passTime(clock, 45_000, () => client.getSnapshot().status === 'UNDER_REVIEW');
    expect(client.getSnapshot().status).toBe('UNDER_REVIEW');

    stage.proxy.heal();
    await passTime(clock, 100_000, () => client.getSnapshot().connection === 'live');
    expect(client.getSnapshot().connection).toBe('live');
  });

  it('dies without a word is noticed, and what was missed arrives', async () => {
    const stage = await openStage();
    const { client, clock } = stage.openClient();
    client.start();
    await whenConnected(client, 'live');
    stage.proxy.stallAll();
    await stage.setStatus('UNDER_REVIEW');
    clock.advance(37_500);
    await whenConnected(client, 'polling');
    await passTime(clock, 10_000, () => client.getSnapshot().connection === 'live');
    await whenConnected(client, 'live');
    await eventually(() => expect(client.getSnapshot().status).toBe('UNDER_REVIEW'));
  });

  it('shows signs of life is kept, however little is said', async () => {
    const stage = await openStage();
    const { client, clock } = stage.openClient();
    client.start();
    await whenConnected(client, 'live');
    for (let minute = 0; minute < 20; minute += 1) {
      // oxlint-disable-next-line no-await-in-loop -- at least one heartbeat passes in each
      await new Promise((resolve) => void setTimeout(resolve, 50));
      clock.advance(30_000);
    }
    expect(client.getSnapshot().connection).toBe('live');
    expect(stage.proxy.seen(STREAM)).toHaveLength(1);
  });

  it('is over, as the server says with 204, is never asked again', async () => {
    const stage = await openStage();
    stage.proxy.meet(STREAM, answer(204));
    const { client, clock } = stage.openClient();
    client.start();
    await whenConnected(client, 'polling');
    stage.proxy.heal();
    await passTime(clock, 600_000);
    expect(stage.proxy.seen(STREAM)).toHaveLength(1);
    expect(client.getSnapshot().connection).toBe('polling');
    expect(readsOf(stage.proxy.requests)).toBeGreaterThan(15);
  });

  it('comes in single bytes, with letters torn apart, is read as it was sent', async () => {
    const displayName = 'Zoë Ünïcödé 李 🏦';
    const stage = await openStage({ connector: sandboxConnector({ newCustomer: () => ({ displayName }) }) });
    stage.proxy.meet(STREAM, slice());
    const { client } = stage.openClient();
    client.start();
    await whenConnected(client, 'live');
    await stage.setStatus('UNDER_REVIEW');
    await eventually(() => expect(client.getSnapshot()).toMatchObject({ status: 'UNDER_REVIEW', customer: { displayName } }));
    expect(stage.proxy.seen(STREAM)).toHaveLength(1);
  });

  it('sends a line without an end is cut off before it fills the memory', async () => {
    const stage = await openStage();
    let sent = 0;
    stage.proxy.meet(
      STREAM,
      endlessLine((bytes) => (sent += bytes)),
    );
    const { client, clock } = stage.openClient();
    const before = process.memoryUsage().heapUsed;
    client.start();
    await whenConnected(client, 'polling');
    await eventually(() => expect(stage.proxy.openAnswers(STREAM)).toBe(0));
    expect(sent).toBeLessThan(30_000_000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
    stage.proxy.heal();
    await passTime(clock, 60_000, () => client.getSnapshot().connection === 'live');
    expect(client.getSnapshot().connection).toBe('live');
  });
});

describe('coming back', () => {
  it('goes on from the last message that was processed: nothing is missed and nothing happens twice', async () => {
    const stage = await openStage();
    const { client, clock, heard } = stage.openClient();
    client.start();
    await whenConnected(client, 'live');
    await client.loadEvents();
    for (const status of ['UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'UNDER_REVIEW', 'ACTIVE'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one loss after the other
      await whenConnected(client, 'live');
      stage.proxy.cutAll();
      // oxlint-disable-next-line no-await-in-loop -- written while nobody listens
      await stage.setStatus(status);
      // oxlint-disable-next-line no-await-in-loop -- until it is back
      await passTime(clock, 60_000, () => client.getSnapshot().status === status && client.getSnapshot().connection === 'live');
      expect(client.getSnapshot().status).toBe(status);
    }
    expect(heard.statuses).toEqual(['CREATED', 'UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'UNDER_REVIEW', 'ACTIVE']);
    const stored = (await stage.events()).map(({ id }) => id);
    await eventually(() => expect(client.getSnapshot().timeline.events.map(({ id }) => id)).toEqual(stored));
    const streams = stage.proxy.seen(STREAM);
    expect(streams[0]?.headers['last-event-id']).toBeUndefined();
    expect(streams.slice(1).every(({ headers }) => /^\d+$/.test(String(headers['last-event-id'])))).toBe(true);
  });

  it('does not mind messages in another order, twice, or lost', async () => {
    const stage = await openStage();
    await stage.setStatus('UNDER_REVIEW');
    // A change is an event and a snapshot; three changes are collected and told backwards, each twice.
    stage.proxy.meet(
      STREAM,
      retellMessages(7, (messages) => messages.toReversed().flatMap((message) => [message, message])),
    );
    const { client, clock, heard } = stage.openClient();
    const versions: number[] = [];
    client.subscribe(({ customer }) => versions.push(Number(customer?.version ?? -1)));
    client.start();
    await eventually(() => expect(client.getSnapshot().phase).toBe('ready'));
    await eventually(() => expect(stage.proxy.openAnswers(STREAM)).toBe(1));
    await client.loadEvents();
    await stage.setStatus('NEEDS_ADDITIONAL_INFORMATION');
    await stage.setStatus('UNDER_REVIEW');
    await stage.setStatus('ACTIVE');
    await eventually(() => expect(client.getSnapshot().connection).toBe('live'));
    await passTime(clock, 5_000);
    await eventually(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(heard.statuses).toEqual(['UNDER_REVIEW', 'ACTIVE']);
    const stored = (await stage.events()).map(({ id }) => id);
    await eventually(() => expect(client.getSnapshot().timeline.events.map(({ id }) => id)).toEqual(stored));
  });

  it('is tried on after every failure of a server, never sooner than it asks, and spread by chance', async () => {
    const stage = await openStage();
    const clockAt: number[] = [];
    const inTwentySeconds = () => new Date(clock.now() + 20_000).toUTCString();
    stage.proxy.meet(
      STREAM,
      answer(500),
      answer(502, {}, 'bad gateway'),
      answer(503, { 'retry-after': '12' }),
      ({ response }) => void response.writeHead(429, { 'retry-after': inTwentySeconds() }).end(),
      pass(),
    );
    const { client, clock } = stage.openClient({
      random: () => 0.5,
      fetch: (request) => {
        if (request.url.endsWith('/stream')) clockAt.push(clock.now());
        return fetch(request);
      },
    });
    client.start();
    await whenConnected(client, 'polling');
    await passTime(clock, 120_000, () => client.getSnapshot().connection === 'live');
    expect(client.getSnapshot().connection).toBe('live');
    const gaps = clockAt.slice(1).map((at, index) => at - (clockAt[index] ?? 0));
    const atLeast = [1_250, 2_500, 12_000, 19_000];
    expect(gaps).toHaveLength(atLeast.length);
    gaps.forEach((gap, index) => {
      expect(gap).toBeGreaterThanOrEqual(atLeast[index] ?? 0);
      expect(gap).toBeLessThanOrEqual((atLeast[index] ?? 0) + 5_000);
    });
  });

  it('never happens after the client was stopped while it waited', async () => {
    const stage = await openStage();
    stage.proxy.meet(STREAM, answer(500));
    const { client, clock } = stage.openClient();
    client.start();
    await whenConnected(client, 'polling');
    client.dispose();
    await eventually(() => expect(stage.proxy.openAnswers('')).toBe(0));
    const asked = stage.proxy.requests.length;
    await passTime(clock, 300_000);
    expect(stage.proxy.requests).toHaveLength(asked);
    expect(clock.timerCount()).toBe(0);
  });
});

describe('reading by interval', () => {
  it('never has two reads under way, and gives one up that is never answered', async () => {
    const stage = await openStage();
    stage.proxy.meet(STREAM, answer(204));
    const { client, clock } = stage.openClient();
    client.start();
    await whenConnected(client, 'polling');
    stage.proxy.meet('GET /api/customer-status/customers/ada', hang());
    stage.proxy.meet(STREAM, answer(204));
    const before = readsOf(stage.proxy.requests);
    let most = 0;
    await passTime(clock, 59_000, () => {
      most = Math.max(most, stage.proxy.openAnswers(READ));
      return false;
    });
    expect(most).toBe(1);
    expect(readsOf(stage.proxy.requests)).toBe(before + 1);
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', status: 'CREATED' });
    await eventually(() => expect(stage.proxy.openAnswers(READ)).toBe(1));
    clock.advance(1_000);
    await eventually(() => expect(client.getSnapshot().error?.code).toBe('timeout'));
    stage.proxy.heal();
    stage.proxy.meet(STREAM, answer(204));
    await passTime(clock, 60_000, () => client.getSnapshot().error === undefined);
    expect(client.getSnapshot().error).toBeUndefined();
  });

  it('drops an answer that was overtaken by a newer push', async () => {
    const stage = await openStage();
    const { client, heard } = stage.openClient();
    client.start();
    await whenConnected(client, 'live');
    const { promise: released, resolve: release } = deferred<undefined>();
    stage.proxy.meet(READ, async ({ response, forward }) => {
      const old = await forward();
      await released;
      response.writeHead(200, { 'content-type': 'application/json' });
      old.pipe(response);
    });
    const read = client.refresh();
    await eventually(() => expect(stage.proxy.openAnswers(READ)).toBe(2));
    await new Promise((resolve) => void setTimeout(resolve, 30));
    await stage.setStatus('UNDER_REVIEW');
    await eventually(() => expect(client.getSnapshot().status).toBe('UNDER_REVIEW'));
    release(undefined);
    expect(await read).toMatchObject({ ok: true });
    expect(client.getSnapshot().status).toBe('UNDER_REVIEW');
    expect(heard.statuses).toEqual(['CREATED', 'UNDER_REVIEW']);
  });

  it('keeps the last good state when an answer breaks off, is malformed, or is no JSON', async () => {
    const stage = await openStage();
    stage.proxy.meet(STREAM, answer(204));
    const { client } = stage.openClient();
    client.start();
    await whenConnected(client, 'polling');
    const known = client.getSnapshot().customer;
    const json = { 'content-type': 'application/json' };
    const faults: [Fault, string][] = [
      [cutAfter(60), 'network'],
      [answer(200, json, '{"id":"ada"'), 'protocol_error'],
      [answer(200, json, JSON.stringify({ ...known, status: 7 })), 'protocol_error'],
      [answer(200, json, `{"__proto__":{"x":1},"id":${'['.repeat(5_000)}${']'.repeat(5_000)}}`), 'protocol_error'],
      [answer(200, { 'content-type': 'text/html' }, '<p>Welcome to the hotel network'), 'protocol_error'],
      [answer(429, { 'retry-after': '3' }), 'rate_limited'],
    ];
    for (const [fault, code] of faults) {
      stage.proxy.meet(READ, fault);
      // oxlint-disable-next-line no-await-in-loop -- one fault after the other
      expect(await client.refresh()).toMatchObject({ ok: false, error: { code } });
      expect(client.getSnapshot().customer).toBe(known);
      expect(client.getSnapshot().phase).toBe('ready');
    }
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });
});

describe('the session', () => {
  it.each([
    ['401', answer(401)],
    ['403', answer(403)],
  ])('ends once when the server answers %s, and nothing is asked again', async (_status, fault) => {
    const stage = await openStage();
    const { client, clock, heard } = stage.openClient();
    client.start();
    await whenConnected(client, 'live');
    stage.proxy.meet('', fault);
    stage.proxy.cutAll();
    await passTime(clock, 60_000, () => client.getSnapshot().connection === 'ended');
    expect(client.getSnapshot()).toMatchObject({ connection: 'ended', phase: 'ready', status: 'CREATED' });
    await eventually(() => expect(stage.proxy.openAnswers('')).toBe(0));
    const asked = stage.proxy.requests.length;
    await passTime(clock, 600_000);
    expect(stage.proxy.requests).toHaveLength(asked);
    expect(heard.ended).toHaveLength(1);
    expect(asked).toBeLessThan(12);
  });

  it('goes on with a token that was asked for anew once', async () => {
    let valid = 'old';
    const stage = await openStage({
      authorize: (request) =>
        request.headers.get('authorization') === `Bearer ${valid}` ? { role: 'customer', customerId: 'ada' } : readToken(request),
    });
    const asked: boolean[] = [];
    let token = 'old';
    const { client, clock, heard } = stage.openClient({
      getToken: ({ refresh }) => {
        asked.push(refresh);
        if (refresh) token = 'new';
        return token;
      },
    });
    client.start();
    await whenConnected(client, 'live');
    expect(asked).not.toContain(true);
    valid = 'new';
    // The server notices by itself and closes the stream.
    await eventually(() => expect(client.getSnapshot().connection).toBe('polling'));
    await passTime(clock, 30_000, () => client.getSnapshot().connection === 'live');
    await whenConnected(client, 'live');
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(heard.ended).toEqual([]);
  });

  it('is told to no other server: a redirect is refused and no credentials go with it', async () => {
    const stage = await openStage();
    const stolen: unknown[] = [];
    const thief = await listen(
      createServer((request, response) => {
        stolen.push(request.headers);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      }),
    );
    const { client, clock } = stage.openClient();
    client.start();
    await whenConnected(client, 'live');
    const known = client.getSnapshot().customer;
    stage.proxy.meet('', ({ request, response }) => void response.writeHead(307, { location: `${thief}${request.url}` }).end());
    stage.proxy.cutAll();
    expect(await client.refresh()).toMatchObject({ ok: false });
    client.setDraft({ kind: 'field', requirementId: 'full-name', value: 'Ada' });
    expect(await client.submitAnswers()).toMatchObject({ ok: false });
    await passTime(clock, 20_000);
    expect(stage.proxy.seen(STREAM).length).toBeGreaterThan(1);
    expect(stolen).toEqual([]);
    expect(client.getSnapshot().customer).toBe(known);
    expect(client.getSnapshot().drafts['full-name']?.answer).toMatchObject({ value: 'Ada' });
  });
});

describe('signing out', () => {
  /** A page whose listeners are counted. */
  function stubPage() {
    const counted = <Target extends EventTarget>(target: Target) => {
      let count = 0;
      const add = target.addEventListener.bind(target);
      const remove = target.removeEventListener.bind(target);
      target.addEventListener = (...args: Parameters<EventTarget['addEventListener']>) => void ((count += 1), add(...args));
      target.removeEventListener = (...args: Parameters<EventTarget['removeEventListener']>) =>
        void ((count -= 1), remove(...args));
      return { target, count: () => count };
    };
    const page = counted(Object.assign(new EventTarget(), { visibilityState: 'visible' }));
    const view = counted(new EventTarget());
    vi.stubGlobal('document', page.target);
    vi.stubGlobal('window', view.target);
    vi.stubGlobal('location', { href: 'http://127.0.0.1/' });
    onTestFinished(() => void vi.unstubAllGlobals());
    return () => page.count() + view.count();
  }

  it('leaves no timer, no listener, no lock and no connection, and nobody watched on the server', async () => {
    const listeners = stubPage();
    const stage = await openStage();
    const { client, clock } = stage.openClient();
    client.start();
    await whenConnected(client, 'live');
    expect(listeners()).toBeGreaterThan(0);
    expect((await navigator.locks.query()).held).toHaveLength(1);
    expect(stage.handler.service.watcherCount('ada')).toBe(1);
    client.reset();
    await eventually(() => expect(stage.handler.service.watcherCount('ada')).toBe(0));
    expect(stage.proxy.openAnswers('')).toBe(0);
    expect(clock.timerCount()).toBe(0);
    expect(listeners()).toBe(0);
    expect((await navigator.locks.query()).held).toEqual([]);
    expect((await navigator.locks.query()).pending).toEqual([]);
    expect(client.getSnapshot()).toMatchObject({ phase: 'loading', status: undefined });
  });

  it('is as clean in the middle of a read, of a back-off, and before anything has answered', async () => {
    const listeners = stubPage();
    const stage = await openStage();
    for (const faults of [[hang()], [answer(503)], [holdBody()], [pass()]]) {
      stage.proxy.meet('', ...faults);
      const { client, clock } = stage.openClient();
      client.start();
      // oxlint-disable-next-line no-await-in-loop -- one client after the other
      await eventually(() => expect(stage.proxy.openAnswers('') + stage.proxy.requests.length).toBeGreaterThan(0));
      // oxlint-disable-next-line no-await-in-loop -- somewhere in the middle
      await new Promise((resolve) => void setTimeout(resolve, 20));
      client.dispose();
      // oxlint-disable-next-line no-await-in-loop -- connections end in their own time
      await eventually(() => expect(stage.proxy.openAnswers('')).toBe(0));
      // oxlint-disable-next-line no-await-in-loop -- and so do the calls that waited for them
      await eventually(() => expect(clock.timerCount()).toBe(0));
      expect(listeners()).toBe(0);
    }
    expect((await navigator.locks.query()).held).toEqual([]);
  });
});
