import { readdir, utimes } from 'node:fs/promises';
import { type IncomingMessage, request as openRequest } from 'node:http';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { BASE, openUploadDesk, pictureOf } from './upload-desk.js';
import { faults } from './upload-faults.js';

const HOUR = 3_600_000;
const FILE = pictureOf(2_000_000);

type Desk = Awaited<ReturnType<typeof openUploadDesk>>;

/** Requests as any tus client makes them. */
function tus(desk: Desk, token = 'customer/ada') {
  return async (method: string, path: string, headers: Record<string, string> = {}, body?: Blob | string) =>
    fetch(`${desk.origin}${BASE}/customers/ada/uploads${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...headers },
      ...(body === undefined ? {} : { body }),
    });
}

async function begin(desk: Desk, key: string, length = FILE.size): Promise<string> {
  const response = await tus(desk)('POST', '', { 'idempotency-key': key, 'upload-length': String(length) });
  expect(response.status).toBe(201);
  return `/${response.headers.get('location')?.split('/').at(-1) ?? ''}`;
}

const PIECE = { 'content-type': 'application/offset+octet-stream' };

describe('an upload in pieces', () => {
  it('goes on where it was cut, and sends no byte twice that had arrived', async () => {
    const network = faults();
    const sent: number[] = [];
    const desk = await openUploadDesk({ resumable: true }, (request, response, next) => {
      if (request.method === 'PATCH') sent.push(Number(request.headers['upload-offset']));
      network.around(request, response, next);
    });
    const backend = desk.backendFor({ resumableFrom: 1_000 });
    network.plan(network.pass(), network.cutRequest(1_200_000));
    const options = { idempotencyKey: 'k1' };
    await expect(backend.uploadFile('ada', desk.target, FILE, options)).rejects.toMatchObject({ retryable: true });
    const stored = await backend.uploadFile('ada', desk.target, FILE, options);
    expect(stored.size).toBe(FILE.size);
    expect(sent).toHaveLength(2);
    expect(sent[0]).toBe(0);
    expect(sent[1]).toBeGreaterThan(500_000);
    expect(desk.files.ids).toEqual([stored.id]);
    expect(await readdir(desk.folder)).toEqual([]);
  });

  it('is what a form becomes that was cut', async () => {
    const network = faults();
    const desk = await openUploadDesk({ resumable: true }, (...args) => network.around(...args));
    const backend = desk.backendFor();
    await backend.getCapabilities();
    const methods: string[] = [];
    network.plan(network.cutRequest(500_000), (request, _response, next) => {
      methods.push(`${request.method} ${request.url?.split('/').at(-1)}`);
      next();
    });
    await expect(backend.uploadFile('ada', desk.target, FILE, { idempotencyKey: 'k1' })).rejects.toMatchObject({
      code: 'network',
    });
    const stored = await backend.uploadFile('ada', desk.target, FILE, { idempotencyKey: 'k1' });
    expect(methods).toEqual(['POST uploads']);
    expect(desk.files.held()).toEqual([stored.id]);
  });

  it('that somebody moved meanwhile asks where it is and goes on, without a new upload', async () => {
    let moved = false;
    const desk: Desk = await openUploadDesk({ resumable: true }, (request, _response, next) => {
      if (request.method !== 'PATCH' || moved) return next();
      moved = true;
      // The bytes of another request arrive first: this one is then told that its offset is wrong.
      const path = `/${request.url?.split('/').at(-1) ?? ''}`;
      request.pause();
      const moveIt = async () => {
        await tus(desk)('PATCH', path, { ...PIECE, 'upload-offset': '0' }, FILE.slice(0, 777_777));
        next();
      };
      return void moveIt();
    });
    const backend = desk.backendFor({ resumableFrom: 1_000 });
    const stored = await backend.uploadFile('ada', desk.target, FILE, { idempotencyKey: 'k1' });
    const kept = await new Response(await desk.files.storage.read(stored.id)).arrayBuffer();
    expect(Buffer.from(kept).equals(Buffer.from(await FILE.arrayBuffer()))).toBe(true);
    expect(desk.files.ids).toEqual([stored.id]);
  });

  it('that another request still holds, which an answer without a body says, waits for it and goes on', async () => {
    const network = faults();
    const desk = await openUploadDesk({ resumable: true }, (...args) => network.around(...args));
    const backend = desk.backendFor({ resumableFrom: 1_000 });
    const held: string[] = [];
    network.plan(network.pass(), network.cutRequest(1_200_000), (request, response) => {
      held.push(request.method ?? '');
      response.writeHead(423).end();
    });
    await expect(backend.uploadFile('ada', desk.target, FILE, { idempotencyKey: 'k1' })).rejects.toMatchObject({
      code: 'network',
    });
    const stored = await backend.uploadFile('ada', desk.target, FILE, { idempotencyKey: 'k1' });
    expect(held).toEqual(['HEAD']);
    expect(desk.files.ids).toEqual([stored.id]);
  });

  it('that is begun again under its key goes on with what is there', async () => {
    const desk = await openUploadDesk({ resumable: true });
    const path = await begin(desk, 'k1');
    await tus(desk)('PATCH', path, { ...PIECE, 'upload-offset': '0' }, FILE.slice(0, 1_000));
    expect(await begin(desk, 'k1')).toBe(path);
    expect((await tus(desk)('HEAD', path)).headers.get('upload-offset')).toBe('1000');
    expect(await begin(desk, 'k2')).not.toBe(path);
  });

  it('cannot be reached by another customer, nor by guessing', async () => {
    const desk = await openUploadDesk({ resumable: true });
    const path = await begin(desk, 'k1');
    const own = (id: string) => `${desk.origin}${BASE}/customers/ben/uploads${id}`;
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const headers = { 'tus-resumable': '1.0.0', ...PIECE, 'upload-offset': '0' };
      const ben = { ...headers, authorization: 'Bearer customer/ben' };
      expect((await fetch(own(path), { method, headers: ben })).status).toBe(404);
      expect((await tus(desk, 'customer/ben')(method, path, headers)).status).toBe(404);
      expect((await tus(desk, 'nobody')(method, path, headers)).status).toBe(401);
      expect((await tus(desk)(method, '/..%2f..%2fetc%2fpasswd', headers)).status).toBe(404);
      expect((await tus(desk)(method, `${path}.json`, headers)).status).toBe(404);
    }
    expect((await tus(desk)('HEAD', path)).status).toBe(200);
  });

  it('keeps to the limits: of one file, of uploads that are begun, and of what was declared', async () => {
    const desk = await openUploadDesk({ resumable: true, limits: { fileBytes: 5_000 } });
    const tooLong = await tus(desk)('POST', '', { 'idempotency-key': 'big', 'upload-length': '5001' });
    expect([tooLong.status, (await tooLong.json()).code]).toEqual([413, 'file_too_large']);
    const path = await begin(desk, 'k0', 1_000);
    const tooMuch = await tus(desk)('PATCH', path, { ...PIECE, 'upload-offset': '0' }, FILE.slice(0, 1_001));
    expect([400, 413]).toContain(tooMuch.status);
    for (let index = 1; index < 20; index += 1) await begin(desk, `k${index}`, 10);
    const oneMore = await tus(desk)('POST', '', { 'idempotency-key': 'last', 'upload-length': '10' });
    expect([oneMore.status, oneMore.headers.get('retry-after')]).toEqual([429, '60']);
  });

  it('is no way around the limit when many are begun at once', async () => {
    const desk = await openUploadDesk({ resumable: true });
    const headers = (index: number) => ({ 'idempotency-key': `k${index}`, 'upload-length': '10' });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => tus(desk)('POST', '', headers(index))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(40);
    const known = answers.findIndex(({ status }) => status === 201);
    expect((await tus(desk)('POST', '', headers(known))).status).toBe(201);
  });

  it('whose sender stops in the middle is let go of, and goes on from what had come', async () => {
    const desk = await openUploadDesk({ resumable: true, timeouts: { stallMs: 50 } });
    const path = await begin(desk, 'k1', 1_000);
    const headers = {
      ...PIECE,
      authorization: 'Bearer customer/ada',
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-length': '1000',
    };
    const sending = openRequest(`${desk.origin}${BASE}/customers/ada/uploads${path}`, { method: 'PATCH', headers });
    const answering = new Promise<IncomingMessage>((resolve, reject) => sending.on('response', resolve).on('error', reject));
    sending.write('0123456789');
    const answered = await answering;
    const body = await textOf(answered);
    sending.destroy();
    expect([answered.statusCode, JSON.parse(body).code]).toEqual([408, 'timeout']);
    expect((await tus(desk)('HEAD', path)).headers.get('upload-offset')).toBe('10');
    const rest = new Blob(['x'.repeat(990)]);
    expect((await tus(desk)('PATCH', path, { ...PIECE, 'upload-offset': '10' }, rest)).status).toBe(204);
  });

  it('says nothing to other origins and leaks nothing of its sender into the folder', async () => {
    const desk = await openUploadDesk({ resumable: true });
    const name = Buffer.from('Amara Osei.jpg').toString('base64');
    const response = await tus(desk)('POST', '', {
      'idempotency-key': 'k1',
      'upload-length': '10',
      'upload-metadata': `filename ${name}`,
    });
    expect([...response.headers.keys()].filter((header) => header.startsWith('access-control'))).toEqual([]);
    const { readFile } = await import('node:fs/promises');
    const files = await readdir(desk.folder);
    for (const file of files) expect(await readFile(join(desk.folder, file), 'utf8')).not.toMatch(/Amara|QW1hcmE/);
    expect(files.join(' ')).not.toContain('ada');
  });

  it('that is never finished is gone after a day, and its sender begins anew', async () => {
    let now = Date.now();
    const desk = await openUploadDesk({ resumable: true, clock: () => now });
    const path = await begin(desk, 'k1');
    await tus(desk)('PATCH', path, { ...PIECE, 'upload-offset': '0' }, FILE.slice(0, 1_000));
    now += 23 * HOUR;
    expect(await desk.handler.sweepUploads()).toBe(0);
    expect((await tus(desk)('HEAD', path)).status).toBe(200);
    now += 2 * HOUR;
    expect(await desk.handler.sweepUploads()).toBe(1);
    expect((await tus(desk)('HEAD', path)).status).toBe(404);
    expect(await readdir(desk.folder)).toEqual([]);
    const backend = desk.backendFor({ resumableFrom: 1_000 });
    expect((await backend.uploadFile('ada', desk.target, FILE, { idempotencyKey: 'k1' })).size).toBe(FILE.size);
  });

  it('that still moves is not swept', async () => {
    const desk = await openUploadDesk({ resumable: true });
    const path = await begin(desk, 'k1');
    const old = new Date(Date.now() - 30 * HOUR);
    await utimes(join(desk.folder, path), old, old);
    const fresh = await begin(desk, 'k2');
    expect(await desk.handler.sweepUploads()).toBe(1);
    expect((await tus(desk)('HEAD', fresh)).status).toBe(200);
  });

  it('is confirmed only whole, and only once', async () => {
    const desk = await openUploadDesk({ resumable: true });
    const path = await begin(desk, 'k1');
    await tus(desk)('PATCH', path, { ...PIECE, 'upload-offset': '0' }, FILE.slice(0, 1_000));
    const confirm = () =>
      fetch(`${desk.origin}${BASE}/customers/ada/files`, {
        method: 'POST',
        headers: { authorization: 'Bearer customer/ada', 'content-type': 'application/json', 'idempotency-key': 'k1' },
        body: JSON.stringify({ ...desk.target, mime: 'image/jpeg', staged: 'resumable' }),
      });
    const early = await confirm();
    expect([early.status, (await early.json()).code]).toEqual([410, 'upload_expired']);
    expect((await tus(desk)('HEAD', path)).headers.get('upload-offset')).toBe('1000');
    await tus(desk)('PATCH', path, { ...PIECE, 'upload-offset': '1000' }, FILE.slice(1_000));
    const first = await (await confirm()).json();
    expect(await (await confirm()).json()).toEqual(first);
    expect(desk.files.ids).toEqual([first.id]);
  });
});

describe('a handler without resumable uploads', () => {
  it('says that it takes none, and files go as a form however large', async () => {
    const desk = await openUploadDesk();
    const response = await tus(desk)('POST', '', { 'idempotency-key': 'k1', 'upload-length': '10' });
    expect([response.status, (await response.json()).code]).toEqual([501, 'unsupported']);
    const stored = await desk.backendFor({ resumableFrom: 10 }).uploadFile('ada', desk.target, FILE, { idempotencyKey: 'k1' });
    expect(desk.files.ids).toEqual([stored.id]);
  });

  it('names the packages to install where they are missing', async () => {
    vi.doMock('@tus/server', () => {
      throw new Error('Cannot find package');
    });
    try {
      const desk = await openUploadDesk({ resumable: true });
      const response = await tus(desk)('POST', '', { 'idempotency-key': 'k1', 'upload-length': '10' });
      expect(response.status).toBe(501);
      expect(String(desk.faults[0])).toContain('npm install @tus/server @tus/file-store');
    } finally {
      vi.doUnmock('@tus/server');
    }
  });
});
