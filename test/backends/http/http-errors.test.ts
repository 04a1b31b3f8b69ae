import { httpBackend } from 'customer-status-kit/backends/http';
import { type CustomerStatusError, isCustomerStatusError } from 'customer-status-kit/model';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { retryAfterMs } from '../../../src/model/retry-after.js';
import { deferred } from '../../client/fake-backend.js';
import { type Answer, faultyServer, json, problem, raw, SNAPSHOT } from './faulty-server.js';
import { testClock } from './test-clock.js';

async function errorOf(call: Promise<unknown>): Promise<CustomerStatusError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (isCustomerStatusError(error)) return error;
  throw new Error(`the call came to ${String(error)}`);
}

async function errorFor(answer: Answer): Promise<CustomerStatusError> {
  const { baseUrl } = await faultyServer(answer);
  return errorOf(httpBackend({ baseUrl }).getCustomer('c'));
}

/** Breaks off in the middle of the answer. */
const cut: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"id":');
  setImmediate(() => response.destroy());
};

afterEach(() => vi.unstubAllGlobals());

describe('a problem of the server', () => {
  it('becomes an error with everything it says', async () => {
    const body = {
      code: 'validation_failed',
      title: 'validation failed',
      fieldErrors: [{ path: 'tax-id', code: 'data_invalid', message: 'Nine digits.' }],
      requirementId: 'tax-id',
      currentVersion: '7',
      requestId: 'req-1',
    };
    const error = await errorFor(problem(422, body));
    const { title: _title, ...said } = body;
    expect(error).toMatchObject({ ...said, retryable: false });
  });

  it('is read by its code, whatever the status', async () => {
    expect((await errorFor(problem(500, { code: 'attempts_exhausted' }))).code).toBe('attempts_exhausted');
  });
});

describe('a problem that only this side can have', () => {
  it.each(['aborted', 'offline'])('such as %s means that the server is unavailable', async (code) => {
    expect(await errorFor(problem(503, { code }))).toMatchObject({ code: 'unavailable', retryable: true });
  });
});

