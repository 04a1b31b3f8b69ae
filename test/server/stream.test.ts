import { createServer, type Server } from 'node:http';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { CustomerSnapshot, LifecycleEvent } from 'customer-status-kit/model';
import { toNodeHandler } from 'customer-status-kit/server/node';
import type { StatusHandlerOptions } from 'customer-status-kit/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDesk, PROFILE, readToken } from './fixtures/desk.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A desk behind a real server on this machine. */
async function serveDesk(options: Partial<StatusHandlerOptions> = {}) {
  const desk = openDesk(options);
  const server = createServer(toNodeHandler(desk.handler));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => stop(server));
  const listening = server.address();
  const port = typeof listening === 'object' ? listening?.port : undefined;
  const address = `http://127.0.0.1:${port}/api/customer-status/customers/ada/stream`;
  return { desk, address, watchers: () => desk.handler.service.watcherCount('ada') };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

interface Message {
  id?: string | undefined;
  event?: string | undefined;
  data: string;
}

/** A reader of the stream, one message at a time. */
async function connect(address: string, { lastId, token = 'customer/ada' }: { lastId?: string; token?: string } = {}) {
  const leaving = new AbortController();
  const headers = new Headers({ authorization: `Bearer ${token}` });
  if (lastId !== undefined) headers.set('last-event-id', lastId);
  const response = await fetch(address, { headers, signal: leaving.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  const next = async (): Promise<Message | undefined> => (await reader.read()).value;
  const until = async (event: string): Promise<Message[]> => {
    const messages: Message[] = [];
    for (;;) {
      const message = await next();
      if (message === undefined) throw new Error('the stream ended');
      messages.push(message);
      if (message.event === event) return messages;
    }
  };
  return { response, next, until, leave: () => leaving.abort() };
}

/** A client that takes what comes and never says what it wants. */
function openRaw(desk: ReturnType<typeof openDesk>, token = 'customer/ada') {
  return desk.as(token).send('GET', '/customers/ada/stream');
}

function statusOf(message: Message | undefined): string {
  const snapshot: CustomerSnapshot = JSON.parse(message?.data ?? '');
  return snapshot.status.status;
}

function kindOf(message: Message): string | undefined {
  if (message.event !== 'lifecycle') return message.event;
  const event: LifecycleEvent = JSON.parse(message.data);
  return event.type;
}

describe('the stream of a customer over a real server', () => {
  it('has headers that no proxy holds back and begins with the snapshot', async () => {
    const { address } = await serveDesk();
    const stream = await connect(address);
    expect(Object.fromEntries(stream.response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    const first = await stream.next();
    expect([first?.event, first?.id, statusOf(first)]).toEqual(['snapshot', '1', 'CREATED']);
  });

  it('tells a change with its events first and the snapshot last', async () => {
    const { desk, address } = await serveDesk();
    const stream = await connect(address);
    await stream.until('snapshot');
    await desk.ada.write('POST', '/answers', PROFILE);
    const told = await stream.until('snapshot');
    expect(told.map(kindOf)).toEqual([
      'requirement_submitted',
      'requirement_submitted',
      'requirement_submitted',
      'status_changed',
      'snapshot',
    ]);
    expect(told.map((message) => message.id)).toEqual(['2', '3', '4', '5', '5']);
    expect(statusOf(told.at(-1))).toBe('UNDER_REVIEW');
  });

  it('replays exactly what was missed', async () => {
    const { desk, address } = await serveDesk();
    await desk.ada.customer();
    await desk.ada.write('POST', '/answers', PROFILE);
    const stream = await connect(address, { lastId: '3' });
    const told = await stream.until('snapshot');
    expect(told.map((message) => [message.event, message.id])).toEqual([
      ['lifecycle', '4'],
      ['lifecycle', '5'],
      ['snapshot', '5'],
    ]);
  });

  it('replays nothing to a reader that has everything', async () => {
    const { desk, address } = await serveDesk();
    await desk.ada.customer();
    const stream = await connect(address, { lastId: '1' });
    expect((await stream.until('snapshot')).map(kindOf)).toEqual(['snapshot']);
  });

  it.each(['99', 'garbage', '-1', '1e3'])('asks for a resync when the id is not known: %s', async (lastId) => {
    const { address } = await serveDesk();
    const stream = await connect(address, { lastId });
    expect((await stream.until('snapshot')).map(kindOf)).toEqual(['resync', 'snapshot']);
  });

  it('lets go of a reader that disconnects', async () => {
    const { address, watchers } = await serveDesk();
    const streams = await Promise.all([connect(address), connect(address), connect(address)]);
    expect(watchers()).toBe(3);
    for (const stream of streams) stream.leave();
    await vi.waitFor(() => expect(watchers()).toBe(0), { timeout: 1_000 });
  });

  it('gives signs of life', async () => {
    const { address } = await serveDesk({ heartbeatMs: 10 });
    const response = await fetch(address, { headers: { authorization: 'Bearer customer/ada' } });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.endsWith(':\n\n')) text += (await reader.read()).value ?? '';
    await reader.cancel();
    expect(text).toMatch(/^retry: 1000\n\nid: 1\nevent: snapshot\n/);
  });

  it('says that the session has ended, and ends', async () => {
    let isSignedIn = true;
    const authorize = (request: Request) => (isSignedIn ? readToken(request) : null);
    const { address, watchers } = await serveDesk({ heartbeatMs: 10, authorize });
    const stream = await connect(address);
    await stream.until('snapshot');
    isSignedIn = false;
    expect(await stream.next()).toMatchObject({ event: 'ended', data: '{"code":"unauthenticated"}' });
    expect(await stream.next()).toBeUndefined();
    expect(watchers()).toBe(0);
  });

  it('ends when the handler is closed', async () => {
    const { desk, address, watchers } = await serveDesk();
    const stream = await connect(address);
    await stream.until('snapshot');
    await desk.handler.close();
    expect([await stream.next(), watchers()]).toEqual([undefined, 0]);
  });

  it('keeps to a number of streams a customer', async () => {
    const { address } = await serveDesk({ limits: { streamsPerCustomer: 1 } });
    await connect(address);
    const second = await fetch(address, { headers: { authorization: 'Bearer customer/ada' } });
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '5']);
  });
});

describe('the stream of a customer, without a network', () => {
  it('waits for a slow reader with the newest snapshot only', async () => {
    const desk = openDesk();
    const response = await desk.ada.send('GET', '/customers/ada/stream');
    for (let count = 0; count < 300; count += 1) {
      await desk.operator.write('PUT', '/status', { status: count % 2 === 0 ? 'ACTIVE' : 'DEACTIVATED' });
    }
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const first = (await reader.read()).value ?? '';
    const rest = (await reader.read()).value ?? '';
    expect(first.match(/event: snapshot/g)?.length).toBe(1);
    expect(rest.match(/event: (?!lifecycle)\w+/g)).toEqual(['event: resync', 'event: snapshot']);
    expect(rest).toContain('"version":"301"');
    expect(rest.match(/event: lifecycle/g)?.length ?? 0).toBeLessThanOrEqual(200);
    await reader.cancel();
    expect(desk.handler.service.watcherCount()).toBe(0);
  });

  it('lets go of a reader that takes nothing for some heartbeats', async () => {
    vi.useFakeTimers();
    try {
      const desk = openDesk({ heartbeatMs: 1_000 });
      await desk.ada.send('GET', '/customers/ada/stream');
      expect(desk.handler.service.watcherCount('ada')).toBe(1);
      await vi.advanceTimersByTimeAsync(10_000);
      expect([desk.handler.service.watcherCount('ada'), vi.getTimerCount()]).toEqual([0, 0]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('lets nobody put a frame into it', async () => {
    const desk = openDesk();
    await desk.ada.customer();
    const reader = (await desk.ada.send('GET', '/customers/ada/stream')).body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    const message = 'a\n\nevent: snapshot\ndata: {}\r\n\r\n\u2028';
    await desk.operator.write('PUT', '/status', { status: 'REJECTED', reasonCode: 'other', message });
    const text = (await reader.read()).value ?? '';
    await reader.cancel();
    expect(text.match(/^event: /gm)?.length).toBe(text.match(/^data: /gm)?.length);
    expect(text).not.toMatch(/^data: \{\}/m);
  });

  it('shows a customer no text for operators', async () => {
    const desk = openDesk();
    await desk.ada.customer();
    const spec = { kind: 'clarification', question: 'Why?', answer: 'text' };
    const reasons = [{ code: 'screening_hit', message: 'Listed.', audience: 'operator' }];
    await desk.operator.write('POST', '/requirements', { requests: [{ title: 'A', spec, reasons }] });
    const [customer, operator] = await Promise.all(
      [desk.ada, desk.operator].map(async (caller) => {
        const response = await caller.send('GET', '/customers/ada/stream', { headers: { 'last-event-id': '1' } });
        const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
        const text = (await reader.read()).value ?? '';
        await reader.cancel();
        return text;
      }),
    );
    expect([customer!.includes('Listed.'), operator!.includes('Listed.')]).toEqual([false, true]);
  });

  it('does not stay open for a HEAD request', async () => {
    const desk = openDesk();
    const request = new Request('http://desk.test/api/customer-status/customers/ada/stream', {
      method: 'HEAD',
      headers: { authorization: 'Bearer customer/ada' },
    });
    expect((await desk.handler(request)).status).toBe(200);
    expect(desk.handler.service.watcherCount()).toBe(0);
  });
});

describe('the places for streams', () => {
  it('are not more than allowed, however many come at the same moment', async () => {
    const desk = openDesk({ limits: { streamsPerCustomer: 5 } });
    const responses = await Promise.all(Array.from({ length: 40 }, () => openRaw(desk)));
    const open = responses.filter(({ status }) => status === 200);
    expect([open.length, desk.handler.service.watcherCount('ada')]).toEqual([5, 5]);
    expect(responses.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('5');
    for (const { body } of open) await body?.cancel();
    expect(desk.handler.service.watcherCount()).toBe(0);
  });

  it('are given back when a stream cannot be opened', async () => {
    const desk = openDesk();
    expect((await desk.operator.send('GET', '/customers/stranger/stream')).status).toBe(404);
    expect(desk.handler.service.watcherCount()).toBe(0);
  });
});

describe('a host that no longer says who is asking', () => {
  it('is asked once at a time, and the stream ends after a few signs of life', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      let asked = 0;
      const authorize = (request: Request) => ((asked += 1) === 1 ? readToken(request) : new Promise<null>(() => {}));
      const desk = openDesk({ authorize, heartbeatMs: 1_000 });
      const body = (await openRaw(desk)).body!.pipeThrough(new TextDecoderStream());
      const read = (async () => {
        for await (const _text of body);
      })();
      vi.advanceTimersByTime(4_000);
      expect([asked, desk.handler.service.watcherCount()]).toEqual([2, 1]);
      vi.advanceTimersByTime(1_000);
      await read;
      expect([asked, desk.handler.service.watcherCount()]).toEqual([2, 0]);
    } finally {
      vi.useRealTimers();
    }
  });
});
