import { backendContract, customerStatusHandlers } from 'customer-status-kit/testing';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProtocol } from '../server/fixtures/protocol.ts';
import { BASE, judgedFetch, namedResponder, subjectOver } from './judged-responder.ts';

describe('the http backend keeps the contract over a responder, whose every answer is one that openapi.yaml describes', () => {
  const make = () => {
    const { fetch, assertKept } = judgedFetch(namedResponder().fetch);
    return subjectOver(fetch, assertKept);
  };
  for (const { title, run } of backendContract(make, { drafts: true })) it(title, run);
});

describe('the http backend keeps the contract over the handlers of MSW in Node', () => {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  afterAll(() => server.close());
  const make = () => {
    server.resetHandlers(...customerStatusHandlers(http, namedResponder()));
    const { fetch, assertKept } = judgedFetch((request) => globalThis.fetch(request));
    return subjectOver(fetch, assertKept);
  };
  for (const { title, run } of backendContract(make, { drafts: true })) it(title, run);
});

describe('a responder', () => {
  it('refuses on every route as openapi.yaml says: strangers, customers at the desk, and what cannot be read', async () => {
    const { fetch, statuses, assertKept } = judgedFetch(namedResponder().fetch);
    const send = (method: string, path: string, headers: Record<string, string>, body?: string) =>
      fetch(new Request(`${BASE}${path}`, { method, headers, ...(body === undefined ? {} : { body }) }));
    for (const { method, path } of readProtocol().routes) {
      if (/^\/(health|openapi|links|file-links|webhooks)/.test(path) || path.endsWith('/stream')) continue;
      for (const customer of ['cus_1', 'cus_2']) {
        const filled = path.replace('{customerId}', customer).replaceAll(/\{\w+\}/g, 'nothing');
        for (const token of ['', 'customer', 'operator']) {
          const asked = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', 'upload-length': '3' };
          const keyed = { ...asked, 'idempotency-key': `${token}-${method}-${filled}` };
          await send(method, filled, asked);
          if (method === 'GET' || method === 'HEAD') continue;
          await send(method, filled, { ...keyed, 'content-type': 'application/json' }, '{');
          await send(method, filled, { ...keyed, 'content-type': 'text/plain' }, 'x');
          await send(method, filled, { ...keyed, 'content-type': 'application/json', 'if-match': '"0"' }, '{"answers":[]}');
        }
      }
    }
    await send('POST', '/capabilities', { authorization: 'Bearer customer' });
    await send('GET', '/nowhere', { authorization: 'Bearer customer' });
    assertKept();
    expect([...statuses].toSorted((a, b) => a - b)).toEqual([200, 204, 400, 401, 403, 404, 405, 412, 415, 422, 501]);
  });

  it('leaves requests for anything else to others', async () => {
    const responder = namedResponder();
    expect(await responder(new Request('https://host.test/api/orders'))).toBeUndefined();
    expect(await responder(new Request('https://other.test/api/customer-status/capabilities'))).toBeUndefined();
    const anywhere = namedResponder({ baseUrl: '/api/customer-status/' });
    expect(await anywhere(new Request('https://other.test/api/customer-status/capabilities'))).toMatchObject({ status: 401 });
    expect(responder.requests).toEqual([]);
  });
});
