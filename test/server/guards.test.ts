import { describe, expect, it } from 'vitest';
import { openDesk, problemOf, PROFILE, requirementOf } from './fixtures/desk.ts';
import { jpeg } from './fixtures/pictures.ts';
import { reachRequest } from './fixtures/walk-journey.ts';

const ANSWERS = '/customers/ada/answers';
const OWN = 'http://desk.test';
const SISTER = 'https://app.example.com';

describe('a write that another site made a browser send', () => {
  const cases: [string, Record<string, string>, number][] = [
    ['no browser', {}, 200],
    ['a page of ours', { 'sec-fetch-site': 'same-origin', origin: OWN, cookie: 'a=1' }, 200],
    ['the person by themselves', { 'sec-fetch-site': 'none', cookie: 'a=1' }, 200],
    ['another subdomain', { 'sec-fetch-site': 'same-site', origin: 'http://evil.desk.test', cookie: 'a=1' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test', cookie: 'a=1' }, 403],
    ['another site without cookies', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }, 403],
    ['an origin we trust', { 'sec-fetch-site': 'cross-site', origin: SISTER, cookie: 'a=1' }, 200],
    ['an origin that only begins like one we trust', { 'sec-fetch-site': 'cross-site', origin: `${SISTER}.evil.test` }, 403],
    ['an old browser on our page', { origin: OWN, cookie: 'a=1' }, 200],
    ['an old browser on our page behind a proxy that ends TLS', { origin: 'https://desk.test', cookie: 'a=1' }, 200],
    ['an old browser on another site', { origin: 'https://evil.test', cookie: 'a=1' }, 403],
    ['an origin that hides itself', { origin: 'null', cookie: 'a=1' }, 403],
    ['cookies and nothing that says where from', { cookie: 'a=1' }, 403],
    ['a value nobody knows', { 'sec-fetch-site': 'odd', cookie: 'a=1' }, 403],
  ];

  it.each(cases)('%s', async (_title, headers, status) => {
    const desk = openDesk({ trustedOrigins: [SISTER] });
    const response = await desk.ada.send('POST', ANSWERS, { body: PROFILE, headers });
    expect(response.status).toBe(status);
    expect((await desk.ada.customer()).status.status).toBe(status === 200 ? 'UNDER_REVIEW' : 'CREATED');
    if (status === 403) expect((await problemOf(response)).code).toBe('forbidden');
  });

  it('is no matter for reading', async () => {
    const desk = openDesk();
    const headers = { 'sec-fetch-site': 'cross-site', cookie: 'a=1' };
    const response = await desk.ada.send('GET', '/customers/ada', { headers });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });
});

describe('bodies', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'are refused as JSON when they are sent as "%s"',
    async (type) => {
      const desk = openDesk();
      const response = await desk.ada.send('POST', ANSWERS, { body: JSON.stringify(PROFILE), headers: { 'content-type': type } });
      expect(response.status).toBe(415);
    },
  );

  it('are refused as a file when they are neither a form nor JSON', async () => {
    const desk = openDesk();
    const headers = { 'content-type': 'text/plain' };
    expect((await desk.ada.send('POST', '/customers/ada/files', { body: 'a file', headers })).status).toBe(415);
    expect((await desk.ada.send('POST', '/customers/ada/files', { body: {} })).status).toBe(422);
  });

  it.each(['{', '', 'nothing', '"\\ud800', new Blob([new Uint8Array([0x22, 0xff, 0x22])])])(
    'are refused when they are no JSON: %j',
    async (body) => {
      const desk = openDesk();
      const response = await desk.ada.send('POST', ANSWERS, { body });
      expect([400, 422]).toContain(response.status);
      expect((await problemOf(response)).code).toBe('validation_failed');
    },
  );

  it.each(['a\u0000b', 'a\ud800b'])('are refused with a character that no database takes', async (value) => {
    const desk = openDesk();
    const answers = [{ kind: 'field', requirementId: 'full-name', value }];
    expect((await problemOf(await desk.ada.send('POST', ANSWERS, { body: { answers } }))).code).toBe('validation_failed');
  });

  it('are refused when they are nested too deep, before they are parsed', async () => {
    const desk = openDesk();
    const body = `{"answers":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect((await desk.ada.send('POST', ANSWERS, { body })).status).toBe(400);
  });

  it('may hold brackets in their texts', async () => {
    const desk = openDesk();
    const answers = [{ kind: 'field', requirementId: 'full-name', value: `Ada "${'['.repeat(60)}\\` }];
    expect((await desk.ada.send('POST', ANSWERS, { body: { answers } })).status).toBe(200);
  });

  it('are refused when they say they are too large', async () => {
    const desk = openDesk({ limits: { jsonBytes: 100 } });
    expect((await desk.ada.send('POST', ANSWERS, { body: PROFILE })).status).toBe(413);
  });

  it('are refused at the first byte too many when they do not say how large they are', async () => {
    const desk = openDesk({ limits: { jsonBytes: 1_000 } });
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array((pulled += 1) && 500)),
    });
    const init: RequestInit & { duplex: 'half' } = {
      duplex: 'half',
      method: 'POST',
      body: endless,
      headers: { authorization: 'Bearer customer/ada', 'idempotency-key': 'k', 'content-type': 'application/json' },
    };
    const request = new Request(`http://desk.test/api/customer-status${ANSWERS}`, init);
    expect((await desk.handler(request)).status).toBe(413);
    expect(pulled).toBeLessThan(10);
  });

  it('with a file are refused above the limit with a code of their own', async () => {
    const desk = openDesk({ limits: { fileBytes: 200 } });
    const { id } = requirementOf(await reachRequest(desk), 'Identity');
    for (const padding of [300, 100_000]) {
      const file = new Blob([jpeg(), new Uint8Array(padding)], { type: 'image/jpeg' });
      const form = { requirementId: id, documentType: 'national_id', side: 'front', file };
      expect(await problemOf(await desk.ada.send('POST', '/customers/ada/files', { form }))).toMatchObject({
        status: 413,
        code: 'file_too_large',
      });
    }
  });

  it('that are no form are refused', async () => {
    const desk = openDesk();
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await desk.ada.send('POST', '/customers/ada/files', { body: 'hello', headers })).status).toBe(400);
  });
});

