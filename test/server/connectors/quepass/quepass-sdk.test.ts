import { CustomerStatusError } from 'customer-status-kit/model';
import { quepassConnector, quepassLifecycle, type QuepassSdk } from 'customer-status-kit/server/connectors/quepass';
import { describe, expect, it } from 'vitest';
import { contextOf, openQuepass, STATUSES, UID } from './quepass-desk.js';

async function errorOf(call: Promise<unknown>): Promise<CustomerStatusError> {
  const error: unknown = await call.catch((thrown: unknown) => thrown);
  if (error instanceof CustomerStatusError) return error;
  throw new Error('the call did not reject with an error of the kit');
}

/** A connector over an SDK whose answers are given one after the other. */
async function answered(...answers: unknown[]) {
  let renewals = 0;
  const asked: unknown[] = [];
  const next = async (input: unknown) => {
    asked.push(input);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const renew = () => {
    renewals += 1;
    return new Promise<void>((resolve) => void setImmediate(resolve));
  };
  const sdk: QuepassSdk = { customerStatus: next, customerLifecycle: next };
  const connector = quepassConnector({ sdk, statuses: STATUSES, renew });
  const stored = await connector.getCustomer(contextOf());
  const write = () => connector.setStatus!(contextOf(stored), { status: 'ACTIVE' });
  return { write, asked, renewals: () => renewals };
}

const failed = (code: number, key: string | number) => ({ code, errors: [{ code: key, message: `canary of ${UID}` }] });

describe('an answer of the SDK', () => {
  it.each([
    { code: 200, data: { status: 'approved' } },
    { code: 200, status: 'approved' },
    { code: 200 },
    { code: 200, data: null, errors: [] },
  ])('%j is done', async (answer) => {
    const { write } = await answered(answer);
    expect((await write()).status.status).toBe('ACTIVE');
  });

  it('that names another status than the one written is believed', async () => {
    const { write } = await answered({ code: 200, data: { status: 'pending' } });
    expect((await write()).status.status).toBe('UNDER_REVIEW');
  });

  it.each([
    [failed(400, 'CRYPTOGRAPHIC_ERROR'), 'protocol_error', false],
    [failed(400, 'INVALID_REQUEST'), 'validation_failed', false],
    [failed(400, 'INVALID_CONFIGURATION'), 'unsupported', false],
    [failed(400, 'INVALID_OPERATION'), 'state_conflict', false],
    [failed(400, 'INVALID_DATA'), 'validation_failed', false],
    [failed(400, 'SDK_INTERNAL_ERROR'), 'protocol_error', false],
    [failed(400, 'JOURNEY_ERROR'), 'state_conflict', false],
    [failed(401, 'UNAUTHORIZED_ACCESS'), 'unauthenticated', false],
    [failed(408, 'TIMEOUT'), 'timeout', true],
    [failed(500, 'DB_ERROR'), 'unavailable', true],
    [failed(500, 'ENGINE_ERROR'), 'unavailable', true],
    [failed(500, 'INTERNAL_ERROR'), 'unavailable', true],
    [failed(403, 'A_NEW_KEY'), 'unauthenticated', false],
    [failed(404, 404), 'not_found', false],
    [failed(418, 'constructor'), 'protocol_error', false],
    [{ code: 500 }, 'protocol_error', false],
    [{ code: 500, errors: [] }, 'protocol_error', false],
    [{ code: '200' }, 'protocol_error', false],
    [undefined, 'protocol_error', false],
    [new SyntaxError('canary'), 'protocol_error', false],
    [new TypeError('fetch failed'), 'network', true],
    [new Error(`canary of ${UID}`), 'unavailable', true],
  ])('%j is "%s"', async (answer, code, retryable) => {
    const { write, asked } = await answered(answer, answer);
    const error = await errorOf(write());
    expect([error.code, error.retryable, asked.length]).toEqual([code, retryable, 1]);
    expect(error.message).not.toContain('canary');
  });
});

describe('a session that is over', () => {
  it('is renewed, and the call made once more', async () => {
    const { connector, quepass, renewals } = await openQuepass();
    const stored = await connector.getCustomer(contextOf());
    quepass.expireSessions();
    expect((await connector.setStatus!(contextOf(stored), { status: 'ACTIVE' })).status.status).toBe('ACTIVE');
    expect([renewals(), quepass.statusOf(UID)]).toEqual([1, 'approved']);
  });

  it('is over by its time as well', async () => {
    const { connector, passTime, renewals } = await openQuepass({}, { sessionMs: 60_000 });
    const stored = await connector.getCustomer(contextOf());
    passTime(60_001);
    await connector.setStatus!(contextOf(stored), { status: 'ACTIVE' });
    expect(renewals()).toBe(1);
  });

  it('is renewed once for all who wait for it', async () => {
    const over = Array.from({ length: 5 }, () => failed(400, 'SESSION_ERROR'));
    const { write, asked, renewals } = await answered(...over, ...over.map(() => ({ code: 200 })));
    await Promise.all(over.map(() => write()));
    expect([asked.length, renewals()]).toEqual([10, 1]);
  });

  it('that cannot be renewed fails the write, without trying for ever', async () => {
    const { write, asked, renewals } = await answered(...Array.from({ length: 9 }, () => failed(400, 'SESSION_ERROR')));
    expect((await errorOf(write())).code).toBe('unavailable');
    expect([asked.length, renewals()]).toEqual([2, 1]);
    const refused = await openQuepass({ renew: () => Promise.reject(new Error('canary: wrong password')) });
    const stored = await refused.connector.getCustomer(contextOf());
    refused.quepass.expireSessions();
    const error = await errorOf(refused.connector.setStatus!(contextOf(stored), { status: 'ACTIVE' }));
    expect([error.code, error.message]).toEqual(['unavailable', expect.not.stringContaining('canary')]);
    expect(refused.quepass.effects()).toBe(0);
  });

  it('whose renewal never ends is renewed anew for the next call', async () => {
    let renewals = 0;
    const desk = await openQuepass({
      timeoutMs: 100,
      renew: () => {
        renewals += 1;
        return new Promise(() => undefined);
      },
    });
    const stored = await desk.connector.getCustomer(contextOf());
    desk.quepass.expireSessions();
    for (const attempt of [1, 2]) {
      expect((await errorOf(desk.connector.setStatus!(contextOf(stored), { status: 'ACTIVE' }))).code).toBe('timeout');
      expect(renewals).toBe(attempt);
    }
  });

  it('without "renew" is the host to open again', async () => {
    const { connector, quepass } = await openQuepass({ renew: undefined });
    const stored = await connector.getCustomer(contextOf());
    quepass.expireSessions();
    expect(await errorOf(connector.setStatus!(contextOf(stored), { status: 'ACTIVE' }))).toMatchObject({
      code: 'unavailable',
      retryable: true,
    });
  });
});

describe('an SDK that does not answer', () => {
  it('is waited for so long and no longer', async () => {
    const { connector, quepass } = await openQuepass({ timeoutMs: 50 });
    const stored = await connector.getCustomer(contextOf());
    quepass.fail('hang');
    expect((await errorOf(connector.setStatus!(contextOf(stored), { status: 'ACTIVE' }))).code).toBe('timeout');
  });

  it('is not waited for by a handler that closes', async () => {
    const { connector, quepass } = await openQuepass({ timeoutMs: 10_000 });
    const stored = await connector.getCustomer(contextOf());
    const closing = new AbortController();
    quepass.fail('hang');
    const write = errorOf(connector.setStatus!(contextOf(stored, { signal: closing.signal }), { status: 'ACTIVE' }));
    closing.abort();
    expect((await write).code).toBe('aborted');
  });
});

describe('the life cycle as a question', () => {
  const day = (number: number) => `2026-03-0${number}T00:00:00.000Z`;

  it('is answered where the deployment filters', async () => {
    const { connector, sdk, quepass } = await openQuepass({}, { lifecycle: 'filters' });
    const stored = await connector.getCustomer(contextOf());
    await connector.setStatus!(contextOf(stored), { status: 'ACTIVE' });
    const lifecycle = quepassLifecycle(sdk);
    expect(await lifecycle.statusBetween(UID, 'approved', day(1), day(9))).toBe('approved');
    expect(await lifecycle.statusBetween(UID, 'approved', day(3), day(9))).toBeUndefined();
    expect(await lifecycle.statusBetween(UID, 'declined', day(1), day(9))).toBeUndefined();
    expect(quepass.records).toEqual([]);
  });

  it('writes where it does not, as its page warns in one of its two readings', async () => {
    const { sdk, quepass } = await openQuepass({}, { lifecycle: 'records' });
    await quepassLifecycle(sdk).statusBetween(UID, 'approved', day(1), day(9));
    expect(quepass.records).toHaveLength(1);
  });

  it('needs a period', async () => {
    const { sdk, paths } = await openQuepass();
    for (const [from, to] of [
      [day(9), day(1)],
      ['yesterday', day(1)],
    ] as const)
      expect((await errorOf(quepassLifecycle(sdk).statusBetween(UID, 'approved', from, to))).code).toBe('validation_failed');
    expect(paths()).toEqual([]);
  });
});
