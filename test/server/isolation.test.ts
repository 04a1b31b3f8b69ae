import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryFiles, signedLinks } from 'customer-status-kit/server';
import { tusUploads } from 'customer-status-kit/server/tus';
import * as fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { openDesk, requirementOf } from './fixtures/desk.ts';
import { jpeg } from './fixtures/pictures.ts';
import { reachRequest, uploadSide } from './fixtures/walk-journey.ts';

const CANARY = 'Canary-of-Ada';

/** Ada with everything a customer can have: answers, files, a draft, uploads that are begun, and an operator's words. */
async function openRichDesk() {
  const directory = await mkdtemp(join(tmpdir(), 'csk-isolation-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const files = signedLinks(inMemoryFiles(), { secret: 'a secret of at least thirty-two characters' });
  let made = 0;
  const createId = () => `made-${String((made += 1)).padStart(9, '0')}`;
  const desk = openDesk({ createId, drafts: {}, files, uploads: { mode: 'multipart', resumable: tusUploads({ directory }) } });
  const asked = await reachRequest(desk);
  const document = requirementOf(asked, 'Identity');
  const front = await uploadSide(desk, document.id, 'front', jpeg());
  const question = requirementOf(asked, 'Where');
  const answer = { kind: 'clarification', requirementId: question.id, text: `${CANARY} answers` };
  await desk.ada.json('POST', '/customers/ada/answers', { body: { answers: [answer] }, key: 'key-of-ada' });
  await desk.ada.send('PUT', '/customers/ada/draft', {
    body: { entries: [{ answer: { ...answer, text: `${CANARY} drafts` }, asked: question, at: '2026-03-02T09:00:00.000Z' }] },
  });
  const begun = await desk.ada.send('POST', '/customers/ada/uploads', {
    key: 'upload-of-ada',
    headers: { 'tus-resumable': '1.0.0', 'upload-length': '5' },
  });
  const uploadId = begun.headers.get('location')?.split('/').at(-1) ?? '';
  expect(uploadId).toMatch(/^staged-/);
  const page = await desk.ada.events('?limit=2');
  await desk.ben.customer('ben');
  const ids = [document.id, question.id, front.id, uploadId, ...page.events.map(({ id }) => id), page.nextCursor ?? ''];
  const state = async () =>
    JSON.stringify([
      await desk.operator.customer(),
      (await desk.operator.events('?limit=200')).events,
      await desk.ada.json('GET', '/customers/ada/draft'),
      (await desk.ada.send('HEAD', `/customers/ada/uploads/${uploadId}`, { headers: { 'tus-resumable': '1.0.0' } })).headers.get(
        'upload-offset',
      ),
      [...new Uint8Array(await (await desk.operator.send('GET', `/customers/ada/files/${front.id}/content`)).arrayBuffer())]
        .length,
    ]);
  return { desk, ids, state };
}

/** Everything of an answer; of a stream what comes at once. */
async function readAll(response: Response): Promise<string> {
  const headers = JSON.stringify([...response.headers]);
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return headers + (await response.text());
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return headers + new TextDecoder().decode(value);
}

it('no customer reads or changes anything of another, on whatever route and wherever the other’s ids are put', {
  timeout: 240_000,
}, async () => {
  const { desk, ids, state } = await openRichDesk();
  const before = await state();
  const routes = desk.handler.routes.filter(({ path }) => !path.startsWith('/webhooks'));
  const anyId = fc.constantFrom(...ids, 'ada', 'ben', '*', 'ADA', 'ada%20', '%61da', 'ben%2F..%2Fada', '..%2Fada', 'ada%00');
  const attack = fc.record({
    route: fc.constantFrom(...routes),
    customer: fc.constantFrom('ben', 'ben', 'ada', 'ADA', '%61da', 'ada%20', 'ben%2F..%2Fada', '*'),
    id: anyId,
    body: fc.record({
      customerId: fc.constant('ada'),
      id: anyId,
      status: fc.constant('ACTIVE'),
      decision: fc.constant('accepted'),
      documentType: fc.constant('national_id'),
      requirementId: anyId,
      side: fc.constant('front'),
      mime: fc.constant('image/jpeg'),
      size: fc.constant(5),
      staged: fc.constantFrom('link', 'resumable'),
      entries: fc.constant([]),
      answers: fc.tuple(anyId, anyId).map(([requirementId, fileId]) => [
        { kind: 'document', requirementId, documentType: 'national_id', fileIds: [fileId] },
        { kind: 'clarification', requirementId, text: 'mine' },
      ]),
    }),
    query: fc.constantFrom(
      '',
      '?customerId=ada',
      '?customer=ada&tenant=ada',
      ...ids.slice(-1).map((cursor) => `?cursor=${cursor}`),
    ),
    headers: fc.record({
      'x-customer-id': fc.constant('ada'),
      'x-tenant-id': fc.constant('ada'),
      'x-forwarded-user': fc.constant('ada'),
      'x-original-url': fc.constant('/api/customer-status/customers/ada'),
      'last-event-id': fc.constantFrom('0', '1', '99', ...ids.slice(0, 1)),
      'upload-length': fc.constant('5'),
      'upload-offset': fc.constant('0'),
      'tus-resumable': fc.constant('1.0.0'),
      cookie: fc.constant('customer=ada'),
      'sec-fetch-site': fc.constant('same-origin'),
    }),
    key: fc.constantFrom('key-of-ada', 'upload-of-ada', 'key-of-ben'),
  });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(attack, async ({ route, customer, id, body, query, headers, key }) => {
      const path = route.path.replace('{customerId}', customer).replaceAll(/\{\w+\}/g, id);
      const isPiece = route.method === 'PATCH';
      const response = await desk.ben.send(route.method, `${path}${query}`, {
        body: isPiece ? new Blob(['bytes']) : body,
        headers: isPiece ? { ...headers, 'content-type': 'application/offset+octet-stream' } : headers,
        key,
      });
      seen.add(`${route.method} ${route.path}`);
      const told = await readAll(response);
      const sent = path + query + JSON.stringify(body) + headers['last-event-id'];
      expect(told).not.toContain(CANARY);
      for (const theirs of ids) if (!sent.includes(theirs)) expect(told).not.toContain(theirs);
      if (customer !== 'ben' && path.startsWith('/customers/')) expect([path, response.status]).toEqual([path, 404]);
    }),
    { numRuns: process.env['CSK_LONG'] ? 20_000 : 600 },
  );
  expect(await state()).toBe(before);
  expect(seen.size).toBe(routes.length);
});

it('what a client says about itself counts for nothing: who it is comes from the session alone', async () => {
  const { desk } = await openRichDesk();
  const told = await desk.ben.json<{ id: string }>('GET', '/customers/ben?customerId=ada', {
    headers: { 'x-customer-id': 'ada', cookie: 'customerId=ada' },
  });
  expect(told.id).toBe('ben');
});
