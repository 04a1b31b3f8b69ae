import { describe, expect, it, onTestFinished } from 'vitest';
import { inMemoryFiles } from 'customer-status-kit/server';
import { openDesk, problemOf, PROFILE, requirementOf } from './fixtures/desk.ts';
import { jpeg, png } from './fixtures/pictures.ts';
import { reachRequest, uploadSide } from './fixtures/walk-journey.ts';

const ANSWERS = '/customers/ada/answers';

describe('a write that is repeated', () => {
  it('needs an Idempotency-Key', async () => {
    const desk = openDesk();
    const problem = await problemOf(await desk.ada.send('POST', ANSWERS, { body: PROFILE, key: null }));
    expect([problem.status, problem.code]).toEqual([400, 'validation_failed']);
    expect((await desk.ada.customer()).status.status).toBe('CREATED');
  });

  it('refuses a key that is no plain text', async () => {
    const desk = openDesk();
    expect((await desk.ada.send('POST', ANSWERS, { body: PROFILE, key: 'x'.repeat(256) })).status).toBe(400);
  });

  it('has one effect and the same answer for the same key and body', async () => {
    const desk = openDesk();
    const first = await desk.ada.json('POST', ANSWERS, { body: PROFILE, key: 'once' });
    await desk.operator.write('PUT', '/status', { status: 'ACTIVE' });
    const again = await desk.ada.send('POST', ANSWERS, { body: PROFILE, key: 'once' });
    expect(await again.json()).toEqual(first);
    expect(again.headers.get('etag')).toBe('"2"');
    expect((await desk.ada.customer()).status.status).toBe('ACTIVE');
  });

  it('refuses the same key with another body and changes nothing', async () => {
    const desk = openDesk();
    await desk.ada.json('POST', ANSWERS, { body: PROFILE, key: 'once' });
    const before = await desk.ada.customer();
    const other = await desk.ada.send('POST', ANSWERS, { body: { answers: PROFILE.answers.slice(1) }, key: 'once' });
    expect(await problemOf(other)).toMatchObject({ status: 422, code: 'idempotency_mismatch' });
    expect(await desk.ada.customer()).toEqual(before);
  });

  it('has one effect however many arrive at once', async () => {
    const desk = openDesk();
    await desk.ada.customer();
    const sent = Array.from({ length: 50 }, () => desk.ada.send('POST', ANSWERS, { body: PROFILE, key: 'once' }));
    const responses = await Promise.all(sent);
    const statuses = new Set(responses.map((response) => response.status));
    expect(responses.filter((response) => response.status === 200).length).toBeGreaterThanOrEqual(1);
    expect([...statuses].every((status) => status === 200 || status === 409)).toBe(true);
    for (const waiting of responses.filter((response) => response.status === 409)) {
      expect(waiting.headers.get('retry-after')).toBe('1');
    }
    expect((await desk.ada.events('?types=status_changed')).events.length).toBe(2);
  });

  it('keeps keys apart by customer and by route', async () => {
    const desk = openDesk();
    await desk.ada.json('POST', ANSWERS, { body: PROFILE, key: 'same' });
    const ben = await desk.ben.send('POST', '/customers/ben/answers', { body: PROFILE, key: 'same' });
    const status = await desk.operator.send('PUT', '/customers/ada/status', { body: { status: 'ACTIVE' }, key: 'same' });
    expect([ben.status, status.status]).toEqual([200, 200]);
  });

  it('can be tried again with the same key after it failed', async () => {
    const desk = openDesk();
    const wrong = { answers: [{ kind: 'field', requirementId: 'full-name', value: '' }] };
    const failed = await problemOf(await desk.ada.send('POST', ANSWERS, { body: wrong, key: 'once' }));
    expect(failed).toMatchObject({ status: 422, fieldErrors: [{ path: 'full-name', code: 'information_missing' }] });
    expect((await desk.ada.send('POST', ANSWERS, { body: PROFILE, key: 'once' })).status).toBe(200);
  });

  it('stores one file for a repeated upload, whatever its boundary', async () => {
    const desk = openDesk();
    const { id } = requirementOf(await reachRequest(desk), 'Identity');
    const form = { requirementId: id, documentType: 'national_id', side: 'front', file: jpeg() };
    const first = await desk.ada.json<{ id: string }>('POST', '/customers/ada/files', { form, key: 'up' });
    const again = await desk.ada.send('POST', '/customers/ada/files', { form, key: 'up' });
    expect([again.status, await again.json()]).toEqual([201, first]);
    expect((await desk.ada.customer()).documents[0]!.files.length).toBe(1);
  });
});

