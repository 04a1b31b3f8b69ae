import { CustomerStatusError } from 'customer-status-kit/model';
import type { Connector, ConnectorContext } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk, problemOf, PROFILE } from './fixtures/desk.ts';

const ANSWERS = '/customers/ada/answers';

/** The sandbox, with one operation of the test's own. */
function withAnswers(submitAnswers: NonNullable<Connector['submitAnswers']>): Connector {
  return { ...sandboxConnector(), submitAnswers };
}

/** Waits by turns of the loop: the clock of the test moves when it is told to. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

async function sendAnswers(submitAnswers: NonNullable<Connector['submitAnswers']>) {
  const desk = openDesk({ connector: withAnswers(submitAnswers) });
  const before = await desk.ada.customer();
  const response = await desk.ada.send('POST', ANSWERS, { body: PROFILE, key: 'once' });
  return { desk, before, response, problem: await problemOf(response.clone()) };
}

describe('a provider that answers too slowly', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('is broken off and answered for with 504, and what was stored stays', async () => {
    let given: ConnectorContext | undefined;
    const connector = withAnswers((context) => {
      given = context;
      return new Promise(() => {});
    });
    const desk = openDesk({ connector, timeouts: { connectorMs: 7_000 } });
    const before = await desk.ada.customer();
    const sending = desk.ada.send('POST', ANSWERS, { body: PROFILE, key: 'once' });
    await until(() => given !== undefined);
    await vi.advanceTimersByTimeAsync(6_999);
    expect(given?.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(given?.signal.aborted).toBe(true);
    expect(await problemOf(await sending)).toMatchObject({ status: 504, code: 'timeout' });
    expect(await desk.ada.customer()).toEqual(before);
    expect(desk.faults).toMatchObject([{ code: 'timeout' }]);
  });

  it('keeps nobody waiting behind it, and the same key works afterwards', async () => {
    let calls = 0;
    const sandbox = sandboxConnector();
    const connector = withAnswers((context, input) =>
      (calls += 1) === 1 ? new Promise(() => {}) : sandbox.submitAnswers!(context, input),
    );
    const desk = openDesk({ connector });
    await desk.ada.customer();
    const first = desk.ada.send('POST', ANSWERS, { body: PROFILE, key: 'once' });
    await until(() => calls === 1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect((await first).status).toBe(504);
    expect((await desk.ada.send('POST', ANSWERS, { body: PROFILE, key: 'once' })).status).toBe(200);
  });
});

describe('a call that is under way when the handler is closed', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('has its time, is told when that is over, and nothing of it stays behind', async () => {
    let given: AbortSignal | undefined;
    const connector = withAnswers(({ signal }) => {
      given = signal;
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
      );
    });
    const desk = openDesk({ connector, timeouts: { connectorMs: 7_000 } });
    await desk.ada.customer();
    const answering = desk.ada.send('POST', ANSWERS, { body: PROFILE });
    await until(() => given !== undefined);
    const closing = desk.handler.close();
    await vi.advanceTimersByTimeAsync(6_999);
    expect(given?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(given?.aborted).toBe(true);
    expect((await problemOf(await answering)).status).toBe(504);
    await closing;
  });
});

describe('a provider that fails', () => {
  const secret = 'Bearer upstream-key for Ada Example';
  const faults: [string, () => unknown, number, string][] = [
    [
      'cannot be reached',
      () => new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED', address: secret } }),
      502,
      'unavailable',
    ],
    ['has no address', () => Object.assign(new Error(secret), { code: 'ENOTFOUND' }), 502, 'unavailable'],
    [
      'has a certificate nobody trusts',
      () => Object.assign(new Error(secret), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      502,
      'unavailable',
    ],
    ['answers with garbage', () => new SyntaxError(`Unexpected token in ${secret}`), 502, 'protocol_error'],
    ['was given up by the connector', () => new DOMException(secret, 'TimeoutError'), 504, 'timeout'],
    ['does not take our key', () => new CustomerStatusError('unauthenticated', { message: secret }), 503, 'unavailable'],
    ['is busy', () => new CustomerStatusError('rate_limited', { message: secret, retryAfterMs: 9_000 }), 429, 'rate_limited'],
    ['makes the connector stumble', () => new ReferenceError(secret), 500, 'unavailable'],
  ];

  it.each(faults)('because it %s', async (_what, fault, status, code) => {
    const { desk, before, response, problem } = await sendAnswers(() => Promise.reject(fault()));
    expect(problem).toMatchObject({ status, code });
    const text = (await response.text()) + JSON.stringify([...response.headers]);
    expect(text).not.toMatch(/upstream-key|Ada Example/);
    expect(await desk.ada.customer()).toEqual(before);
    if (status === 429) expect(response.headers.get('retry-after')).toBe('9');
  });

  it('is asked again by its connector alone: a call here is one call there', async () => {
    let calls = 0;
    await sendAnswers(() => {
      calls += 1;
      return Promise.reject(new TypeError('fetch failed'));
    });
    expect(calls).toBe(1);
  });
});

describe('a connector that answers with what is no customer', () => {
  const wrongs: [string, (good: object) => unknown][] = [
    ['nothing', () => undefined],
    ['null', () => null],
    ['a text', () => 'ACTIVE'],
    ['a list', () => []],
    ['no status', (good) => ({ ...good, status: undefined })],
    ['a status that is a text', (good) => ({ ...good, status: 'ACTIVE' })],
    ['requirements that are none', (good) => ({ ...good, requirements: [{ id: 1 }] })],
    ['a time that is none', (good) => ({ ...good, updatedAt: 'yesterday' })],
    ['documents of another kind', (good) => ({ ...good, documents: { length: 1 } })],
  ];

  it.each(wrongs)('such as %s', async (_what, change) => {
    const { desk, before, problem } = await sendAnswers(async ({ stored }) => change(stored!) as never);
    expect(problem).toMatchObject({ status: 502, code: 'protocol_error' });
    expect(await desk.ada.customer()).toEqual(before);
    expect(desk.faults).toMatchObject([{ code: 'protocol_error' }]);
  });

  it('at first sight has met nobody', async () => {
    const connector: Connector = { ...sandboxConnector(), getCustomer: async () => ({ id: 'ada' }) as never };
    const desk = openDesk({ connector });
    expect((await problemOf(await desk.ada.send('GET', '/customers/ada'))).status).toBe(502);
  });

  it('cannot pass one customer off as another, name the version, or carry what nobody knows', async () => {
    const { desk, response } = await sendAnswers(async ({ stored }) => ({
      ...stored!,
      id: 'ben',
      version: '99',
      displayName: 'Ada Again',
      secret: 'upstream-key',
    }));
    expect(response.status).toBe(200);
    expect(await desk.ada.customer()).toMatchObject({ id: 'ada', version: '2', displayName: 'Ada Again' });
    expect(JSON.stringify(await desk.operator.customer())).not.toContain('upstream-key');
  });

  it('with a status nobody knows keeps every feature closed', async () => {
    const { desk } = await sendAnswers(async ({ stored }) => ({
      ...stored!,
      status: { ...stored!.status, status: 'SUPER_ACTIVE' as never },
    }));
    expect((await desk.ada.customer()).status.status).toBe('UNKNOWN');
  });

  it('holds for the start of an action too', async () => {
    const connector: Connector = {
      ...sandboxConnector(),
      startAction: async ({ stored }) => ({ snapshot: stored!, started: { url: 7 } as never }),
    };
    const desk = openDesk({ connector });
    await desk.ada.customer();
    const response = await desk.ada.send('POST', '/customers/ada/actions/x/start', { body: {} });
    expect(await problemOf(response)).toMatchObject({ status: 502, code: 'protocol_error' });
  });
});

describe('a provider that refuses because the customer stands elsewhere by now', () => {
  const refusal = () => new CustomerStatusError('state_conflict', { message: 'the data are locked' });

  /** A provider whose review has begun, and which has not told. */
  function movedOn(refuse: () => CustomerStatusError, read: () => Promise<void> = async () => undefined): Connector {
    const sandbox = sandboxConnector();
    return {
      ...sandbox,
      getCustomer: async (context) => {
        const known = await sandbox.getCustomer(context);
        if (context.stored === undefined) return known;
        await read();
        return { ...known, status: { ...known.status, status: 'UNDER_REVIEW', editable: false } };
      },
      submitAnswers: async () => Promise.reject(refuse()),
    };
  }

  it('is asked where that is, so that whoever was refused sees it', async () => {
    const desk = openDesk({ connector: movedOn(refusal) });
    await desk.ada.customer();
    const response = await desk.ada.send('POST', ANSWERS, { body: PROFILE });
    expect(await problemOf(response)).toMatchObject({ status: 409, code: 'state_conflict' });
    expect((await desk.ada.customer()).status.status).toBe('UNDER_REVIEW');
    const [newest] = (await desk.ada.events()).events;
    expect(newest).toMatchObject({ type: 'status_changed', to: 'UNDER_REVIEW', actor: { kind: 'provider' } });
  });

  it('is not asked about any other refusal, and the refusal stays the answer when asking fails', async () => {
    const invalid = openDesk({ connector: movedOn(() => new CustomerStatusError('validation_failed')) });
    await invalid.ada.customer();
    expect((await invalid.ada.send('POST', ANSWERS, { body: PROFILE })).status).toBe(422);
    expect((await invalid.ada.customer()).status.status).toBe('CREATED');
    const silent = openDesk({ connector: movedOn(refusal, async () => Promise.reject(new Error('no line'))) });
    await silent.ada.customer();
    expect((await silent.ada.send('POST', ANSWERS, { body: PROFILE })).status).toBe(409);
    expect((await silent.ada.customer()).status.status).toBe('CREATED');
  });
});

describe('a character that no database takes, in what a provider says', () => {
  it('is left out, and keeps nobody from their account', async () => {
    const sandbox = sandboxConnector();
    const connector: Connector = {
      ...sandbox,
      getCustomer: async (context) => {
        const known = await sandbox.getCustomer(context);
        const reasons = [{ code: 'other' as const, message: 'cut \ud83d', audience: 'customer' as const }];
        return { ...known, displayName: 'A\u0000da 👩‍💻', status: { ...known.status, reasons } };
      },
    };
    const customer = await openDesk({ connector }).ada.customer();
    expect([customer.displayName, customer.status.reasons[0]?.message]).toEqual(['Ada 👩‍💻', 'cut \ufffd']);
  });
});
