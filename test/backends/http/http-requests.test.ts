import { httpBackend } from 'customer-status-kit/backends/http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { faultyServer, json, problem, raw, SNAPSHOT } from './faulty-server.js';
import { testClock } from './test-clock.js';

describe('a request', () => {
  it('names the customer without letting them change the path', async () => {
    const { baseUrl, requests } = await faultyServer(json(200, SNAPSHOT));
    await httpBackend({ baseUrl }).getCustomer('../a b?c#d');
    expect(requests[0]?.path).toBe('/kit/customers/..%2Fa%20b%3Fc%23d');
  });

  it.each([
    ['https://host.test/account/', 'https://host.test/account/', 'https://host.test/api/customers/c'],
    ['about:srcdoc', 'https://host.test/account/', 'https://host.test/api/customers/c'],
  ])('from the page %s goes to the server of the page, also in a frame that has no address', async (href, baseURI, url) => {
    vi.stubGlobal('location', { href });
    vi.stubGlobal('document', { baseURI });
    onTestFinished(() => void vi.unstubAllGlobals());
    const asked: string[] = [];
    const fetch = (request: Request) => {
      asked.push(request.url);
      return Promise.resolve(Response.json(SNAPSHOT));
    };
    const backend = httpBackend({ baseUrl: '/api', fetch, shareStream: false });
    await backend.getCustomer('c');
    expect(asked).toEqual([url]);
  });

  it('to an address that is none is refused as such, and nothing is sent', async () => {
    vi.stubGlobal('location', { href: 'https://host.test/' });
    onTestFinished(() => void vi.unstubAllGlobals());
    const read = httpBackend({ baseUrl: 'https://:80:/api' }).getCustomer('c');
    await expect(read).rejects.toMatchObject({ name: 'CustomerStatusError', code: 'protocol_error' });
  });

  it.each(['', '.', '..', 'half \ud800'])(
    'with the id %j, which names nothing, is refused before anything is sent',
    async (id) => {
      const { baseUrl, requests } = await faultyServer(json(200, SNAPSHOT));
      const backend = httpBackend({ baseUrl, operator: true });
      const write = { idempotencyKey: 'k' };
      const calls = [
        backend.getCustomer(id),
        backend.removeFile('c', id, write),
        backend.startAction('c', id, write),
        backend.withdrawUpload(id, 'k'),
        backend.uploadFile(id, { requirementId: 'r', documentType: 'passport' }, new Blob(['x']), write),
        backend.decideFile('c', id, { decision: 'accepted' }, write),
      ];
      const outcomes = await Promise.all(calls.map((call) => call.then(String, (error: { code: unknown }) => error.code)));
      expect(new Set(outcomes)).toEqual(new Set(['validation_failed']));
      expect(requests).toEqual([]);
    },
  );

  it('with a version or a key that no header can carry is refused with a code, and nothing is sent', async () => {
    const { baseUrl, requests } = await faultyServer(json(200, SNAPSHOT));
    const backend = httpBackend({ baseUrl, getToken: () => 'tok€n' });
    await expect(backend.getCustomer('c')).rejects.toMatchObject({ code: 'protocol_error' });
    const plain = httpBackend({ baseUrl });
    const versioned = plain.submitForReview('c', { idempotencyKey: 'k', ifVersion: 'v€' });
    await expect(versioned).rejects.toMatchObject({ code: 'protocol_error' });
    expect(requests).toEqual([]);
  });

  it('asks for a language where the caller does, and carries the headers of the host', async () => {
    const { baseUrl, requests } = await faultyServer(json(200, SNAPSHOT));
    let count = 0;
    const customerHeaders = () => ({ 'x-csrf-token': `csrf-${(count += 1)}` });
    const backend = httpBackend({ baseUrl, customerHeaders });
    await backend.getCustomer('c', { locale: 'de-AT' });
    await backend.getCustomer('c');
    expect(requests.map(({ headers }) => headers['x-csrf-token'])).toEqual(['csrf-1', 'csrf-2']);
    expect(requests[0]?.headers['accept-language']).toBe('de-AT');
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  it('for events carries the whole question', async () => {
    const { baseUrl, requests } = await faultyServer(json(200, { events: [] }));
    const from = '2026-05-01T00:00:00Z';
    await httpBackend({ baseUrl }).listEvents('c', { cursor: 'a&b', limit: 5, from, types: ['status_changed', 'note'] });
    const { pathname, searchParams } = new URL(requests[0]?.path ?? '', baseUrl);
    expect(pathname).toBe('/kit/customers/c/events');
    expect(Object.fromEntries(searchParams)).toEqual({ cursor: 'a&b', limit: '5', from, types: 'status_changed,note' });
  });

  it('that changes something carries its key and the version it is meant for', async () => {
    const { baseUrl, requests } = await faultyServer(json(200, SNAPSHOT));
    const backend = httpBackend({ baseUrl });
    await backend.submitAnswers('c', [{ kind: 'field', requirementId: 'r', value: 'x' }], {
      idempotencyKey: 'k-1',
      ifVersion: '3',
    });
    await backend.submitForReview('c', { idempotencyKey: 'k-2' });
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/kit/customers/c/answers',
      headers: { 'idempotency-key': 'k-1', 'if-match': '"3"', 'content-type': 'application/json' },
    });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ answers: [{ kind: 'field', requirementId: 'r', value: 'x' }] });
    expect(requests[1]?.headers['if-match']).toBeUndefined();
  });

  it('for an operator goes where the protocol says', async () => {
    const { baseUrl, requests } = await faultyServer(json(200, SNAPSHOT));
    const backend = httpBackend({ baseUrl, operator: true });
    const write = { idempotencyKey: 'k' };
    await backend.setStatus('c', 'REJECTED', { ...write, reasonCode: 'other', message: 'Sorry.' });
    await backend.activate('c', write);
    await backend.deactivate('c', { ...write, message: 'Bye.' });
    await backend.decideRequirement('c', 'r', { decision: 'waived' }, write);
    await backend.decideFile('c', 'f', { decision: 'accepted' }, write);
    expect(requests.map(({ method, path, body }) => [method, path.slice('/kit/customers/c/'.length), JSON.parse(body)])).toEqual([
      ['PUT', 'status', { status: 'REJECTED', reasonCode: 'other', message: 'Sorry.' }],
      ['POST', 'activate', {}],
      ['POST', 'deactivate', { message: 'Bye.' }],
      ['POST', 'requirements/r/decision', { decision: 'waived' }],
      ['POST', 'files/f/decision', { decision: 'accepted' }],
    ]);
  });

  it('for an operator brings the bytes of a file as they are, and says what is wrong where there are none', async () => {
    const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 0x00]);
    const fetch = (input: string | URL | Request) =>
      Promise.resolve(
        new URL(input instanceof Request ? input.url : input).pathname.endsWith('/customers/c/files/f/content')
          ? new Response(bytes, { headers: { 'content-type': 'image/jpeg' } })
          : new Response('{"code":"not_found"}', { status: 404, headers: { 'content-type': 'application/problem+json' } }),
      );
    const backend = httpBackend({ baseUrl: 'http://127.0.0.1:1', operator: true, fetch });
    const file = await backend.readFile('c', 'f');
    expect([file.type, new Uint8Array(await file.arrayBuffer())]).toEqual(['image/jpeg', bytes]);
    await expect(backend.readFile('c', 'g')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('for an operator does not exist on a customer surface', () => {
    const backend = httpBackend({ baseUrl: 'http://127.0.0.1:1' });
    expect(Object.keys(backend)).not.toContain('setStatus');
    expect(Object.keys(backend)).not.toContain('decideFile');
    expect(Object.keys(backend)).not.toContain('readFile');
  });
});

