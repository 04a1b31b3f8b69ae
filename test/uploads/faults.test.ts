import { createCustomerClient } from 'customer-status-kit/client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { testClock } from '../backends/http/test-clock.js';
import { passTime } from '../faults/stage.js';
import { openUploadDesk, pictureOf } from './upload-desk.js';
import { type Fault, faults } from './upload-faults.js';

const FILE = pictureOf(600_000);
const photograph = () => new File([FILE], 'Amara Osei.jpg', { type: 'image/jpeg' });

const WAYS = [
  { name: 'as a form', links: false, resumable: false },
  { name: 'to a link', links: true, resumable: false },
  { name: 'in pieces', links: false, resumable: true },
] as const;

type Way = (typeof WAYS)[number];

/** Ada's page, a network that does what it is told to the requests of an upload, and time that a test moves. */
async function openPage(way: Way, ...plan: Fault[]) {
  const network = faults();
  const desk = await openUploadDesk({ links: way.links, resumable: way.resumable }, (...args) => network.around(...args));
  const clock = testClock();
  const backend = desk.backendFor({
    clock,
    random: () => 0,
    shareStream: false,
    ...(way.resumable ? { resumableFrom: 1_000 } : {}),
  });
  const client = createCustomerClient({ backend, customerId: 'ada', clock, random: () => 0 });
  onTestFinished(() => client.dispose());
  client.start();
  await vi.waitFor(() => {
    expect(client.getSnapshot().phase).toBe('ready');
    expect(client.getSnapshot().capabilities).toBeDefined();
  });
  network.plan(...plan);
  const id = client.upload(desk.target, photograph());
  const upload = () => client.getSnapshot().uploads.find((candidate) => candidate.id === id);
  const finish = () => passTime(clock, 600_000, () => ['done', 'failed'].includes(upload()?.phase ?? ''));
  return { ...desk, client, clock, id, upload, finish, network };
}

describe.each(WAYS)('a file that goes $name', (way) => {
  it.each([
    ['the connection is reset in the middle of its bytes', [(f) => f.cutRequest(100_000)]],
    ['the connection is reset three times', [(f) => f.cutRequest(50_000), (f) => f.cutRequest(90_000), (f) => f.cutRequest(10)]],
    ['the answer is lost after the file was stored', [(f) => f.loseAnswer()]],
    ['every answer is lost once', [(f) => f.loseAnswer(), (f) => f.loseAnswer(), (f) => f.loseAnswer()]],
    ['the server is overloaded', [(f) => f.answer(503), (f) => f.answer(500), (f) => f.answer(502)]],
    ['the server was too slow', [(f) => f.answer(408), (f) => f.answer(504)]],
    ['the server wants less of it', [(f) => f.answer(429, { 'retry-after': '7' })]],
  ] satisfies [string, ((f: ReturnType<typeof faults>) => Fault)[]][])(
    'ends as one stored file under one key when %s',
    async (_what, plan) => {
      const page = await openPage(way, ...plan.map((make) => make(faults())));
      await page.finish();
      expect(page.upload()).toMatchObject({ phase: 'done', file: { size: FILE.size } });
      expect(page.files.held()).toHaveLength(1);
      expect(page.files.ids).toHaveLength(1);
      expect(await page.documents()).toMatchObject([{ id: page.upload()?.file?.id, size: FILE.size }]);
      expect(new Set(page.network.keys()).size).toBe(1);
      expect(page.network.met()).toBe(plan.length);
    },
  );

  it.each([400, 401, 403, 404, 413, 415, 422])('is not sent again by itself after %d, and leaves nothing', async (status) => {
    // A token that is refused is renewed once before it counts.
    const requests = status === 401 ? 2 : 1;
    const page = await openPage(way, ...Array.from({ length: 4 }, () => faults().answer(status)));
    await page.finish();
    expect(page.upload()?.phase).toBe('failed');
    expect(page.files.ids).toEqual([]);
    await passTime(page.clock, 120_000);
    expect(page.network.met()).toBe(requests);
    expect(page.upload()?.phase).toBe('failed');
  });

  it('that is cancelled after it was stored, but before anybody knew, is removed again', async () => {
    const page = await openPage(
      way,
      ...(way.name === 'as a form' ? [faults().loseAnswer()] : [faults().pass(), faults().pass(), faults().loseAnswer()]),
    );
    await vi.waitFor(() => expect(page.files.ids).toHaveLength(1), { timeout: 5_000 });
    page.client.cancelUpload(page.id);
    expect(page.upload()?.phase).toBe('cancelled');
    await vi.waitFor(() => expect(page.files.held()).toEqual([]), { timeout: 5_000 });
    expect(await page.documents()).toEqual([]);
    expect(page.upload()?.phase).toBe('cancelled');
  });
});

