import { jsonLines, type Connector, type LogEntry } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { CustomerStatusError } from 'customer-status-kit/model';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk, PROFILE, REQUESTS, requirementOf } from './fixtures/desk.ts';
import { jpeg } from './fixtures/pictures.ts';

/** What must never be written down or told to the wrong side: personal data, secrets, and what a provider said. */
const CANARIES = {
  token: 'canary-token-7f3a',
  cookie: 'canary-cookie-91be',
  answer: 'Canary Answer Née Example',
  fileName: 'canary passport of ada.jpg',
  key: 'canary-key-55d0',
  upstream: 'canary upstream said: Ada Example, born 1990',
  webhook: 'canary-webhook-body',
};

const words = Object.values(CANARIES);
const consoleNames = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;

function leaksIn(text: string): string[] {
  return words.filter((word) => text.includes(word) || text.includes(encodeURIComponent(word)));
}

/** Every operation of this provider fails in another way, and says too much. */
function leakyConnector(): Connector {
  const faults: (() => unknown)[] = [
    () => new Error(CANARIES.upstream, { cause: new Error(CANARIES.answer) }),
    () => new CustomerStatusError('unavailable', { message: CANARIES.upstream.slice(0, 0) || 'down', cause: CANARIES.upstream }),
    () => new TypeError('fetch failed', { cause: { code: 'ECONNRESET', message: CANARIES.upstream } }),
    () => new SyntaxError(CANARIES.upstream),
    () => CANARIES.upstream,
    () => Object.assign(new Error(CANARIES.upstream), { name: CANARIES.upstream, code: CANARIES.upstream }),
  ];
  let count = 0;
  const fail = () => Promise.reject(faults[(count += 1) % faults.length]!());
  return {
    ...sandboxConnector(),
    submitAnswers: fail,
    submitForReview: fail,
    completeAction: fail,
    startAction: fail,
    requestExtension: fail,
    removeFile: fail,
    uploadFile: fail,
    decideFile: fail,
    verifyWebhook: async ({ rawBody }) => JSON.parse(new TextDecoder().decode(rawBody)),
    applyWebhook: fail,
  };
}