describe('an upload', () => {
  const file = new File(['12345'], 'Amara Osei passport.jpg', { type: 'image/jpeg' });
  const target = { requirementId: 'r', documentType: 'passport', side: 'front' } as const;

  it('sends a form with a generated name, never the customer’s own', async () => {
    const { baseUrl, requests } = await faultyServer(json(201, { id: 'f', mime: 'image/jpeg', size: 5 }));
    const progress: number[] = [];
    const onProgress = (sent: number, total: number) => progress.push(sent, total);
    const stored = await httpBackend({ baseUrl }).uploadFile('c', target, file, { idempotencyKey: 'k', onProgress });
    expect(stored).toEqual({ id: 'f', mime: 'image/jpeg', size: 5 });
    // Nothing is known on the way: a number before the end would be made up.
    expect(progress).toEqual([5, 5]);
    const [request] = requests;
    expect(request?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(request?.body).toContain('filename="front.jpg"');
    expect(request?.body).toMatch(/name="requirementId"\r\n\r\nr\r\n/);
    expect(request?.body).not.toContain('Amara');
  });

  it('that the server refuses is an error with its words', async () => {
    const { baseUrl } = await faultyServer(problem(413, { code: 'file_too_large', requirementId: 'r' }));
    const call = httpBackend({ baseUrl }).uploadFile('c', target, file, { idempotencyKey: 'k' });
    await expect(call).rejects.toMatchObject({ code: 'file_too_large', requirementId: 'r' });
  });

  it('is sent once more with a new token, whole', async () => {
    const { baseUrl, requests } = await faultyServer(raw(401, ''), json(201, { id: 'f', mime: 'image/jpeg', size: 5 }));
    await httpBackend({ baseUrl, getToken: ({ refresh }) => (refresh ? 'new' : 'old') }).uploadFile('c', target, file, {
      idempotencyKey: 'k',
    });
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
    expect(requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['k', 'k']);
    expect(requests[1]?.body).toContain('12345');
  });
});

describe('removing a file', () => {
  it('is done when the server has nothing to say', async () => {
    const { baseUrl, requests } = await faultyServer(raw(204, ''));
    await httpBackend({ baseUrl }).removeFile('c', 'f', { idempotencyKey: 'k' });
    expect(requests[0]).toMatchObject({
      method: 'DELETE',
      path: '/kit/customers/c/files/f',
      headers: { 'idempotency-key': 'k' },
    });
  });
});

/** A server that takes only the new token. */
async function onlyNewTokens(request: Request): Promise<Response> {
  const isNew = request.headers.get('authorization') === 'Bearer new';
  return isNew ? Response.json(SNAPSHOT) : new Response(null, { status: 401 });
}

function neverAnswering(): Promise<string> {
  return new Promise(() => {});
}

describe('a token', () => {
  it('is asked for each time', async () => {
    const { baseUrl, requests } = await faultyServer(json(200, SNAPSHOT));
    let count = 0;
    const backend = httpBackend({ baseUrl, getToken: async () => `t${(count += 1)}` });
    await backend.getCustomer('c');
    await backend.getCustomer('c');
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer t1', 'Bearer t2']);
  });

  it('that was refused twice ends the session', async () => {
    const { baseUrl, requests } = await faultyServer(problem(401, { code: 'unauthenticated' }));
    const backend = httpBackend({ baseUrl, getToken: () => 't' });
    await expect(backend.getCustomer('c')).rejects.toMatchObject({ code: 'session_expired' });
    expect(requests).toHaveLength(2);
  });

  it('that cannot be had anew ends the session without another try', async () => {
    const { baseUrl, requests } = await faultyServer(raw(401, ''));
    const backend = httpBackend({ baseUrl, getToken: ({ refresh }) => (refresh ? null : 't') });
    await expect(backend.getCustomer('c')).rejects.toMatchObject({ code: 'session_expired' });
    expect(requests).toHaveLength(1);
  });

  it('is asked for anew once, however many calls were refused at once', async () => {
    let refreshes = 0;
    const getToken = async ({ refresh }: { refresh: boolean }) => {
      if (!refresh) return 'old';
      refreshes += 1;
      // By the next turn of the loop every other call was refused too.
      await new Promise(setImmediate);
      return 'new';
    };
    const backend = httpBackend({ baseUrl: 'https://host.example', fetch: onlyNewTokens, getToken });
    await Promise.all(['a', 'b', 'c'].map((id) => backend.getCustomer(id)));
    expect(refreshes).toBe(1);
  });

  it('that the host never gives anew holds up neither this call nor the next', async () => {
    const clock = testClock();
    const asked: boolean[] = [];
    const signals: (AbortSignal | undefined)[] = [];
    const getToken = ({ refresh, signal }: { refresh: boolean; signal?: AbortSignal | undefined }) => {
      asked.push(refresh);
      if (!refresh) return 'old';
      signals.push(signal);
      return asked.filter(Boolean).length === 1 ? neverAnswering() : 'new';
    };
    const backend = httpBackend({ baseUrl: 'https://host.example', fetch: onlyNewTokens, getToken, clock });
    const first = backend.getCustomer('c');
    await vi.waitFor(() => expect(asked).toEqual([false, true]));
    clock.advance(30_000);
    await expect(first).rejects.toMatchObject({ code: 'timeout', retryable: true });
    expect(signals[0]?.aborted).toBe(true);
    expect(await backend.getCustomer('c')).toMatchObject({ id: SNAPSHOT.id });
    expect(clock.timerCount()).toBe(0);
  });

  it('that is being fetched does not hold a caller who gives up', async () => {
    const controller = new AbortController();
    const backend = httpBackend({ baseUrl: 'https://host.example', getToken: neverAnswering });
    const call = backend.getCustomer('c', { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
  });

  it.each([
    ['unauthenticated', new Error('signed out')],
    ['network', new TypeError('fetch failed')],
  ])('that the host fails to give is %s', async (code, failure) => {
    const getToken = () => {
      throw failure;
    };
    await expect(httpBackend({ baseUrl: 'http://127.0.0.1:1', getToken }).getCustomer('c')).rejects.toMatchObject({ code });
  });
});