describe('every answer', () => {
  it('is kept by no cache and guessed at by no browser', async () => {
    const desk = openDesk();
    const answers = [
      await desk.ada.send('GET', '/customers/ada'),
      await desk.nobody.send('GET', '/customers/ada'),
      await desk.ada.send('GET', '/nowhere'),
    ];
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('to an error says a code and no sentence, and nothing of what was sent', async () => {
    const desk = openDesk();
    const answers = [{ kind: 'field', requirementId: 'full-name', value: 'secret-value'.repeat(50) }];
    const response = await desk.ada.send('POST', ANSWERS, { body: { answers } });
    const text = await response.text();
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(text)).toEqual({
      type: 'urn:customer-status-kit:problem:validation_failed',
      title: 'validation failed',
      status: 422,
      code: 'validation_failed',
      fieldErrors: [{ path: 'full-name', code: 'data_invalid' }],
      requestId: 'id-1',
    });
    expect(text).not.toContain('secret-value');
  });

  it('to a query that cannot be read names the part at fault', async () => {
    const desk = openDesk();
    for (const [query, path] of [
      ['limit=0', 'limit'],
      ['limit=201', 'limit'],
      ['cursor=zzz', 'cursor'],
      ['types=nothing', 'types.0'],
      ['from=soon', 'from'],
    ]) {
      const problem = await problemOf(await desk.ada.send('GET', `/customers/ada/events?${query}`));
      expect(problem).toMatchObject({ status: 422, fieldErrors: [{ path }] });
    }
  });

  it('to a customer id that no store could hold is not found', async () => {
    const desk = openDesk();
    for (const id of ['a%00b', 'x'.repeat(201)]) expect((await desk.operator.send('GET', `/customers/${id}`)).status).toBe(404);
  });

  it('to an unexpected fault of the connector holds no detail', async () => {
    const desk = openDesk({
      connector: {
        id: 'broken',
        capabilities: { requirements: 'none', submission: 'none' },
        getCustomer: () => Promise.reject(new Error('upstream said: token abc is wrong')),
      },
    });
    const response = await desk.ada.send('GET', '/customers/ada');
    expect([response.status, (await response.text()).includes('abc')]).toEqual([500, false]);
    expect(desk.faults.length).toBe(1);
  });

  it('to an operation that the connector does not offer is unsupported', async () => {
    const connector = openDesk().handler && {
      id: 'reading',
      capabilities: { requirements: 'none', submission: 'none' } as const,
      getCustomer: async () => openDesk().handler.service.getCustomer('ada'),
    };
    const desk = openDesk({ connector });
    expect(await problemOf(await desk.ada.send('POST', ANSWERS, { body: PROFILE }))).toMatchObject({
      status: 501,
      code: 'unsupported',
    });
    expect(await desk.ada.json('GET', '/capabilities')).not.toHaveProperty('upload');
  });
});

describe('an id in a path that cannot be one', () => {
  it.each(['%00', 'a%0Ab', 'x'.repeat(201)])('%s is not found', async (id) => {
    const desk = openDesk();
    for (const [method, path] of [
      ['GET', `/customers/${id}`],
      ['GET', `/customers/ada/files/${id}/content`],
      ['POST', `/customers/ada/files/${id}/decision`],
      ['POST', `/customers/ada/requirements/${id}/decision`],
    ] as const) {
      const response = await desk.operator.send(method, path, { body: { decision: 'accepted' } });
      expect([response.status, (await problemOf(response)).requirementId], path).toEqual([404, undefined]);
    }
    expect(desk.faults).toEqual([]);
  });
});

describe('an instant that no database knows', () => {
  it.each(['0000-01-01', '9999-12-31T23:59:59-14:00', '0001-01-01T00:00:00+14:00'])('such as %s is refused', async (from) => {
    const desk = openDesk();
    const response = await desk.ada.send('GET', `/customers/ada/events?from=${encodeURIComponent(from)}`);
    expect(await problemOf(response)).toMatchObject({ status: 422, fieldErrors: [{ path: 'from', code: 'data_invalid' }] });
  });
});

describe('an answer that is a number nobody can write', () => {
  it('is refused and stored nowhere', async () => {
    const desk = openDesk();
    const body = '{"answers":[{"kind":"field","requirementId":"full-name","value":1e999}]}';
    expect((await desk.ada.send('POST', ANSWERS, { body })).status).toBe(422);
    expect((await desk.ada.customer()).version).toBe('1');
  });
});
