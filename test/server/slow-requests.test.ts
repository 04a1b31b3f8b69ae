import { createServer, request as openRequest } from 'node:http';
import { connect } from 'node:net';
import type { Connector } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { toNodeHandler } from 'customer-status-kit/server/node';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { BASE, openDesk, problemOf, PROFILE } from './fixtures/desk.ts';

const HEADERS = { authorization: 'Bearer customer/ada', 'idempotency-key': 'k', 'content-type': 'application/json' };

/** Waits by turns of the loop: the clock of the test moves when it is told to. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

/** A request whose body comes when the test says so. */
function slowRequest(path = '/customers/ada/answers') {
  let pulls = 0;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
    pull: () => void (pulls += 1),
  });
  const init: RequestInit & { duplex: 'half' } = { duplex: 'half', method: 'POST', body, headers: HEADERS };
  return {
    request: new Request(BASE + path, init),
    send: (text: string) => controller?.enqueue(new TextEncoder().encode(text)),
    end: () => controller?.close(),
    fail: () => controller?.error(new Error('the connection broke')),
    isAwaited: () => pulls > 0,
  };
}

describe('a body that does not come', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('is not waited for longer than a stall may take', async () => {
    const desk = openDesk({ timeouts: { stallMs: 5_000 } });
    const { request, isAwaited } = slowRequest();
    const answering = desk.handler(request);
    await until(isAwaited);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await problemOf(await answering)).toMatchObject({ status: 408, code: 'timeout' });
    expect(desk.faults).toEqual([]);
  });

  it('byte by byte is not waited for longer than the whole may take', async () => {
    const desk = openDesk({ timeouts: { stallMs: 5_000, bodyMs: 12_000 } });
    const { request, send, isAwaited } = slowRequest();
    const answering = desk.handler(request);
    await until(isAwaited);
    for (let time = 0; time < 12_000; time += 4_000) {
      send(' ');
      await vi.advanceTimersByTimeAsync(4_000);
    }
    expect((await answering).status).toBe(408);
  });

  it('and is as slow as it may be is taken', async () => {
    const desk = openDesk({ timeouts: { stallMs: 5_000, bodyMs: 12_000 } });
    const { request, send, end, isAwaited } = slowRequest();
    const answering = desk.handler(request);
    await until(isAwaited);
    const text = JSON.stringify(PROFILE);
    send(text.slice(0, 20));
    await vi.advanceTimersByTimeAsync(4_900);
    send(text.slice(20));
    await vi.advanceTimersByTimeAsync(4_900);
    end();
    expect((await answering).status).toBe(200);
  });
});

describe('a body that breaks off', () => {
  it('is nobody’s fault here and is not reported', async () => {
    const desk = openDesk();
    const { request, fail, isAwaited } = slowRequest();
    const answering = desk.handler(request);
    await until(isAwaited);
    fail();
    expect((await answering).status).toBe(400);
    expect([desk.faults, (await desk.ada.customer()).version]).toEqual([[], '1']);
  });
});

describe('a webhook that takes longer than its sender waits', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  function openSlow() {
    const waiting: (() => void)[] = [];
    const sandbox = sandboxConnector();
    let failures = 0;
    const connector: Connector = {
      ...sandbox,
      verifyWebhook: async () => ({ id: 'd-1', customerId: 'ada', payload: undefined }),
      applyWebhook: async (context) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        if ((failures -= 1) >= 0) throw new Error('upstream is down');
        return sandbox.setStatus!(context, { status: 'ACTIVE' });
      },
    };
    const desk = openDesk({ connector });
    const post = () => desk.nobody.send('POST', '/webhooks/sandbox', { body: {} });
    return { desk, post, waiting, fail: (times: number) => (failures = times) };
  }

  it('is answered before five seconds are over, goes on, and the next attempt finds it done', async () => {
    const { desk, post, waiting } = openSlow();
    const first = post();
    await until(() => waiting.length === 1);
    await vi.advanceTimersByTimeAsync(4_500);
    const late = await first;
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await post()).status).toBe(409);
    waiting[0]!();
    await until(() => desk.handler.service.watcherCount() === 0);
    await vi.waitFor(async () => expect((await post()).status).toBe(204), { timeout: 10_000 });
    expect(waiting.length).toBe(1);
    expect((await desk.ada.customer()).status.status).toBe('ACTIVE');
  });

  it('and fails afterwards is reported and taken anew at the next attempt', async () => {
    const { desk, post, waiting, fail } = openSlow();
    fail(1);
    const first = post();
    await until(() => waiting.length === 1);
    await vi.advanceTimersByTimeAsync(4_500);
    expect((await first).status).toBe(503);
    waiting[0]!();
    await until(() => desk.faults.length >= 2);
    const second = post();
    await until(() => waiting.length === 2);
    waiting[1]!();
    expect((await second).status).toBe(204);
  });

  it('is waited for when the handler is closed', async () => {
    const { desk, post, waiting } = openSlow();
    const first = post();
    await until(() => waiting.length === 1);
    await vi.advanceTimersByTimeAsync(4_500);
    await first;
    let isClosed = false;
    const closing = desk.handler.close().then(() => {
      isClosed = true;
    });
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(isClosed).toBe(false);
    waiting[0]!();
    await closing;
    expect(isClosed).toBe(true);
  });
});

describe('a body that does not come over a real connection', () => {
  it('is answered with 408, and the server goes on', { timeout: 60_000 }, async () => {
    const desk = openDesk({ timeouts: { stallMs: 50 } });
    const server = createServer(toNodeHandler(desk.bare));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const path = '/api/customer-status/customers/ada/answers';
      const sending = openRequest({ port, host: '127.0.0.1', method: 'POST', path, headers: HEADERS }, (response) => {
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
      sending.write('{"answers":');
    });
    expect(status).toBe(408);
    expect((await fetch(`http://127.0.0.1:${port}/api/customer-status/health`)).status).toBe(200);
  });
});

describe('what is no request of ours, over a real connection', () => {
  /** Bytes as they are, and all that comes back. */
  async function speak(port: number, text: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {});
    socket.end(text);
    await new Promise<void>((resolve) => socket.on('close', () => resolve()));
    return Buffer.concat(chunks).toString('latin1');
  }

  it('is refused, and the next request is answered', { timeout: 60_000 }, async () => {
    const desk = openDesk();
    const server = createServer(toNodeHandler(desk.handler));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const path = '/api/customer-status/customers/ada/answers';
    const lines = (...headers: string[]) =>
      [`POST ${path} HTTP/1.1`, 'Host: desk.test', ...headers, 'Connection: close', '', ''].join('\r\n');
    const attempts = [
      lines('Content-Length: 4', 'Transfer-Encoding: chunked') + '0\r\n\r\nGET /health HTTP/1.1\r\n\r\n',
      lines('Content-Length: 4', 'Content-Length: 5') + 'abcd',
      lines('Transfer-Encoding: chunked, identity') + '0\r\n\r\n',
      lines('Content-Length: -1'),
      lines(`X-Long: ${'x'.repeat(40_000)}`),
      lines('Bad Header : 1'),
      `GET ${path} HTTP/9.9\r\n\r\n`,
      `GET /api/customer-status/${'a'.repeat(30_000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      `GET /api/customer-status/%zz%ff/..%2f..%2f HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      `GET /api/customer-status/customers/ada HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n`,
      '\x16\x03\x01\x02\x00\x01',
    ];
    for (const attempt of attempts) {
      expect(await speak(port, attempt), attempt.slice(0, 60)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
      expect((await fetch(`http://127.0.0.1:${port}/api/customer-status/health`)).status).toBe(200);
    }
  });
});