describe('a write made for a version', () => {
  it('is carried out for the current version', async () => {
    const desk = openDesk();
    const { version } = await desk.ada.customer();
    const response = await desk.ada.send('POST', ANSWERS, { body: PROFILE, headers: { 'if-match': `"${version}"` } });
    expect([response.status, response.headers.get('etag')]).toEqual([200, '"2"']);
  });

  it('is refused for another version, which is named, and changes nothing', async () => {
    const desk = openDesk();
    await desk.ada.customer();
    const late = await desk.ada.send('POST', ANSWERS, { body: PROFILE, headers: { 'if-match': '"7"' } });
    expect(await problemOf(late)).toMatchObject({ status: 412, code: 'version_conflict', currentVersion: '1' });
    expect((await desk.ada.customer()).version).toBe('1');
  });

  it('refuses an If-Match that is no quoted version', async () => {
    const desk = openDesk();
    expect((await desk.ada.send('POST', ANSWERS, { body: PROFILE, headers: { 'if-match': '1' } })).status).toBe(400);
  });

  it('lets one of many writers of the same version win', async () => {
    const desk = openDesk();
    await desk.ada.customer();
    const statuses = ['UNDER_REVIEW', 'ACTIVE', 'REJECTED', 'DEACTIVATED'];
    const sent = statuses.map((status) =>
      desk.operator.send('PUT', '/customers/ada/status', { body: { status }, headers: { 'if-match': '"1"' } }),
    );
    const answered = (await Promise.all(sent)).map((response) => response.status);
    expect(answered.toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412]);
  });

  it('keeps every one of many writes without a version', async () => {
    const desk = openDesk();
    await desk.ada.customer();
    const request = { title: 'A question', spec: { kind: 'clarification', question: 'Why?', answer: 'text' } };
    await Promise.all(Array.from({ length: 20 }, () => desk.operator.write('POST', '/requirements', { requests: [request] })));
    const customer = await desk.ada.customer();
    expect([customer.version, customer.requirements.length]).toEqual(['21', 23]);
  });
});

describe('reading', () => {
  it('answers 304 for the version the reader has', async () => {
    const desk = openDesk();
    const { headers } = await desk.ada.send('GET', '/customers/ada');
    const tag = headers.get('etag') ?? '';
    expect(tag).toBe('"1"');
    for (const known of [tag, `W/${tag}`, `"9", ${tag}`]) {
      expect((await desk.ada.send('GET', '/customers/ada', { headers: { 'if-none-match': known } })).status).toBe(304);
    }
    expect((await desk.ada.send('GET', '/customers/ada', { headers: { 'if-none-match': '"9"' } })).status).toBe(200);
  });

  it('changes nothing, however often', async () => {
    const desk = openDesk();
    const first = await desk.ada.customer();
    await Promise.all([desk.ada.customer(), desk.ada.customer(), desk.ada.events()]);
    expect(await desk.ada.customer()).toEqual(first);
    expect((await desk.ada.events('?types=status_changed')).events.length).toBe(1);
  });
});

describe('a write that the status does not allow', () => {
  const cases: [string, 'ada' | 'operator', string, unknown][] = [
    ['UNDER_REVIEW', 'ada', '/answers', PROFILE],
    ['ACTIVE', 'ada', '/answers', PROFILE],
    ['ACTIVE', 'ada', '/submit', {}],
    ['REJECTED', 'ada', '/submit', {}],
    ['ACTIVE', 'operator', '/activate', {}],
    ['UNDER_REVIEW', 'operator', '/deactivate', {}],
    ['REJECTED', 'operator', '/deactivate', {}],
    [
      'REJECTED',
      'operator',
      '/requirements',
      { requests: [{ title: 'A', spec: { kind: 'clarification', question: 'B', answer: 'text' } }] },
    ],
    ['DEACTIVATED', 'operator', '/requirements/address/decision', { decision: 'accepted' }],
  ];

  it.each(cases)('is a state_conflict: %s, %s %s', async (status, who, path, body) => {
    const desk = openDesk();
    await desk.ada.customer();
    await desk.operator.write('PUT', '/status', { status });
    const before = await desk.ada.customer();
    const response = await desk[who].send('POST', `/customers/ada${path}`, { body });
    expect(await problemOf(response)).toMatchObject({ status: 409, code: 'state_conflict' });
    expect(await desk.ada.customer()).toEqual(before);
  });

  it('names what is missing when the customer wants to be reviewed too early', async () => {
    const desk = openDesk();
    const problem = await problemOf(await desk.ada.send('POST', '/customers/ada/submit'));
    expect(problem).toMatchObject({
      status: 422,
      fieldErrors: [{ path: 'full-name' }, { path: 'date-of-birth' }, { path: 'address' }],
    });
  });

  it('takes all answers or none', async () => {
    const desk = openDesk();
    const answers = [...PROFILE.answers, { kind: 'field', requirementId: 'nobody-asked', value: 'x' }];
    expect((await desk.ada.send('POST', ANSWERS, { body: { answers } })).status).toBe(422);
    const open = (await desk.ada.customer()).requirements.filter(({ status }) => status === 'open');
    expect(open.length).toBe(3);
  });
});

