import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { nodeClientAddress, toNodeHandler } from 'customer-status-kit/server/node';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { expressApp } from '../../examples/express-server/app.ts';
import { honoApp } from '../../examples/hono-server/app.ts';
import { nodeHttpServer } from '../../examples/mounts/node-http.ts';
import { webServer } from '../../examples/mounts/web-standard.ts';
import { nextRoute } from '../../examples/next/lib/next-route.ts';
import { openDesk, PROFILE, REQUESTS, requirementOf } from './fixtures/desk.ts';
import { jpeg } from './fixtures/pictures.ts';

const root = join(import.meta.dirname, '../..');

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

type Send = (request: Request) => Promise<Response>;

/** Requests over a real connection to a server on this machine. */
async function overNetwork(server: Server): Promise<Send> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = request.body === null ? null : await request.arrayBuffer();
    return fetch(`${origin}${pathname}${search}`, {
      method: request.method,
      headers: request.headers,
      body,
      signal: request.signal,
    });
  };
}

const MOUNTS: Record<string, (handler: ReturnType<typeof openDesk>['handler']) => Send | Promise<Send>> = {
  'node:http': (handler) => overNetwork(nodeHttpServer(handler)),
  'Express 5': (handler) => overNetwork(createServer(expressApp(handler))),
  Hono: (handler) => {
    const app = honoApp(handler);
    return async (request) => app.fetch(request);
  },
  "Next's App Router": (handler) => {
    const route = nextRoute(() => Promise.resolve(handler));
    return (request) => route[request.method as keyof typeof route](request);
  },
  'whatever takes { fetch }': (handler) => (request) => webServer(handler).fetch(request),
};

describe.each(Object.entries(MOUNTS))('the handler mounted in %s', (_name, mount) => {
  it('answers reads, writes, files, errors and streams as it does by itself', async () => {
    const desk = openDesk();
    const send = await mount(desk.bare);
    const ask = (method: string, path: string, init: RequestInit = {}, token = 'customer/ada') => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${token}`);
      headers.set('idempotency-key', `${method} ${path}`);
      return send(new Request(`http://host.test/api/customer-status${path}`, { ...init, method, headers }));
    };
    const json = (value: unknown): RequestInit => ({
      body: JSON.stringify(value),
      headers: { 'content-type': 'application/json' },
    });

    expect(await (await ask('GET', '/health')).json()).toEqual({ status: 'ok' });
    const first = await ask('GET', '/customers/ada');
    expect([first.status, first.headers.get('etag'), first.headers.get('cache-control')]).toEqual([200, '"1"', 'no-store']);
    expect((await ask('HEAD', '/customers/ada')).status).toBe(200);
    expect((await ask('POST', '/customers/ada/answers', json(PROFILE))).status).toBe(200);
    expect((await ask('PUT', '/customers/ada/status', json({ status: 'UNDER_REVIEW' }), 'operator')).status).toBe(200);

    const asked = await desk.operator.write('POST', '/requirements', { requests: REQUESTS });
    const form = new FormData();
    form.set('requirementId', requirementOf(asked, 'Identity').id);
    form.set('documentType', 'national_id');
    form.set('side', 'front');
    form.set('file', jpeg(), 'me.jpg');
    const stored = await ask('POST', '/customers/ada/files', { body: form });
    expect(stored.status).toBe(201);
    const { id } = (await stored.json()) as { id: string };
    const content = await ask('GET', `/customers/ada/files/${id}/content`, {}, 'operator');
    expect((await content.arrayBuffer()).byteLength).toBe(jpeg().size);
    expect((await ask('DELETE', `/customers/ada/files/${id}`)).status).toBe(204);

    const missing = await ask('GET', '/nowhere');
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    const wrong = await ask('DELETE', '/customers/ada');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);

    const leaving = new AbortController();
    const stream = await ask('GET', '/customers/ada/stream', { signal: leaving.signal });
    const reader = stream.body!.getReader();
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toContain('event: ');
    await reader.cancel();
    leaving.abort();
    await expect.poll(() => desk.handler.service.watcherCount('ada'), { timeout: 10_000 }).toBe(0);
  });
});

