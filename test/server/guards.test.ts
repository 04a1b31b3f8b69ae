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

  it('are refused when one answer is longer than any person writes, in one text or in many', async () => {
    const desk = openDesk();
    const address = (lines: string[]) => ({ lines, city: 'Leeds', country: 'GB' });
    const send = async (value: unknown) => {
      const answers = [{ kind: 'field', requirementId: 'address', value }];
      return (await desk.ada.send('POST', ANSWERS, { body: { answers } })).status;
    };
    const long = 'x'.repeat(19_000);
    expect([await send(address(['x'.repeat(900_000)])), await send(address([long, long]))]).toEqual([422, 422]);
    expect(await send(address([long]))).toBe(200);
  });

  it('are refused when they ask for a number without an end', async () => {
    const desk = openDesk();
    await desk.ada.customer();
    const spec = '{"kind":"document","accepted":[],"mime":["image/png"],"maxBytes":1e999}';
    const body = `{"requests":[{"title":"Card","spec":${spec}}]}`;
    expect((await desk.operator.send('POST', '/customers/ada/requirements', { body })).status).toBe(422);
  });

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
      requestId: expect.stringMatching(/^id-\d+$/),
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

describe('a method that a route does not take', () => {
  it('is refused on every route, with what it takes, and without saying whether anybody is there', async () => {
    const desk = openDesk();
    const paths = new Set(desk.handler.routes.map(({ path }) => path));
    for (const path of paths) {
      // "link" may be the id of a file as well.
      const isTaken = (route: string) => route === path || (path.endsWith('/files/link') && route.endsWith('/files/{fileId}'));
      const taken = desk.handler.routes.filter((route) => isTaken(route.path)).map(({ method }): string => method);
      const allowed = [...new Set(taken.includes('GET') ? ['HEAD', ...taken] : taken)].toSorted();
      const filled = path.replace('{connector}', 'sandbox').replaceAll(/\{\w+\}/g, 'x');
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((name) => !taken.includes(name))) {
        const response = await desk.nobody.send(method, filled, {});
        expect([method, path, response.status, response.headers.get('allow')]).toEqual([method, path, 405, allowed.join(', ')]);
        expect((await problemOf(response)).code).toBe('unsupported');
      }
    }
  });

  it('is no way around for another origin: nothing is negotiated', async () => {
    const desk = openDesk();
    const headers = { origin: 'https://evil.test', 'access-control-request-method': 'POST', cookie: 'a=1' };
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const response = await desk.ada.send(method, '/customers/ada', { headers });
      const names = [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));
      expect([method, names]).toEqual([method, []]);
    }
  });
});

describe('every answer to whoever', () => {
  it('varies by where it was asked from, is not kept, not guessed at, and not embedded', async () => {
    const desk = openDesk();
    for (const { method, path } of desk.handler.routes.filter((route) => !route.path.endsWith('/stream'))) {
      const filled = path
        .replace('{customerId}', 'ada')
        .replace('{connector}', 'sandbox')
        .replaceAll(/\{\w+\}/g, 'x');
      for (const caller of [desk.ada, desk.operator, desk.nobody]) {
        const { headers } = await caller.send(method, filled, { body: {} });
        expect([path, headers.get('vary')]).toEqual([path, 'Origin, Sec-Fetch-Site']);
        expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
        expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
        expect([path, headers.get('cross-origin-resource-policy')]).toEqual([path, 'same-origin']);
        expect(headers.get('content-type') ?? 'application/json').toMatch(/^application\/(problem\+)?json$/);
      }
    }
  });
});

describe('a read', () => {
  it('has no effect on any route', async () => {
    const desk = openDesk({ drafts: {} });
    await reachRequest(desk);
    const before = JSON.stringify([await desk.operator.customer(), await desk.operator.events('?limit=200')]);
    for (const { path } of desk.handler.routes.filter(({ method }) => method === 'GET'))
      for (const method of ['GET', 'HEAD'])
        for (const caller of [desk.ada, desk.operator]) {
          const response = await caller.send(method, path.replace('{customerId}', 'ada').replaceAll(/\{\w+\}/g, 'id-5'));
          await response.body?.cancel();
        }
    expect(JSON.stringify([await desk.operator.customer(), await desk.operator.events('?limit=200')])).toBe(before);
  });
});

describe('a request that is too much', () => {
  it('by its address is refused with 414, and by its headers with 431', async () => {
    const desk = openDesk();
    expect((await desk.ada.send('GET', `/customers/ada/events?cursor=${'x'.repeat(9_000)}`)).status).toBe(414);
    const headers = Object.fromEntries(Array.from({ length: 40 }, (_value, at) => [`x-${at}`, 'x'.repeat(1_000)]));
    expect((await desk.ada.send('GET', '/customers/ada', { headers })).status).toBe(431);
    expect((await desk.ada.send('GET', '/customers/ada')).status).toBe(200);
  });

  it('by how deep it is nested, however it is nested, is refused and nothing falls over', async () => {
    const desk = openDesk();
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
      ['[{"a":', '}]'],
    ] as const) {
      const body = open.repeat(10_000) + '1' + close.repeat(10_000);
      expect((await desk.ada.send('POST', ANSWERS, { body })).status).toBe(400);
      expect((await desk.ada.send('POST', ANSWERS, { body: open.repeat(10_000) })).status).toBe(400);
    }
  });

  it('by how many members it has is refused before it is parsed', async () => {
    const desk = openDesk({ limits: { jsonItems: 1_000 } });
    const members = Object.fromEntries(Array.from({ length: 1_001 }, (_value, at) => [`k${at}`, 1]));
    expect((await desk.ada.send('POST', ANSWERS, { body: members })).status).toBe(400);
    const many = { answers: Array.from({ length: 1_001 }, () => 1) };
    expect((await desk.ada.send('POST', ANSWERS, { body: many })).status).toBe(400);
  });

  it('by being compressed is refused', async () => {
    const desk = openDesk();
    const headers = { 'content-encoding': 'gzip' };
    expect((await desk.ada.send('POST', ANSWERS, { body: PROFILE, headers })).status).toBe(415);
  });

  it('by a name of a prototype changes none', async () => {
    const desk = openDesk();
    const body = `{"__proto__":{"status":"ACTIVE"},"constructor":{"prototype":{"x":1}},${JSON.stringify(PROFILE).slice(1)}`;
    expect((await desk.ada.send('POST', ANSWERS, { body })).status).toBe(200);
    expect(({} as { status?: string; x?: number }).status ?? ({} as { x?: number }).x).toBeUndefined();
  });
});

describe('an address of somebody’s own where a file is meant', () => {
  it('is refused: files are given by their bytes and named by ids of the handler alone', async () => {
    const desk = openDesk();
    const { id } = requirementOf(await reachRequest(desk), 'Identity');
    const place = { requirementId: id, documentType: 'national_id', side: 'front', mime: 'image/jpeg' };
    for (const url of [
      'https://evil.test/a.jpg',
      'http://169.254.169.254/latest',
      'file:///etc/passwd',
      'data:image/jpeg;base64,AAAA',
    ]) {
      for (const more of [{ url }, { content: url }, { staged: url }, { file: url }])
        expect((await desk.ada.send('POST', '/customers/ada/files', { body: { ...place, ...more } })).status).toBe(422);
      const answers = [{ kind: 'document', requirementId: id, documentType: 'national_id', fileIds: [url] }];
      expect((await desk.ada.send('POST', ANSWERS, { body: { answers } })).status).toBe(422);
    }
    expect((await desk.ada.customer()).documents).toEqual([]);
  });
});
