import { CustomerStatusError } from 'customer-status-kit/model';
import { providerClient, type ProviderClientOptions, type ProviderRequest } from 'customer-status-kit/server/connectors';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type SimulatedAnswer, simulatedServer } from '../../providers/simulated-server.js';

const SECRET = 'canary-of-a-secret';

async function open(
  answer: () => SimulatedAnswer = () => ({ status: 200, body: { ok: true } }),
  more: Partial<ProviderClientOptions> = {},
) {
  const server = await simulatedServer(answer);
  onTestFinished(() => server.close());
  const pauses: number[] = [];
  const client = providerClient({
    baseUrl: `${server.origin}/v1/`,
    timeoutMs: 300,
    random: () => 1,
    pause: async (ms) => void pauses.push(ms),
    sign: ({ url }) => ({ authorization: `Bearer ${SECRET}`, 'x-signed-url': url }),
    ...more,
  });
  const send = (request: Partial<ProviderRequest> = {}) =>
    client({ method: 'GET', path: '/customers/1', signal: new AbortController().signal, ...request });
  return { server, send, pauses };
}

async function errorOf(call: Promise<unknown>): Promise<CustomerStatusError> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof CustomerStatusError) return error;
  throw new Error('the call did not reject with an error of the kit', { cause: error });
}

describe('a request to a provider', () => {
  it('is sent as it was written, with the headers of its signature', async () => {
    const { server, send } = await open();
    expect(await send({ method: 'POST', path: '/customers?x=1', body: '{"b": 1,"a":2}' })).toMatchObject({ body: { ok: true } });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/v1/customers', body: '{"b": 1,"a":2}' });
    expect(request?.headers.get('x-signed-url')).toBe(`${server.origin}/v1/customers?x=1`);
    expect(request?.headers.get('content-type')).toBe('application/json');
  });

  it('is tried again after faults that may pass, longer apart each time', async () => {
    const { server, send, pauses } = await open();
    server.fail('cut', { status: 503 });
    expect((await send()).status).toBe(200);
    expect(server.requests).toHaveLength(3);
    expect(pauses).toEqual([250, 500]);
  });

  it('is signed anew for each attempt', async () => {
    let time = 0;
    const { server, send } = await open(undefined, { sign: () => ({ 'x-time': String((time += 1)) }) });
    server.fail({ status: 500 });
    await send();
    expect(server.requests.map(({ headers }) => headers.get('x-time'))).toEqual(['1', '2']);
  });

  it('waits as long as a busy provider asks for, or leaves a long wait to its caller', async () => {
    const { server, send, pauses } = await open();
    server.fail({ status: 429, headers: { 'retry-after': '2' } });
    await send();
    expect(pauses).toEqual([2_000]);
    server.fail({ status: 429, headers: { 'retry-after': '600' } });
    expect(await errorOf(send())).toMatchObject({ code: 'rate_limited', retryAfterMs: 600_000 });
    expect(server.requests).toHaveLength(3);
  });

  it('is never sent twice where a second sending could do something twice', async () => {
    const { server, send } = await open();
    server.fail({ thenCut: true });
    expect((await errorOf(send({ method: 'POST', body: '{}' }))).code).toBe('network');
    expect(server.requests).toHaveLength(1);
    server.fail({ thenCut: true });
    expect((await send({ method: 'POST', body: '{}', isRepeatable: true })).status).toBe(200);
    expect(server.requests).toHaveLength(3);
  });

  it('ends in time when nobody answers, and at once when its caller goes away', async () => {
    const { server, send } = await open(undefined, { timeoutMs: 500, attempts: 2 });
    server.fail('hang', 'hang', 'hang');
    expect((await errorOf(send())).code).toBe('timeout');
    expect((await errorOf(send({ signal: AbortSignal.abort() }))).code).toBe('aborted');
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    [400, 'validation_failed'],
    [401, 'unauthenticated'],
    [403, 'unauthenticated'],
    [404, 'not_found'],
    [409, 'state_conflict'],
    [413, 'file_too_large'],
    [418, 'protocol_error'],
    [422, 'validation_failed'],
  ] as const)('that is answered with %i rejects with "%s"', async (status, code) => {
    const { send } = await open(() => ({ status, body: { message: `about ${SECRET}` } }));
    const error = await errorOf(send());
    expect(error.code).toBe(code);
    expect(JSON.stringify(error) + error.message).not.toContain(SECRET);
  });

  it('does not follow to another address, where its credentials would go along', async () => {
    const elsewhere = await open();
    const { send } = await open(() => ({ status: 307, headers: { location: elsewhere.server.origin } }));
    expect((await errorOf(send())).code).toBe('protocol_error');
    expect(elsewhere.server.requests).toHaveLength(0);
  });

  it('takes no answer that is no JSON or too long, and minds neither in an error', async () => {
    const page = await open(() => ({ status: 200, body: '<html>' }));
    expect((await errorOf(page.send())).code).toBe('protocol_error');
    const long = await open(() => ({ status: 200, body: { text: 'x'.repeat(1_100_000) } }));
    expect((await errorOf(long.send())).code).toBe('protocol_error');
    const broken = await open(() => ({ status: 502, body: '<html>bad gateway' }));
    expect((await errorOf(broken.send())).code).toBe('unavailable');
  });

  it('says by the provider’s own words what is meant, where the connector knows them', async () => {
    const { send } = await open(() => ({ status: 400, body: { message: 'Customer not found' } }), {
      toError: ({ body }) => (JSON.stringify(body).includes('not found') ? new CustomerStatusError('not_found') : undefined),
    });
    expect((await errorOf(send())).code).toBe('not_found');
  });
});

it.each(['http://api.provider.example', 'ftp://127.0.0.1', 'nonsense', ''])('nothing is ever sent to %j', (baseUrl) => {
  expect(() => providerClient({ baseUrl })).toThrow(/https/);
});
