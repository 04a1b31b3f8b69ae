import { createServer, get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { StatusHandlerOptions } from 'customer-status-kit/server';
import { toNodeHandler } from 'customer-status-kit/server/node';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { heapInUse } from '../faults/leaks.ts';
import { openDesk, readToken } from './fixtures/desk.ts';

const PATH = '/api/customer-status/customers/ada/stream';
const isLong = process.env['CSK_LONG'] === '1';

/** Waits for what the network brings, however slow the machine. */
function eventually(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: 15_000, interval: 5 });
}

async function serve(options: Partial<StatusHandlerOptions> = {}) {
  const desk = openDesk({ rateLimits: false, ...options });
  const server = createServer(toNodeHandler(desk.handler));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await desk.handler.close();
    server.closeAllConnections();
    server.close();
  });
  const listening = server.address();
  const port = typeof listening === 'object' && listening !== null ? listening.port : 0;
  return { desk, port, watchers: () => desk.handler.service.watcherCount() };
}

/** A reader that has begun to hear, and what it has heard. */
async function listen(port: number, token = 'customer/ada') {
  const request = get({ port, host: '127.0.0.1', path: PATH, headers: { authorization: `Bearer ${token}` } });
  request.on('error', () => {});
  const response = await new Promise<IncomingMessage>((resolve) => void request.on('response', resolve));
  const reader = { text: '', hasEnded: false, status: response.statusCode, destroy: () => request.destroy() };
  response.setEncoding('utf8').on('data', (piece: string) => (reader.text += piece));
  response.on('close', () => (reader.hasEnded = true)).on('error', () => {});
  return reader;
}

describe('a stream whose reader may read no longer', () => {
  it('says so once, and nothing that happens afterwards', async () => {
    let mayRead = 'ada';
    const authorize = (request: Request) => {
      const access = readToken(request);
      return access?.role === 'customer' ? { ...access, customerId: mayRead } : access;
    };
    const { desk, port, watchers } = await serve({ authorize, heartbeatMs: 10 });
    const reader = await listen(port);
    await eventually(() => expect(reader.text).toContain('event: snapshot'));
    mayRead = 'somebody-else';
    await eventually(() => expect(reader.hasEnded).toBe(true));
    expect(reader.text).toMatch(/event: ended\ndata: \{"code":"forbidden"\}\n\n$/);
    const heard = reader.text;
    await desk.operator.write('PUT', '/status', { status: 'ACTIVE' });
    expect([reader.text, watchers()]).toEqual([heard, 0]);
  });
});

describe('a server that stops', () => {
  it('tells each reader when to come back, and not all at the same time', async () => {
    const chances = [0, 0.5, 0.999];
    const { desk, port } = await serve({ random: () => chances.shift() ?? 0 });
    const readers = await Promise.all([listen(port), listen(port), listen(port)]);
    await eventually(() => expect(readers.every(({ text }) => text.includes('event: snapshot'))).toBe(true));
    await desk.handler.close();
    await eventually(() => expect(readers.every(({ hasEnded }) => hasEnded)).toBe(true));
    const times = readers.map(({ text }) => Number(/retry: (\d+)\n\n$/.exec(text)?.[1]));
    expect(times.toSorted((a, b) => a - b)).toEqual([1_000, 3_000, 4_996]);
  });

  it('has said everything that was stored before', async () => {
    const { desk, port } = await serve();
    const reader = await listen(port);
    await eventually(() => expect(reader.text).toContain('event: snapshot'));
    await desk.operator.write('PUT', '/status', { status: 'ACTIVE' });
    await desk.handler.close();
    await eventually(() => expect(reader.hasEnded).toBe(true));
    expect(reader.text).toContain('"status":"ACTIVE"');
  });
});

it('a process opens no more streams than it was told, whoever asks for them', async () => {
  const desk = openDesk({ limits: { streams: 2 } });
  const open = async (id: string) => {
    await desk.as(`customer/${id}`).send('GET', `/customers/${id}`);
    return desk.as(`customer/${id}`).send('GET', `/customers/${id}/stream`);
  };
  const answers = [await open('ada'), await open('ben'), await open('cleo')];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers[2]?.headers.get('retry-after')).toBe('5');
  for (const { body } of answers) await body?.cancel();
  const again = await open('cleo');
  expect(again.status).toBe(200);
  await again.body?.cancel();
});

describe('a reader that goes without a word', () => {
  it('is let go, many times over, and leaves no memory behind', { timeout: 240_000 }, async () => {
    const rounds = isLong ? 100 : 10;
    const { port, watchers } = await serve({ limits: { streamsPerCustomer: 200 } });
    const crowd = async () => {
      const readers = await Promise.all(Array.from({ length: 50 }, () => listen(port)));
      expect(watchers()).toBe(50);
      for (const reader of readers) reader.destroy();
      await eventually(() => expect(watchers()).toBe(0));
    };
    let middle = 0;
    for (let round = 0; round < rounds * 2; round += 1) {
      if (round === rounds) middle = await heapInUse();
      await crowd();
    }
    // Half of the streams lie between: a kilobyte kept of each would be seen, however often one looks.
    await vi.waitFor(async () => expect((await heapInUse()) - middle).toBeLessThan(rounds * 50 * 1_000), {
      timeout: 20_000,
      interval: 200,
    });
  });

  it('is let go at a sign of life where no signal tells that it went', async () => {
    const desk = openDesk({ heartbeatMs: 5 });
    const response = await desk.ada.send('GET', '/customers/ada/stream');
    const reader = response.body!.getReader();
    await reader.read();
    expect(desk.handler.service.watcherCount()).toBe(1);
    // Nothing is read any more, and nobody cancels.
    await eventually(() => expect(desk.handler.service.watcherCount()).toBe(0));
  });
});

/** A reader that opens a stream and then takes nothing from its socket. */
async function openPaused(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((resolve) => void socket.once('connect', resolve));
  socket.pause();
  socket.write(`GET ${PATH} HTTP/1.1\r\nhost: desk\r\nauthorization: Bearer customer/ada\r\n\r\n`);
  return socket;
}

it('a reader that takes nothing from its socket costs no more with each change, and then gets the newest state', {
  timeout: 240_000,
}, async () => {
  const { desk, port, watchers } = await serve({ heartbeatMs: 600_000 });
  const socket = await openPaused(port);
  await eventually(() => expect(watchers()).toBe(1));
  const changes = isLong ? 100_000 : 3_000;
  const message = 'A long reason. '.repeat(60);
  for (let count = 1; count <= changes; count += 1) {
    const status = count === changes ? 'DEACTIVATED' : count % 2 === 0 ? 'REJECTED' : 'ACTIVE';
    await desk.operator.write('PUT', '/status', { status, reasonCode: 'other', message: `${message}${count}` });
  }
  let text = '';
  socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  socket.resume();
  await eventually(() => expect(text).toMatch(/event: snapshot\ndata: [^\n]*DEACTIVATED/));
  expect(text).toContain('event: resync');
  // What was sent before the socket was full, what the queue holds at most, and one snapshot: not every change.
  expect(text.match(/event: lifecycle/g)?.length ?? 0).toBeLessThan(changes / 2);
});
