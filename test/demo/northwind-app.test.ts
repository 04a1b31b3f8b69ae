import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createStatusHandler } from 'customer-status-kit/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { getRequestListener } from '@hono/node-server';
import { customerDirectory } from '../../demo/server/customer-directory.ts';
import { listen } from '../../demo/server/listen.ts';
import { northwindApp, readBearer } from '../../demo/server/northwind-app.ts';
import { paymentLedger } from '../../demo/server/payment-ledger.ts';
import { sandboxDemo } from '../../demo/server/providers/sandbox-demo.ts';
import { sessionTokens } from '../../demo/server/session-tokens.ts';

const MINUTE = 60_000;

/** Northwind with everything but its pages and its disk store. */
async function openNorthwind() {
  const folder = await mkdtemp(join(tmpdir(), 'northwind-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  let now = Date.now();
  const clock = () => now;
  const tokens = sessionTokens(folder, clock);
  const directory = customerDirectory(folder, clock);
  const provider = await sandboxDemo({ clock, dataDirectory: folder });
  const handler = createStatusHandler({
    connector: provider.connector,
    authorize: (request) => readBearer(request.headers.get('authorization'), tokens),
    clock,
  });
  const statusOf = async (id: string) => (await handler.service.getCustomer(id)).status.status;
  await mkdir(join(folder, 'pages'));
  await writeFile(join(folder, 'pages/index.html'), '<title>Northwind</title>');
  const pages = relative(process.cwd(), join(folder, 'pages'));
  const app = northwindApp({ handler, tokens, directory, ledger: paymentLedger(clock), provider, statusOf, pages });
  // The provider's notices come over the network.
  const { server, port } = await listen((...call) => void getRequestListener(app.fetch)(...call), 45_000);
  onTestFinished(() => void server.close());
  provider.ready(`http://127.0.0.1:${port}`);
  const post = (path: string, body: string | object, token?: string) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = new Headers({ 'content-type': 'application/json', 'content-length': String(text.length) });
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    return app.request(path, { method: 'POST', body: text, headers });
  };
  const signIn = async (as: 'customer' | 'operator') => {
    const session: { token: string; customer: { id: string } } = await (await post('/northwind/session', { as })).json();
    return session;
  };
  const wait = (ms: number) => {
    now += ms;
  };
  return { app, folder, post, signIn, statusOf, wait };
}

describe('Northwind', () => {
  it.each(['{', '', 'null', '5', '{"as":5}', '{"as":"root"}', `{"as":"customer","x":"${'y'.repeat(10_000)}"}`])(
    'opens no session for %.30s',
    async (body) => {
      const { post } = await openNorthwind();
      const response = await post('/northwind/session', body);
      expect([response.status, await response.json()]).toEqual([400, { code: 'validation_failed' }]);
    },
  );

  it.each([
    ['{', 400],
    ['null', 400],
    [{ customerId: 5, move: 'approve' }, 400],
    [{ customerId: 'cus_nobody', move: 5 }, 400],
    [{ customerId: 'cus_nobody', move: 'approve' }, 404],
  ])('makes the provider do nothing for %j', async (body, status) => {
    const { post, signIn } = await openNorthwind();
    const { token } = await signIn('operator');
    expect((await post('/northwind/provider', body, token)).status).toBe(status);
  });

  it('makes the provider do nothing that it cannot do', async () => {
    const { post, signIn, statusOf } = await openNorthwind();
    const { customer } = await signIn('customer');
    const { token } = await signIn('operator');
    for (const move of ['fly', 'constructor'])
      expect((await post('/northwind/provider', { customerId: customer.id, move }, token)).status).toBe(409);
    expect(await statusOf(customer.id)).toBe('CREATED');
  });

  it('makes the provider act by a signed webhook, for operators only', async () => {
    const { post, signIn, statusOf } = await openNorthwind();
    const { customer, token } = await signIn('customer');
    const approve = { customerId: customer.id, move: 'approve' };
    expect((await post('/northwind/provider', approve, token)).status).toBe(403);
    expect((await post('/northwind/provider', approve)).status).toBe(403);
    expect(await statusOf(customer.id)).toBe('CREATED');
    const operator = await signIn('operator');
    for (const [move, status] of [
      ['approve', 'ACTIVE'],
      ['unknown_status', 'UNKNOWN'],
      ['reject', 'REJECTED'],
    ] as const) {
      expect((await post('/northwind/provider', { ...approve, move }, operator.token)).status).toBe(204);
      expect(await statusOf(customer.id)).toBe(status);
    }
    const late = await post('/northwind/provider', { ...approve, move: 'request_information' }, operator.token);
    expect([late.status, await late.json()]).toEqual([409, { code: 'state_conflict' }]);
  });

  it('sends money for an active customer only, and only what is money', async () => {
    const { post, signIn } = await openNorthwind();
    const { customer, token } = await signIn('customer');
    const payment = { to: 'Bob', amount: '12,50' };
    expect((await post('/northwind/payments', payment)).status).toBe(401);
    expect((await post('/northwind/payments', payment, token)).status).toBe(403);
    const operator = await signIn('operator');
    await post('/northwind/provider', { customerId: customer.id, move: 'approve' }, operator.token);
    const response = await post('/northwind/payments', payment, token);
    expect([response.status, await response.json()]).toMatchObject([201, { to: 'Bob', amount: '12.50' }]);
    for (const wrong of ['{', 'null', {}, { to: ' ', amount: '1' }, { to: 'Bob', amount: '-1' }, { to: 'Bob', amount: '0' }])
      expect((await post('/northwind/payments', wrong, token)).status, JSON.stringify(wrong)).toBe(400);
  });

  it('gives nothing outside its pages away', async () => {
    const { app } = await openNorthwind();
    expect((await app.request('/')).status).toBe(200);
    const secret = 'session.secret';
    for (const path of [
      `../${secret}`,
      `..%2f${secret}`,
      `%2e%2e%2f${secret}`,
      `..%5c${secret}`,
      `/../${secret}`,
      '/etc/passwd',
      '%00',
      '%',
    ])
      expect((await app.request(`http://northwind.test/${path}`)).status, path).toBe(404);
  });
});

describe('a session of Northwind', () => {
  it('ends after a while, and cannot be made by anybody else', async () => {
    const { app, signIn, wait } = await openNorthwind();
    const { customer, token } = await signIn('customer');
    const read = async (sent: string) =>
      (await app.request(`/api/customer-status/customers/${customer.id}`, { headers: { authorization: `Bearer ${sent}` } }))
        .status;
    expect(await read(token)).toBe(200);
    const [payload = '', signature = ''] = token.split('.');
    const forged = btoa(JSON.stringify({ session: { role: 'operator', label: 'x' }, expires: 9e15 }));
    for (const wrong of [`${forged}.${signature}`, payload, `${payload}.`, '.', `.${signature}`])
      expect(await read(wrong)).toBe(401);
    wait(16 * MINUTE);
    expect(await read(token)).toBe(401);
  });

  it('is never signed with a secret that a kill has cut short', async () => {
    const { folder } = await openNorthwind();
    const secret = join(folder, 'session.secret');
    await writeFile(secret, '');
    const forger = sessionTokens(folder, Date.now);
    await writeFile(secret, '');
    expect(sessionTokens(folder, Date.now).read(forger.issue({ role: 'operator', label: 'x' }))).toBeNull();
  });
});