describe('a refusal without a problem', () => {
  it.each([
    [400, 'validation_failed', false],
    [401, 'unauthenticated', false],
    [403, 'forbidden', false],
    [404, 'not_found', false],
    [408, 'timeout', true],
    [409, 'state_conflict', false],
    [412, 'version_conflict', false],
    [413, 'file_too_large', false],
    [415, 'file_type_unsupported', false],
    [418, 'protocol_error', false],
    [423, 'state_conflict', false],
    [429, 'rate_limited', true],
    [500, 'unavailable', true],
    [502, 'unavailable', true],
    [503, 'unavailable', true],
    [504, 'timeout', true],
  ])('with status %i becomes %s', async (status, code, retryable) => {
    const error = await errorFor(raw(status, '<html>secret stack trace</html>', { 'content-type': 'text/html' }));
    expect(error).toMatchObject({ code, retryable });
    expect(error.message).not.toContain('secret');
  });

  it('with a problem that is malformed goes by its status', async () => {
    expect((await errorFor(problem(429, { code: 'a_new_code' }))).code).toBe('rate_limited');
    expect((await errorFor(raw(503, '{', { 'content-type': 'application/problem+json' }))).code).toBe('unavailable');
  });

  it('says when to try again, in seconds or by the clock', async () => {
    expect((await errorFor(problem(429, { code: 'rate_limited' }, { 'retry-after': '7' }))).retryAfterMs).toBe(7_000);
    const { baseUrl } = await faultyServer(
      raw(503, '', {
        date: 'Wed, 06 May 2026 07:08:09 GMT',
        'retry-after': 'Wed, 06 May 2026 07:08:39 GMT',
      }),
    );
    const error = await errorOf(httpBackend({ baseUrl, clock: testClock() }).getCustomer('c'));
    expect(error.retryAfterMs).toBe(30_000);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-05-06T07:08:09Z');

  it.each([
    ['0', 0],
    [' 120 ', 120_000],
    ['Wed, 06 May 2026 07:00:00 GMT', 0],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e9', undefined],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('of %j is %j', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});

describe('an answer that does not keep the protocol', () => {
  it.each<[string, Answer]>([
    ['is no JSON at all', raw(200, '<html>Amara Osei</html>', { 'content-type': 'text/html' })],
    ['has no type', raw(200, JSON.stringify(SNAPSHOT))],
    ['cannot be read', raw(200, '{"displayName":"Amara Osei"', { 'content-type': 'application/json' })],
    ['is empty', raw(200, '', { 'content-type': 'application/json' })],
    ['has another shape', json(200, { ...SNAPSHOT, requirements: 'Amara Osei' })],
    ['is null', json(200, null)],
  ])('because it %s is a protocol error that repeats nothing of it', async (_what, answer) => {
    const error = await errorFor(answer);
    expect(error.code).toBe('protocol_error');
    expect(`${error.message} ${String(error.cause)}`).not.toContain('Amara');
  });
});

describe('a call without an answer', () => {
  it('is a network error when nobody listens', async () => {
    expect((await errorOf(httpBackend({ baseUrl: 'http://127.0.0.1:1' }).getCustomer('c'))).code).toBe('network');
  });

  it('is a network error when the connection breaks in the middle of the answer', async () => {
    expect((await errorFor(cut)).code).toBe('network');
  });

  it('is offline when the browser says so', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    expect((await errorOf(httpBackend({ baseUrl: 'http://127.0.0.1:1' }).getCustomer('c'))).code).toBe('offline');
  });

  it('is a network error when the server sends it elsewhere: a token follows no redirect', async () => {
    const { baseUrl, requests } = await faultyServer(raw(302, '', { location: '/elsewhere' }), json(200, SNAPSHOT));
    expect((await errorOf(httpBackend({ baseUrl, getToken: () => 't' }).getCustomer('c'))).code).toBe('network');
    expect(requests).toHaveLength(1);
  });

  it('is aborted when the caller gives up while the server thinks', async () => {
    const controller = new AbortController();
    const { baseUrl } = await faultyServer(() => controller.abort());
    const error = await errorOf(httpBackend({ baseUrl }).getCustomer('c', { signal: controller.signal }));
    expect(error.code).toBe('aborted');
  });

  it('is aborted when the caller gives up in the middle of the answer', async () => {
    const controller = new AbortController();
    const half: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id":', () => setImmediate(() => controller.abort()));
    };
    const { baseUrl } = await faultyServer(half);
    const error = await errorOf(httpBackend({ baseUrl }).getCustomer('c', { signal: controller.signal }));
    expect(error.code).toBe('aborted');
  });

  it('is a timeout when the server takes longer than it may, and leaves no timer behind', async () => {
    const clock = testClock();
    const { baseUrl } = await faultyServer(() => clock.advance(5_000));
    const error = await errorOf(httpBackend({ baseUrl, clock, timeoutMs: 5_000 }).getCustomer('c'));
    expect(error).toMatchObject({ code: 'timeout', retryable: true });
    expect(clock.timerCount()).toBe(0);
  });

  it('is a timeout when a fetch of the host’s own hears no signal, and what comes late is let go', async () => {
    const clock = testClock();
    const late = deferred<Response>();
    const isLetGo = deferred<void>();
    const read = httpBackend({ baseUrl: 'https://host.test', clock, timeoutMs: 5_000, fetch: () => late.promise }).getCustomer(
      'c',
    );
    await vi.waitFor(() => expect(clock.timerCount()).toBe(1), { interval: 2 });
    await Promise.resolve();
    clock.advance(5_000);
    expect(await errorOf(read)).toMatchObject({ code: 'timeout', retryable: true });
    late.resolve(new Response(new ReadableStream({ cancel: () => isLetGo.resolve(undefined) })));
    await isLetGo.promise;
  });

  it('is told as one of the kit’s errors where the headers of the host are none, and repeats nothing of them', async () => {
    const headersOf = [
      () => ({ 'x-csrf': 'secret\nsecret' }),
      () => ({ 'x-csrf': 'śecret' }),
      () => {
        throw new TypeError('no cookie');
      },
    ];
    for (const customerHeaders of headersOf) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const error = await errorOf(httpBackend({ baseUrl: 'https://host.test', customerHeaders }).getCustomer('c'));
      expect(error).toMatchObject({ name: 'CustomerStatusError', code: 'protocol_error', retryable: false });
      expect(error.message).not.toContain('ecret');
    }
  });

  it('says what is wrong when no request can be built', async () => {
    const error = await errorOf(httpBackend({ baseUrl: '/relative' }).getCustomer('c'));
    expect(error.code).toBe('protocol_error');
    expect(error.message).toContain('baseUrl');
  });
});