describe('a server that says when to come back', () => {
  it('as an HTTP date is waited for until then', async () => {
    const [way] = WAYS;
    const at = new Date(Date.now() + 30_000);
    const page = await openPage(
      way,
      faults().answer(503, { 'retry-after': at.toUTCString(), date: new Date(Date.now()).toUTCString() }),
    );
    await vi.waitFor(() => expect(page.upload()?.phase).toBe('waiting'));
    const wait = Date.parse(page.upload()?.retryAt ?? '') - page.clock.now();
    expect(wait).toBeGreaterThanOrEqual(29_000);
    expect(wait).toBeLessThanOrEqual(31_000);
    await passTime(page.clock, 20_000);
    expect(page.upload()?.phase).toBe('waiting');
    await page.finish();
    expect(page.upload()?.phase).toBe('done');
  });
});

describe('bytes that changed on the way', () => {
  it('are sent once more, and then taken', async () => {
    const desk = await openUploadDesk();
    let changed = 0;
    const backend = desk.backendFor({
      fetch: async (request) => {
        if (request.method !== 'POST' || changed > 0) return fetch(request);
        changed += 1;
        const bytes = Buffer.from(await request.arrayBuffer());
        bytes[bytes.indexOf('AAAAAAAA')] = 66;
        return fetch(request.url, { method: 'POST', headers: request.headers, body: bytes });
      },
    });
    const stored = await backend.uploadFile('ada', desk.target, pictureOf(100_000), { idempotencyKey: 'k1' });
    expect(changed).toBe(1);
    expect(desk.files.ids).toEqual([stored.id]);
  });

  it('every time are refused in the end, with nothing stored', async () => {
    const desk = await openUploadDesk();
    const statuses: number[] = [];
    const backend = desk.backendFor({
      fetch: async (request) => {
        const bytes = Buffer.from(await request.arrayBuffer());
        bytes[bytes.indexOf('AAAAAAAA')] = 66;
        const response = await fetch(request.url, { method: 'POST', headers: request.headers, body: bytes });
        statuses.push(response.status);
        return response;
      },
    });
    await expect(backend.uploadFile('ada', desk.target, pictureOf(100_000), { idempotencyKey: 'k1' })).rejects.toMatchObject({
      code: 'file_unreadable',
      retryable: false,
    });
    expect(statuses).toEqual([400, 400]);
    expect(desk.files.ids).toEqual([]);
  });
});

describe('a token that expires while files are sent', () => {
  it.each(WAYS)('is refreshed once and the file goes on $name', async (way) => {
    const desk = await openUploadDesk({ links: way.links, resumable: way.resumable });
    const asked: boolean[] = [];
    let token = 'expired';
    const backend = desk.backendFor({
      ...(way.resumable ? { resumableFrom: 1_000 } : {}),
      getToken: ({ refresh }) => {
        asked.push(refresh);
        if (refresh) token = 'customer/ada';
        return token;
      },
    });
    const stored = await backend.uploadFile('ada', desk.target, pictureOf(1_500), { idempotencyKey: 'k1' });
    expect(asked.filter((refresh) => refresh)).toHaveLength(1);
    expect(desk.files.held()).toEqual([stored.id]);
  });

  it('and cannot be renewed ends the session without a loop', async () => {
    const desk = await openUploadDesk();
    let asked = 0;
    const backend = desk.nearBackend({
      getToken: () => {
        asked += 1;
        return 'expired';
      },
    });
    await expect(backend.uploadFile('ada', desk.target, pictureOf(1_000), { idempotencyKey: 'k1' })).rejects.toMatchObject({
      code: 'session_expired',
    });
    expect(asked).toBe(2);
  });
});