describe('an upload that is not taken', () => {
  const text = new Blob(['%!PS not a picture'], { type: 'image/jpeg' });
  const cases: [string, Record<string, string | Blob>, number, string][] = [
    ['bytes that are not what they claim', { file: text }, 415, 'file_type_unsupported'],
    [
      'a declared type that the bytes do not have',
      { file: new Blob([jpeg()], { type: 'image/png' }) },
      415,
      'file_type_unsupported',
    ],
    [
      'a type that was not asked for',
      { file: new Blob(['%PDF-1.7\n%%EOF'], { type: 'application/pdf' }) },
      415,
      'file_type_unsupported',
    ],
    ['an empty file', { file: new Blob([], { type: 'image/jpeg' }) }, 422, 'file_unreadable'],
    ['a stub of a picture', { file: jpeg().slice(0, 40, 'image/jpeg') }, 422, 'file_unreadable'],
    [
      'more bytes than the request takes',
      { file: new Blob([jpeg(), new Uint8Array(100_000)], { type: 'image/jpeg' }) },
      413,
      'file_too_large',
    ],
    ['a document that was not asked for', { documentType: 'passport' }, 422, 'validation_failed'],
    ['a side that was not asked for', { side: 'single' }, 422, 'validation_failed'],
    ['a side that does not exist', { side: 'inside' }, 422, 'validation_failed'],
    ['a requirement that does not exist', { requirementId: 'nobody-asked' }, 404, 'not_found'],
    ['a requirement that takes no file', { requirementId: 'address' }, 422, 'validation_failed'],
  ];

  it.each(cases)('%s', async (_title, wrong, status, code) => {
    const stored = new Set<string>();
    const memory = inMemoryFiles();
    const files: typeof memory = {
      ...memory,
      put: (id, ...rest) => (stored.add(id), memory.put(id, ...rest)),
      remove: (id) => (stored.delete(id), memory.remove(id)),
    };
    const desk = openDesk({ files });
    const { id } = requirementOf(await reachRequest(desk), 'Identity');
    const form = { requirementId: id, documentType: 'national_id', side: 'front', file: jpeg(), ...wrong };
    const problem = await problemOf(await desk.ada.send('POST', '/customers/ada/files', { form }));
    expect(problem).toMatchObject({ status, code });
    expect([(await desk.ada.customer()).documents, [...stored]]).toEqual([[], []]);
  });

  it('replaces an undecided file on the same side and forgets its bytes', async () => {
    const files = inMemoryFiles();
    const desk = openDesk({ files });
    const { id } = requirementOf(await reachRequest(desk), 'Identity');
    const form = { requirementId: id, documentType: 'national_id', side: 'front', file: jpeg() };
    const [first, second] = [
      await desk.ada.json<{ id: string }>('POST', '/customers/ada/files', { form }),
      await desk.ada.json<{ id: string }>('POST', '/customers/ada/files', { form: { ...form, file: png() } }),
    ];
    expect((await desk.ada.customer()).documents[0]!.files.map((file) => file.id)).toEqual([second.id]);
    expect([await files.read(first.id), (await files.read(second.id)) !== undefined]).toEqual([undefined, true]);
  });

  it('keeps nothing of the name the customer gave the file', async () => {
    const desk = openDesk();
    const { id } = requirementOf(await reachRequest(desk), 'Identity');
    await desk.ada.json('POST', '/customers/ada/files', {
      form: { requirementId: id, documentType: 'national_id', side: 'front', file: jpeg() },
    });
    const customer = await desk.operator.customer();
    expect(customer.documents[0]!.files[0]!.name).toBe('front.jpg');
    expect(JSON.stringify(customer)).not.toContain('holiday');
  });
});

describe('bytes that cannot be removed', () => {
  it('hold up nobody: neither the answer nor whoever comes next', async () => {
    const files = { ...inMemoryFiles(), remove: () => new Promise<void>(() => {}) };
    const desk = openDesk({ files, timeouts: { connectorMs: 1 } });
    onTestFinished(() => desk.handler.close());
    const { id } = requirementOf(await reachRequest(desk), 'Identity');
    const front = await uploadSide(desk, id, 'front', jpeg());
    expect((await desk.ada.send('DELETE', `/customers/ada/files/${front.id}`)).status).toBe(204);
    expect((await desk.ada.customer()).documents).toEqual([]);
    await desk.operator.write('PUT', '/status', { status: 'ACTIVE' });
  });
});
