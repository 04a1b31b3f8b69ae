import { createServer, request as openRequest, type Server } from 'node:http';
import { toNodeHandler } from 'customer-status-kit/server/node';
import type { StatusHandlerOptions } from 'customer-status-kit/server';
import { afterEach, describe, expect, it } from 'vitest';
import { openDesk, PROFILE, REQUESTS, requirementOf } from './fixtures/desk.ts';
import { jpeg } from './fixtures/pictures.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

async function serveDesk(options: Partial<StatusHandlerOptions> = {}) {
  const desk = openDesk(options);
  const started = createServer(toNodeHandler(desk.handler));
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const listening = started.address();
  const port = typeof listening === 'object' ? listening?.port : undefined;
  const send = (method: string, path: string, body: BodyInit | null, type?: string) =>
    fetch(`http://127.0.0.1:${port}/api/customer-status/customers/ada${path}`, {
      method,
      body,
      headers: {
        authorization: 'Bearer customer/ada',
        'idempotency-key': path,
        ...(type === undefined ? {} : { 'content-type': type }),
      },
    });
  return { desk, port, send };
}

describe('the handler on node:http', () => {
  it('takes JSON and a form with a file', async () => {
    const { desk, send } = await serveDesk();
    expect((await send('POST', '/answers', JSON.stringify(PROFILE), 'application/json')).status).toBe(200);
    const asked = await desk.operator.write('POST', '/requirements', { requests: REQUESTS });
    const form = new FormData();
    form.set('requirementId', requirementOf(asked, 'Identity').id);
    form.set('documentType', 'national_id');
    form.set('side', 'front');
    form.set('file', jpeg(), 'me.jpg');
    const response = await send('POST', '/files', form);
    expect([response.status, await response.json()]).toMatchObject([201, { mime: 'image/jpeg', size: jpeg().size }]);
  });

  it('refuses a body that is too large and goes on serving', async () => {
    const { send } = await serveDesk({ limits: { jsonBytes: 1_000 } });
    expect((await send('POST', '/answers', 'x'.repeat(2_000), 'application/json')).status).toBe(413);
    expect((await send('GET', '', null)).status).toBe(200);
  });

  it('refuses a body that keeps coming without a length', async () => {
    const { send, port } = await serveDesk({ limits: { jsonBytes: 1_000 } });
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { authorization: 'Bearer customer/ada', 'idempotency-key': 'k', 'content-type': 'application/json' };
      const path = '/api/customer-status/customers/ada/answers';
      const sending = openRequest({ port, host: '127.0.0.1', method: 'POST', path, headers }, (response) => {
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
      sending.write('x'.repeat(5_000));
    });
    expect(status).toBe(413);
    expect((await send('GET', '', null)).status).toBe(200);
  });

  it('leaves the Request and Response of the host as they are', async () => {
    const before = [globalThis.Request, globalThis.Response];
    await serveDesk();
    expect([globalThis.Request, globalThis.Response]).toEqual(before);
    expect(globalThis.Request).toBe(before[0]);
  });
});
