import { describe, expect, it } from 'vitest';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { answer, cutAfter, endlessLine, type Fault, hang, holdBody, pass, refuse, retellMessages, slice } from './fault-proxy.js';
import { eventually, openStage, passTime, STREAM, untilLive, whenConnected } from './stage.js';

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
    clock.advance(10_000);
    await whenConnected(client, 'polling');

    await stage.setStatus('UNDER_REVIEW');
    await passTime(clock, 200_000, () => client.getSnapshot().status === 'UNDER_REVIEW');
    expect(client.getSnapshot().status).toBe('UNDER_REVIEW');

    stage.proxy.heal();
    await untilLive(client, clock);
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
    await untilLive(client, clock);
    await whenConnected(client, 'live');
    await eventually(() => expect(client.getSnapshot().status).toBe('UNDER_REVIEW'));
  });

  it('shows signs of life is kept, however little is said', async () => {
    const stage = await openStage();
    let beats = 0;
    const { client, clock } = stage.openClient({
      fetch: async (request) => {
        const response = await fetch(request);
        if (!request.url.endsWith('/stream')) return response;
        const count = new TransformStream({ transform: (piece, line) => (line.enqueue(piece), void (beats += 1)) });
        return new Response(response.body?.pipeThrough(count) ?? null, response);
      },
    });
    client.start();
    await whenConnected(client, 'live');
    for (let round = 0; round < 20; round += 1) {
      const before = beats;
      // oxlint-disable-next-line no-await-in-loop -- the second beat says that the first was heard
      await eventually(() => expect(beats).toBeGreaterThan(before + 1));
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
    expect(stage.reads()).toBeGreaterThan(15);
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
    await untilLive(client, clock);
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
      await passTime(clock, 600_000, () => client.getSnapshot().status === status && client.getSnapshot().connection === 'live');
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
    // By the server's clock, months away from the one of the page.
    const inTwentySeconds = () => new Date(Date.now() + 20_000).toUTCString();
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
    await untilLive(client, clock);
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
