import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readToken } from '../server/fixtures/desk.js';
import { answer, hang, holdBody, listen, pass } from './fault-proxy.js';
import { countListeners } from './leaks.js';
import { eventually, openStage, passTime, STREAM, untilLive, whenConnected } from './stage.js';

describe('the session', () => {
  it.each([
    ['401', answer(401)],
    ['403', answer(403)],
  ])('ends once when the server answers %s, and nothing is asked again', async (_status, fault) => {
    const stage = await openStage();
    const { client, clock, heard } = stage.openClient();
    client.start();
    await whenConnected(client, 'live');
    await client.refresh();
    await stage.calm();
    stage.proxy.meet('', fault);
    stage.proxy.cutAll();
    await passTime(clock, 60_000, () => client.getSnapshot().connection === 'ended');
    expect(client.getSnapshot()).toMatchObject({ connection: 'ended', phase: 'ready', status: 'CREATED' });
    await eventually(() => expect(stage.proxy.openAnswers('')).toBe(0));
    await stage.calm();
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
    await client.refresh();
    await stage.calm();
    expect(asked).not.toContain(true);
    valid = 'new';
    // The server notices by itself and closes the stream.
    await eventually(() => expect(client.getSnapshot().connection).toBe('polling'));
    await untilLive(client, clock);
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
    // A read under way would be joined.
    await client.refresh();
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
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const view = new EventTarget();
    vi.stubGlobal('document', page);
    vi.stubGlobal('window', view);
    vi.stubGlobal('location', { href: 'http://127.0.0.1/' });
    onTestFinished(() => void vi.unstubAllGlobals());
    const targets = [page, view].map(countListeners);
    return () => targets.reduce((sum, { count }) => sum + count(), 0);
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
