import { readFileSync } from 'node:fs';
import { CUSTOMER_STATUS_ERROR_CODES, LIFECYCLE_EVENT_TYPES, OPERATION_NAMES } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileProtocol } from '../../scripts/compile-protocol.ts';
import { openDesk, PROFILE, REQUESTS } from './fixtures/desk.ts';
import { readProtocol } from './fixtures/protocol.ts';
import { answerRequest, reachRequest, walkJourney } from './fixtures/walk-journey.ts';

/** A desk that notes which statuses were answered; each answer is judged already, as in every test with a desk. */
function openNotedDesk() {
  const seen = new Set<string>();
  const desk = openDesk({}, (handler) => async (request) => {
    const response = await handler(request);
    seen.add(String(response.status));
    return response;
  });
  return { desk, seen, routes: readProtocol().routes };
}

const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

describe('openapi.yaml', () => {
  it('has the routes of the handler and no other', () => {
    const { routes } = readProtocol();
    expect(routes.map(named).toSorted()).toEqual(openDesk().handler.routes.map(named).toSorted());
  });

  it('describes every answer of a whole journey', async () => {
    const { desk } = openNotedDesk();
    const { replaced } = await walkJourney(desk);
    await desk.ada.events('?limit=3');
    await desk.operator.events('?limit=200');
    await desk.operator.customer();
    await desk.operator.json('GET', '/capabilities');
    await desk.nobody.json('GET', '/health');
    await desk.operator.send('GET', `/customers/ada/files/${replaced.id}/content`);
    await (await desk.ada.send('GET', '/customers/ada/stream')).body!.cancel();
  });

  it('describes actions and files that are removed', async () => {
    const { desk } = openNotedDesk();
    const { front } = await answerRequest(desk, await reachRequest(desk));
    await desk.operator.write('POST', `/files/${front.id}/decision`, { decision: 'rejected' });
    await desk.ada.send('DELETE', `/customers/ada/files/${front.id}`);
    for (const action of ['verify_code', 'wallet_signature', 'redirect']) {
      const asked = await desk.operator.write('POST', '/requirements', {
        requests: [{ title: action, spec: { kind: 'action', action } }],
      });
      const path = `/customers/ada/actions/${asked.requirements.at(-1)!.id}`;
      await desk.ada.send('POST', `${path}/start`, { body: { returnUrl: 'https://app.example.com' } });
      await desk.ada.send('POST', `${path}/complete`, { body: { code: '123456', signature: '0x1' } });
    }
    await desk.operator.write('POST', '/requirements/address/decision', { decision: 'rejected', reasonCode: 'address_failed' });
  });

  it('describes the errors of every route', async () => {
    const { desk, seen, routes } = openNotedDesk();
    await reachRequest(desk);
    for (const { method, path } of routes) {
      const filled = path
        .replace('{customerId}', 'ada')
        .replace('{connector}', 'sandbox')
        .replaceAll(/\{\w+\}/g, 'nothing');
      if (path.endsWith('/stream')) continue;
      for (const caller of [desk.nobody, desk.ben, desk.ada, desk.operator]) {
        await caller.send(method, filled, { key: null });
        await caller.send(method, filled, { body: {} });
        await caller.send(method, filled, { body: '{' });
        await caller.send(method, filled, { body: 'x', headers: { 'content-type': 'text/plain' } });
        await caller.send(method, filled, { body: { answers: [] }, headers: { 'if-match': '"0"' } });
        await caller.send(method, filled, { headers: { origin: 'https://evil.test' } });
        await caller.send(method, filled, { body: `"${'x'.repeat(1_000_001)}"` });
      }
    }
    await desk.operator.send('POST', '/customers/ada/requirements', {
      body: { requests: REQUESTS },
      headers: { 'if-match': '"0"' },
    });
    await desk.ada.send('POST', '/customers/ada/answers', { body: PROFILE });
    expect([...seen].toSorted()).toEqual(['200', '204', '400', '401', '403', '404', '409', '412', '413', '415', '422', '501']);
  });

  it('is served at /openapi.json, with the address of the handler', async () => {
    const desk = openDesk({ basePath: '/elsewhere' });
    const response = await desk.handler(new Request('http://desk.test/elsewhere/openapi.json'));
    const served = (await response.json()) as { servers: unknown; paths: object };
    const { servers: _servers, ...rest } = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'));
    expect(served).toEqual({ ...rest, servers: [{ url: '/elsewhere' }] });
    expect(Object.keys(served.paths).length).toBeGreaterThan(20);
  });

  it('is compiled into the package as it is written', () => {
    const compiled = readFileSync(new URL('../../src/server/http/compiled/protocol.ts', import.meta.url), 'utf8');
    expect(compiled).toBe(compileProtocol());
  });

  it('names nothing without saying what it is, as a sentence with a comma in it would that is not quoted', () => {
    const emptyIn = (part: unknown, path: string): string[] => {
      if (part === null) return [path];
      return typeof part === 'object' ? Object.entries(part).flatMap(([key, inner]) => emptyIn(inner, `${path}/${key}`)) : [];
    };
    expect(emptyIn(parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')), '')).toEqual([]);
  });

  it('notices an answer that is not as described', async () => {
    const { judge } = readProtocol();
    const wrong = new Response('{"status":"fine"}', { headers: { 'content-type': 'application/json' } });
    expect(await judge('GET', '/health', wrong)).toEqual([expect.stringContaining('must be equal to constant')]);
    expect(await judge('GET', '/health', new Response(null, { status: 418 }))).toEqual(['418 is not in the protocol']);
    expect(await judge('GET', '/customers/ada', new Response('{}', { headers: { 'content-type': 'application/json' } }))).toEqual(
      ['ETag is missing', expect.stringContaining("must have required property 'id'")],
    );
  });

  it('spells the closed lists as the model does', () => {
    const { lists } = readProtocol();
    expect(lists.errorCodes).toEqual([...CUSTOMER_STATUS_ERROR_CODES]);
    expect(lists.eventTypes).toEqual([...LIFECYCLE_EVENT_TYPES]);
    expect(lists.operations.toSorted()).toEqual([...OPERATION_NAMES].toSorted());
  });
});
