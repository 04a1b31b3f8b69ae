import { describe, expect, it } from 'vitest';
import { inMemoryFiles, signedLinks } from 'customer-status-kit/server';
import { BASE, openUploadDesk, pictureOf } from './upload-desk.js';

const FILE = pictureOf(60_000);

type Desk = Awaited<ReturnType<typeof openUploadDesk>>;

async function askForLink(desk: Desk, key: string, more: object = {}): Promise<Response> {
  return fetch(`${desk.origin}${BASE}/customers/ada/files/link`, {
    method: 'POST',
    headers: { authorization: 'Bearer customer/ada', 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ ...desk.target, mime: 'image/jpeg', size: FILE.size, ...more }),
  });
}

const put = (desk: Desk, url: string, body: Blob = FILE, type = 'image/jpeg') =>
  fetch(`${desk.origin}${BASE}/${url}`, { method: 'PUT', headers: { 'content-type': type }, body });

describe('an upload link', () => {
  it('needs no session, and neither token nor cookie is sent to it', async () => {
    const seen: string[] = [];
    const desk = await openUploadDesk({ links: true }, (request, _response, next) => {
      if (request.method === 'PUT') seen.push(JSON.stringify([request.headers.authorization, request.headers.cookie]));
      next();
    });
    const backend = desk.backendFor();
    await backend.getCapabilities();
    await backend.uploadFile('ada', desk.target, FILE, { idempotencyKey: 'k1' });
    expect(seen).toEqual(['[null,null]']);
  });

  it('that has expired is asked for once more, and the file arrives', async () => {
    let now = Date.parse('2026-03-02T09:00:00Z');
    let links = 0;
    const desk = await openUploadDesk({ links: true, clock: () => now }, (request, _response, next) => {
      if (request.url?.endsWith('/files/link')) links += 1;
      // The first link is used a quarter of an hour too late.
      if (request.method === 'PUT' && links === 1) now += 900_000;
      next();
    });
    const backend = desk.backendFor();
    await backend.getCapabilities();
    const stored = await backend.uploadFile('ada', desk.target, FILE, { idempotencyKey: 'k1' });
    expect(links).toBe(2);
    expect(desk.files.ids).toEqual([stored.id]);
  });

  it('that is refused again and again is not asked for without end', async () => {
    let links = 0;
    const desk = await openUploadDesk({ links: true }, (request, response, next) => {
      if (request.url?.endsWith('/files/link')) links += 1;
      if (request.method !== 'PUT') return next();
      request.resume();
      request.on('end', () => response.writeHead(403).end());
      return undefined;
    });
    const backend = desk.backendFor();
    await backend.getCapabilities();
    const call = backend.uploadFile('ada', desk.target, FILE, { idempotencyKey: 'k1' });
    await expect(call).rejects.toMatchObject({ code: 'upload_expired' });
    expect(links).toBe(2);
    expect(desk.files.ids).toEqual([]);
  });

  it('is good for one file of one type and size only', async () => {
    const desk = await openUploadDesk({ links: true });
    const { url } = await (await askForLink(desk, 'k1')).json();
    const [path, query] = url.split('?');
    const changed = (name: string, value: string) => {
      const search = new URLSearchParams(query);
      search.set(name, value);
      return `${path}?${search}`;
    };
    expect((await put(desk, `links/staged-other?${query}`)).status).toBe(403);
    for (const [name, value] of [
      ['max', '999999999'],
      ['expires', '99999999999999'],
      ['mime', 'application/pdf'],
      ['signature', '0'.repeat(64)],
      ['signature', ''],
    ] as const)
      expect([name, (await put(desk, changed(name, value), FILE, name === 'mime' ? value : 'image/jpeg')).status]).toEqual([
        name,
        403,
      ]);
    expect((await put(desk, url, FILE, 'application/pdf')).status).toBe(403);
    expect((await put(desk, url, FILE, 'text/html')).status).toBe(404);
    expect((await put(desk, url, pictureOf(200_000))).status).toBe(413);
    expect((await put(desk, url)).status).toBe(204);
  });

  it('is given only for what the requirement takes', async () => {
    const desk = await openUploadDesk({ links: true, limits: { fileBytes: 100_000 } });
    const codes = async (response: Response) => [response.status, (await response.json()).code];
    expect(await codes(await askForLink(desk, 'k1', { size: 100_001 }))).toEqual([413, 'file_too_large']);
    expect(await codes(await askForLink(desk, 'k2', { mime: 'text/html' }))).toEqual([415, 'file_type_unsupported']);
    expect(await codes(await askForLink(desk, 'k3', { mime: 'application/pdf' }))).toEqual([415, 'file_type_unsupported']);
    expect(await codes(await askForLink(desk, 'k4', { requirementId: 'nothing' }))).toEqual([404, 'not_found']);
    expect(await codes(await askForLink(await openUploadDesk(), 'k5'))).toEqual([501, 'unsupported']);
  });

  it.each([
    ['bytes', { customerBytes: 2 * FILE.size }, 2, [413, 'file_too_large']],
    ['files', { customerFiles: 5 }, 5, [413, 'file_too_large']],
    ['uploads that are begun', {}, 20, [429, 'rate_limited']],
  ])('is given for no more %s than a customer may have, used or not', async (_what, limits, taken, refused) => {
    const desk = await openUploadDesk({ links: true, limits });
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => askForLink(desk, `k${index}`)));
    const given = answers.filter(({ status }) => status === 200);
    expect(given).toHaveLength(taken);
    const refusals = answers.filter(({ status }) => status !== 200);
    const codes = await Promise.all(refusals.map(async (response) => [response.status, (await response.json()).code]));
    expect(codes).toEqual(refusals.map(() => refused));
    for (const response of given) await put(desk, (await response.json()).url);
    expect((await askForLink(desk, 'one more')).status).toBe(refused[0]);
    const [key] = answers.flatMap(({ status }, index) => (status === 200 ? [`k${index}`] : []));
    const headers = { authorization: 'Bearer customer/ada', 'idempotency-key': key ?? '' };
    await fetch(`${desk.origin}${BASE}/customers/ada/uploads`, { method: 'DELETE', headers });
    expect((await askForLink(desk, 'one more')).status).toBe(200);
  });

  it('is good for the place it was asked for: its key with another place, or another type, is another upload', async () => {
    const desk = await openUploadDesk({ links: true });
    await put(desk, (await (await askForLink(desk, 'k1')).json()).url);
    const confirm = async (more: object = {}) => {
      const response = await fetch(`${desk.origin}${BASE}/customers/ada/files`, {
        method: 'POST',
        headers: { authorization: 'Bearer customer/ada', 'content-type': 'application/json', 'idempotency-key': 'k1' },
        body: JSON.stringify({ ...desk.target, mime: 'image/jpeg', staged: 'link', ...more }),
      });
      return [response.status, await response.json()];
    };
    const first = await confirm();
    expect(first[0]).toBe(201);
    expect(await confirm()).toEqual(first);
    for (const other of [{ requirementId: 'another' }, { side: 'back' }, { documentType: 'passport' }, { mime: 'image/png' }])
      expect(await confirm(other)).toMatchObject([422, { code: 'idempotency_mismatch' }]);
  });

  it('whose bytes are never confirmed is swept after a day', async () => {
    let now = Date.now();
    const desk = await openUploadDesk({ links: true, clock: () => now });
    const { url } = await (await askForLink(desk, 'k1')).json();
    await put(desk, url);
    expect(await desk.handler.sweepUploads()).toBe(0);
    now += 25 * 3_600_000;
    expect(await desk.handler.sweepUploads()).toBe(1);
  });

  it('cannot be signed with a secret that can be guessed', () => {
    expect(() => signedLinks(inMemoryFiles(), { secret: 'short' })).toThrow(/at least 32 characters/);
  });
});