beforeEach(() => {
  for (const name of consoleNames) vi.spyOn(console, name);
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function openLoggedDesk(connector = leakyConnector()) {
  const lines: string[] = [];
  const entries: LogEntry[] = [];
  const errors: CustomerStatusError[] = [];
  const write = jsonLines((line) => lines.push(line));
  const desk = openDesk({
    connector,
    drafts: {},
    log: (entry) => (entries.push(entry), write(entry)),
    onError: (error) => errors.push(error),
    authorize: (request) =>
      request.headers.get('authorization')?.includes('operator')
        ? { role: 'operator', label: 'Support' }
        : { role: 'customer', customerId: 'ada' },
  });
  return { desk, lines, entries, errors };
}

describe('personal data and secrets', () => {
  it('are in no line of the log, no message of an error, and no answer to a request that failed', {
    timeout: 60_000,
  }, async () => {
    const { desk, lines, errors } = await openLoggedDesk();
    const asked = await reachRequestAround(desk);
    const headers = {
      cookie: `session=${CANARIES.cookie}`,
      authorization: `Bearer ${CANARIES.token}`,
      'sec-fetch-site': 'same-origin',
    };
    const form = () => ({
      requirementId: requirementOf(asked, 'Identity').id,
      documentType: 'national_id',
      side: 'front',
      file: new File([jpeg()], CANARIES.fileName, { type: 'image/jpeg' }),
    });
    const bodies: unknown[] = [
      { answers: [{ kind: 'field', requirementId: 'full-name', value: CANARIES.answer }] },
      { entries: CANARIES.answer, note: CANARIES.answer },
      { id: CANARIES.webhook, customerId: 'ada', payload: CANARIES.webhook },
      { decision: 'rejected', message: CANARIES.answer },
      { code: CANARIES.answer, returnUrl: `https://app.example.com/?${CANARIES.answer}` },
      `{"${CANARIES.answer}`,
      `"${CANARIES.answer}"`,
    ];
    const { routes } = desk.handler;
    let failed = 0;
    for (const { method, path } of routes.filter((route) => !route.path.endsWith('/stream'))) {
      const filled = path
        .replace('{customerId}', 'ada')
        .replace('{connector}', 'sandbox')
        .replaceAll(/\{\w+\}/g, 'id-5');
      for (const [at, body] of bodies.entries())
        for (const authorization of [headers.authorization, `Bearer operator ${CANARIES.token}`]) {
          const key = `${CANARIES.key}${at}`;
          const response = await desk.nobody.send(method, filled, { body, headers: { ...headers, authorization }, key });
          if (response.ok) continue;
          failed += 1;
          expect(leaksIn((await response.text()) + JSON.stringify([...response.headers])), `${method} ${path}`).toEqual([]);
        }
    }
    await desk.nobody.send('POST', '/customers/ada/files', { form: form(), headers, key: CANARIES.key });
    expect(failed).toBeGreaterThan(150);
    expect(errors.length).toBeGreaterThan(10);
    expect(errors.flatMap((error) => leaksIn(`${error.message} ${error.code} ${error.requestId}`))).toEqual([]);
    expect(lines.length).toBeGreaterThan(failed);
    expect(lines.flatMap(leaksIn)).toEqual([]);
    for (const name of consoleNames) expect(vi.mocked(console[name])).not.toHaveBeenCalled();
  });

  it('are in no address that the handler gives out', async () => {
    const { desk } = await openLoggedDesk(sandboxConnector());
    const asked = await reachRequestAround(desk);
    const stored = await desk.ada.json<{ id: string }>('POST', '/customers/ada/files', {
      form: {
        requirementId: requirementOf(asked, 'Identity').id,
        documentType: 'national_id',
        side: 'front',
        file: new File([jpeg()], CANARIES.fileName, { type: 'image/jpeg' }),
      },
      key: CANARIES.key,
    });
    const content = await desk.operator.send('GET', `/customers/ada/files/${stored.id}/content`);
    expect(leaksIn(JSON.stringify([stored, ...content.headers]))).toEqual([]);
  });
});

async function reachRequestAround(desk: ReturnType<typeof openDesk>) {
  await desk.ada.customer();
  return desk.operator.write('POST', '/requirements', { requests: REQUESTS });
}

describe('the log', () => {
  it('tells each answer with its route, who asked by role, its status and its code, and an id to find it by', async () => {
    const { desk, entries } = await openLoggedDesk(sandboxConnector());
    await desk.ada.customer();
    const refused = await desk.ada.send('PUT', '/customers/ada/status', { body: { status: 'ACTIVE' } });
    const problem = (await refused.json()) as { requestId: string };
    await desk.ada.send('GET', '/customers/ada/secret-path-of-somebody');
    expect(entries).toEqual([
      expect.objectContaining({ kind: 'answer', method: 'GET', route: '/customers/{customerId}', status: 200, role: 'customer' }),
      expect.objectContaining({
        method: 'PUT',
        route: '/customers/{customerId}/status',
        status: 403,
        code: 'forbidden',
        requestId: problem.requestId,
      }),
      expect.objectContaining({ method: 'GET', route: undefined, status: 404 }),
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/secret-path|"ada"/);
  });

  it('tells each fault once, by names and codes of its causes', async () => {
    const connector: Connector = {
      ...sandboxConnector(),
      getCustomer: () =>
        Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) })),
    };
    const { desk, entries } = await openLoggedDesk(connector);
    await desk.ada.send('GET', '/customers/ada');
    expect(entries.filter(({ kind }) => kind === 'fault')).toEqual([
      expect.objectContaining({
        code: 'network',
        causes: [
          { name: 'CustomerStatusError', code: 'network' },
          { name: 'TypeError', code: undefined },
          { name: 'Error', code: 'ECONNREFUSED' },
        ],
      }),
    ]);
  });

  it('is one line an entry, whatever is in it', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('a', '\n', '\r', '\u2028', '\u2029', '\u0085', '\u001b', '\u202e', '\u0000', '"', '\\', '\ufeff'),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const lines: string[] = [];
        jsonLines((line) => lines.push(line))({ kind: 'fault', at: text, code: text, message: text, causes: [{ name: text }] });
        expect(lines).toHaveLength(1);
        expect(lines[0]).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
        expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: text });
      }),
    );
  });

  it('that fails disturbs no answer', async () => {
    const desk = openDesk({
      log: () => {
        throw new Error('the disk is full');
      },
    });
    expect((await desk.ada.send('GET', '/customers/ada')).status).toBe(200);
    expect((await desk.ada.send('POST', '/customers/ada/answers', { body: PROFILE })).status).toBe(200);
  });
});