describe('the address of whoever asks, on node:http', () => {
  it.each([
    [0, '6.6.6.6, 9.9.9.9', /^(::ffff:)?127\.0\.0\.1$/],
    [1, '6.6.6.6, 9.9.9.9', /^9\.9\.9\.9$/],
    [2, '6.6.6.6, 9.9.9.9', /^6\.6\.6\.6$/],
    [1, '', /^(::ffff:)?127\.0\.0\.1$/],
    [3, '6.6.6.6', /^(::ffff:)?127\.0\.0\.1$/],
  ] as const)('behind %i proxies of our own that say "%s"', async (trustedProxies, forwarded, expected) => {
    const addressOf = nodeClientAddress({ trustedProxies });
    const seen: (string | undefined)[] = [];
    const clientAddress = (request: Request) => {
      const address = addressOf(request);
      seen.push(address);
      return address;
    };
    const desk = openDesk({ clientAddress, rateLimits: {} });
    const send = await overNetwork(nodeHttpServer(desk.bare));
    const headers = { authorization: 'Bearer customer/ada', ...(forwarded === '' ? {} : { 'x-forwarded-for': forwarded }) };
    expect((await send(new Request('http://host.test/api/customer-status/customers/ada', { headers }))).status).toBe(200);
    expect(seen.length).toBeGreaterThan(0);
    for (const address of seen) expect(address).toMatch(expected);
  });

  it('is not known of a request that came by no connection', () => {
    expect(nodeClientAddress()(new Request('http://host.test/'))).toBeUndefined();
  });
});

describe('the handler in Express', () => {
  it('leaves the bodies of other routes to Express', async () => {
    const send = await overNetwork(createServer(expressApp(openDesk().handler)));
    const init = { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } };
    expect(await (await send(new Request('http://host.test/messages', init))).json()).toEqual({ received: { a: 1 } });
  });

  it('says so when something before it has read the body, instead of taking it for an empty one', async () => {
    const app = express();
    app.use(express.json());
    app.use('/api/customer-status', toNodeHandler(openDesk().handler));
    const told: unknown[] = [];
    app.use((error: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
      told.push(error);
      response.status(500).end();
    });
    const send = await overNetwork(createServer(app));
    const headers = { authorization: 'Bearer customer/ada', 'idempotency-key': 'k', 'content-type': 'application/json' };
    const url = 'http://host.test/api/customer-status/customers/ada/answers';
    expect((await send(new Request(url, { method: 'POST', body: JSON.stringify(PROFILE), headers }))).status).toBe(500);
    expect(String(told[0])).toMatch(/in front of express\.json/);
  });
});

describe('the core of the handler', () => {
  const server = join(root, 'src/server');
  // The library that signs for OffBlocks stands on Node's own cryptography.
  const onlyOnNode = /^(node|tus|store-pglite|store-postgres|files-disk|files-s3|connectors\/offblocks)\//;
  const core = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !onlyOnNode.test(file.replaceAll('\\', '/')),
  );

  it('imports nothing of Node, and uses none of its globals', () => {
    expect(core.length).toBeGreaterThan(60);
    const wrong = core.filter((file) => {
      const code = readFileSync(join(server, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
      // A process may also be a noun of a provider's.
      return /from 'node:|import\('node:|\brequire\(|\bBuffer\b|\bprocess\.(env|argv|cwd|exit|on|once|off|hrtime|nextTick|platform|versions?|memoryUsage|stdout|stderr)\b|\b__dirname\b|\bsetImmediate\b/.test(
        code,
      );
    });
    // This one loads what it needs when it is used, on Node.
    expect(wrong.filter((file) => file !== 'file-system-error.ts')).toEqual([]);
  });

  it('passes its own tests on Bun too', { timeout: 180_000 }, () => {
    const names = ['access', 'guards', 'journey', 'protocol', 'rate-limits', 'webhook-schemes', 'webhooks', 'writes'];
    const told = onBun(['test', '--timeout=60000', ...names.map((name) => `./test/server/${name}.test.ts`)]);
    expect(told.split('\n').filter((line) => line.startsWith('(fail)'))).toEqual([]);
    const [, passed] = /^\s*(\d+) pass$/m.exec(told) ?? [];
    expect(Number(passed), told.slice(-2_000)).toBeGreaterThan(200);
    expect(told).toMatch(/^\s*0 fail$/m);
  });

  it('serves on Bun as it is, streams included, which end when their readers go', { timeout: 120_000 }, () => {
    expect(JSON.parse(onBun(['./test/server/fixtures/serve-on-bun.mjs']))).toEqual({
      stream: 'text/event-stream; charset=utf-8',
      first: true,
      written: 200,
      etag: '"2"',
      pushed: true,
      watching: 1,
      refused: 404,
      missing: [405, 'GET, HEAD'],
    });
  });
});

/** What Bun says to these arguments. */
function onBun(args: readonly string[]): string {
  const bun = join(dirname(createRequire(import.meta.url).resolve('bun/package.json')), 'bin/bun.exe');
  const { stdout, stderr, error } = spawnSync(bun, args, { cwd: root, encoding: 'utf8', timeout: 110_000 });
  if (error) throw new Error(`Bun could not be started (${error.message}). Is it installed? npm ci installs it.`);
  return stdout + stderr;
}
