import { createServer } from 'node:http';
import { createCustomerClient } from 'customer-status-kit/client';
import { compareSnapshots } from 'customer-status-kit/model';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sep12Backend } from 'customer-status-kit/backends/sep12';
import type { SimulatedFault } from '../../providers/simulated-server.ts';
import { testClock } from '../http/test-clock.js';
import { ACCOUNT, ANSWERS, anchorStage, CUSTOMER, giveFile, key } from './anchor-stage.js';

const CANARY = 'canary 7c1e';

describe('a token', () => {
  it.each([401, 403] as const)(
    'that the anchor refuses with %s is renewed once, and the call is made again',
    async (refusesWith) => {
      const tokens: string[] = [];
      const stage = await anchorStage({ anchor: { refusesWith }, backend: { getToken: () => tokens.shift() ?? '' } });
      const { backend, anchor, requests } = stage;
      tokens.push(anchor.tokens.issue({ account: ACCOUNT }, -1_000), anchor.tokens.issue({ account: ACCOUNT }));
      expect((await backend.getCustomer(CUSTOMER)).status.status).toBe('CREATED');
      expect(requests).toHaveLength(2);
    },
  );

  it.each([401, 403] as const)('that is refused with %s again ends the session', async (refusesWith) => {
    const { backend, requests } = await anchorStage({
      anchor: { refusesWith },
      backend: { getToken: () => 'forged.token.here' },
    });
    await expect(backend.getCustomer(CUSTOMER)).rejects.toMatchObject({ code: 'session_expired', retryable: false });
    expect(requests).toHaveLength(2);
  });

  it('does not follow a redirect to another server', async () => {
    const { backend, fail } = await anchorStage();
    const met: unknown[] = [];
    const elsewhere = createServer((request, response) => {
      met.push(request.headers.authorization);
      response.end('{}');
    });
    await new Promise<void>((resolve) => void elsewhere.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void elsewhere.close());
    const address = elsewhere.address();
    const location = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/customer`;
    fail({ status: 307, headers: { location } });
    await expect(backend.getCustomer(CUSTOMER)).rejects.toMatchObject({ name: 'CustomerStatusError' });
    expect(met).toEqual([]);
  });
});

describe('an answer that is none', () => {
  it.each([
    ['no JSON', { status: 200, headers: { 'content-type': 'application/json' }, body: `{"${CANARY}` }],
    ['a page', { status: 200, headers: { 'content-type': 'text/html' }, body: `<p>${CANARY}</p>` }],
    ['no status', { status: 200, body: { id: CANARY } }],
    ['a status that is a number', { status: 200, body: { status: 5, message: CANARY } }],
    ['fields in a list', { status: 200, body: { status: 'NEEDS_INFO', fields: [CANARY] } }],
    ['a field that is a text', { status: 200, body: { status: 'NEEDS_INFO', fields: { first_name: CANARY } } }],
    ['nothing', { status: 204 }],
  ])('%s is a protocol error that repeats nothing of it', async (_what, answer) => {
    const { backend, fail } = await anchorStage();
    fail(answer);
    const error = await backend.getCustomer(CUSTOMER).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'protocol_error' });
    expect(`${String(error)}${JSON.stringify(error)}${(error as Error).stack}`).not.toContain(CANARY);
  });

  it('leaves the last good state on the page, and an unknown status is told once', async () => {
    const { backend, fail, record, anchor } = await anchorStage();
    await backend.submitAnswers(CUSTOMER, ANSWERS, key());
    anchor.decide(record(), 'ACCEPTED');
    const client = createCustomerClient({ backend, customerId: CUSTOMER });
    onTestFinished(() => client.dispose());
    const told: unknown[] = [];
    client.on('unknownStatus', (event) => told.push(event));
    client.start();
    await client.refresh();
    expect(client.getSnapshot().customer?.status.status).toBe('ACTIVE');
    fail({ status: 200, body: { status: 5 } });
    expect(await client.refresh()).toMatchObject({ ok: false, error: { code: 'protocol_error' } });
    expect(client.getSnapshot().customer?.status.status).toBe('ACTIVE');
    anchor.decide(record(), 'ON_HOLD');
    await client.refresh();
    await client.refresh();
    expect(client.getSnapshot()).toMatchObject({ status: 'UNKNOWN' });
    expect(client.can('viewProfile').open).toBe(false);
    expect(told).toEqual([{ provider: 'sep12', value: 'ON_HOLD' }]);
  });
});

describe('an anchor in trouble', () => {
  it.each([
    [429, 'rate_limited', 7_000],
    [503, 'unavailable', 7_000],
    [500, 'unavailable', 7_000],
  ])('that answers %s says when to come again', async (status, code, retryAfterMs) => {
    const { backend, fail } = await anchorStage();
    fail({ status, headers: { 'retry-after': '7' }, body: { error: CANARY } });
    const error = await backend.getCustomer(CUSTOMER).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, retryable: true, retryAfterMs });
    expect(`${String(error)}${JSON.stringify(error)}`).not.toContain(CANARY);
  });

  it('that never answers is given up in time', async () => {
    const clock = testClock();
    const { backend, fail, requests } = await anchorStage({ backend: { clock, timeoutMs: 9_000 } });
    fail('hang');
    const read = backend.getCustomer(CUSTOMER);
    await expect.poll(() => requests.length).toBe(1);
    clock.advance(9_000);
    await expect(read).rejects.toMatchObject({ code: 'timeout', retryable: true });
  });

  it('that cannot be reached is a failed network', async () => {
    const backend = sep12Backend({ kycServer: 'http://127.0.0.1:9', getToken: () => 'a.b.c' });
    await expect(backend.getCustomer(CUSTOMER)).rejects.toMatchObject({ code: 'network' });
  });
});

/** An anchor with which something goes wrong at one request of a write: the read before, the sending, or the read after. */
async function troubledWrite(at: number, fault: SimulatedFault) {
  let turn = 0;
  const stage: Awaited<ReturnType<typeof anchorStage>> = await anchorStage({
    backend: {
      fetch: (request) => {
        turn += 1;
        if (turn === at) stage.fail(fault);
        return fetch(request);
      },
    },
  });
  const write = key();
  const send = () => stage.backend.submitAnswers(CUSTOMER, ANSWERS, write);
  return { ...stage, send };
}

describe('answers whose line is cut', () => {
  it.each<[string, number, SimulatedFault]>([
    ['while the customer is read', 1, 'cut'],
    ['before they arrive', 2, 'cut'],
    ['after they were stored', 2, { thenCut: true }],
    ['after they were stored, while the customer is read again', 3, 'cut'],
    ['after they were stored, by a gateway', 3, { status: 503 }],
  ])('%s are sent again under the same key, and end where they should', async (_when, at, fault) => {
    const { send, anchor } = await troubledWrite(at, fault);
    await expect(send()).rejects.toMatchObject({ retryable: true });
    expect((await send()).status.status).toBe('UNDER_REVIEW');
    expect(anchor.writes).toBe(at === 2 && fault !== 'cut' ? 2 : 1);
  });

  it('whose sender gave up in the middle are sent by the next try with the same key', async () => {
    const { backend, anchor, requests } = await troubledWrite(2, 'hang');
    const gone = new AbortController();
    const write = key();
    const first = backend.submitAnswers(CUSTOMER, ANSWERS, { ...write, signal: gone.signal });
    await expect.poll(() => requests.length).toBe(2);
    gone.abort();
    const atOnce = backend.submitAnswers(CUSTOMER, ANSWERS, write);
    await expect(first).rejects.toMatchObject({ code: 'aborted' });
    expect((await atOnce).status.status).toBe('UNDER_REVIEW');
    expect((await backend.submitAnswers(CUSTOMER, ANSWERS, write)).status.status).toBe('UNDER_REVIEW');
    expect(anchor.writes).toBe(1);
  });

  it('are refused without a word of what the anchor said, also where it names no field', async () => {
    const { send } = await troubledWrite(2, { status: 400, body: { error: CANARY } });
    const error = await send().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'validation_failed', fieldErrors: [] });
    expect(`${String(error)}${JSON.stringify(error)}`).not.toContain(CANARY);
  });

  it('are mended after a refusal, and sent under another key', async () => {
    const { backend } = await anchorStage();
    const wrong = [...ANSWERS, { kind: 'field', requirementId: 'email_address', value: 'nobody' } as const];
    const refused = key();
    await expect(backend.submitAnswers(CUSTOMER, wrong, refused)).rejects.toMatchObject({ code: 'validation_failed' });
    // A key that came to nothing is free.
    expect((await backend.submitAnswers(CUSTOMER, ANSWERS, refused)).status.status).toBe('UNDER_REVIEW');
  });
});

describe('the order of what is seen', () => {
  it('is that of the questions, however slow an answer is', async () => {
    const gates: (() => void)[] = [];
    const slow = (request: Request) =>
      fetch(request).then(async (response) => {
        await new Promise<void>((resolve) => gates.push(resolve));
        return response;
      });
    const { backend, anchor, record } = await anchorStage({ backend: { fetch: slow } });
    const first = backend.getCustomer(CUSTOMER);
    await expect.poll(() => gates.length).toBe(1);
    anchor.decide(record(), 'PROCESSING');
    const second = backend.getCustomer(CUSTOMER);
    await expect.poll(() => gates.length).toBe(2);
    gates[1]?.();
    expect((await second).status.status).toBe('UNDER_REVIEW');
    gates[0]?.();
    expect((await first).status.status).toBe('UNDER_REVIEW');
  });

  it('is told without versions of the anchor: the same is the same, and what comes back is newer', async () => {
    const { backend, anchor, record } = await anchorStage({ backend: { clock: testClock() } });
    const seen = async (status: string) => {
      anchor.decide(record(), status);
      return backend.getCustomer(CUSTOMER);
    };
    const [a, b, again] = [await seen('PROCESSING'), await seen('ACCEPTED'), await seen('PROCESSING')];
    expect(await backend.getCustomer(CUSTOMER)).toBe(again);
    expect(a.version).toBe(again.version);
    expect(compareSnapshots(b, a)).toBeGreaterThan(0);
    expect(compareSnapshots(again, b)).toBeGreaterThan(0);
  });
});

describe('a file whose line is cut', () => {
  it('is a failed network, and the same key stores it at the next try', async () => {
    const { backend, fail, anchor } = await anchorStage({ anchor: { types: { '': { photo_id_front: { type: 'binary' } } } } });
    await backend.getCustomer(CUSTOMER);
    fail('cut');
    await expect(giveFile(backend, 'photo_id', 'front')).rejects.toMatchObject({ code: 'network' });
    await giveFile(backend, 'photo_id', 'front');
    expect(anchor.files.size).toBe(1);
    expect((await backend.getCustomer(CUSTOMER)).documents[0]?.files).toHaveLength(1);
  });
});
