import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { BASE, openUploadDesk, pictureOf } from './upload-desk.js';

type Desk = Awaited<ReturnType<typeof openUploadDesk>>;

const PATH = `${BASE}/customers/ada/files`;

/** Speaks HTTP byte by byte; resolves with the first line of the answer and how many bytes were taken until then. */
function rawPost(
  desk: Desk,
  headers: string[],
  pieces: Iterable<string | Uint8Array>,
): Promise<{ status: string; sent: number }> {
  const { hostname, port } = new URL(desk.origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const source = pieces[Symbol.iterator]();
    let sent = 0;
    const state = { isOver: false };
    const finish = (status: string) => {
      state.isOver = true;
      socket.destroy();
      resolve({ status, sent });
    };
    const more = () => {
      while (!state.isOver) {
        const next = source.next();
        if (next.done) return;
        sent += next.value.length;
        if (!socket.write(next.value)) return;
      }
    };
    socket.on('connect', () => {
      const head = ['authorization: Bearer customer/ada', 'idempotency-key: k1', `host: ${hostname}`, ...headers];
      socket.write(`POST ${PATH} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
      more();
    });
    socket.on('drain', more);
    socket.on('data', (data) => finish(data.toString('latin1').split('\r\n')[0] ?? ''));
    socket.on('error', (error) => (state.isOver ? undefined : reject(error)));
    socket.on('close', () => (state.isOver ? undefined : finish('closed')));
  });
}

function* chunked(count: number, size: number): Iterable<string | Uint8Array> {
  const piece = new Uint8Array(size).fill(120);
  for (let index = 0; index < count; index += 1) {
    yield `${size.toString(16)}\r\n`;
    yield piece;
    yield '\r\n';
  }
  yield '0\r\n\r\n';
}

const FORM = 'content-type: multipart/form-data; boundary=x';
const LIMITS = { fileBytes: 1_000_000 };

const post = (desk: Desk, body: string, type = 'multipart/form-data; boundary=x') =>
  fetch(desk.origin + PATH, {
    method: 'POST',
    headers: { authorization: 'Bearer customer/ada', 'idempotency-key': 'k1', 'content-type': type },
    body,
  });

const part = (name: string, value: string, more = '') =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

describe('the body of an upload', () => {
  it.each(['multipart/form-data; boundary=x', 'application/json'])(
    'of the type %s that never ends and never says how long it is, is stopped at the limit',
    async (type) => {
      const desk = await openUploadDesk({ limits: LIMITS });
      const { status, sent } = await rawPost(
        desk,
        [`content-type: ${type}`, 'transfer-encoding: chunked'],
        chunked(100_000, 16_384),
      );
      expect(status).toContain('413');
      // What the operating system takes in advance comes on top of what the handler reads.
      expect(sent).toBeLessThan(20_000_000);
      expect(desk.files.ids).toEqual([]);
    },
  );

  it('that says it is longer than the limit is refused before it is read', async () => {
    const desk = await openUploadDesk({ limits: LIMITS });
    const { status, sent } = await rawPost(desk, [FORM, 'content-length: 99999999999'], []);
    expect(status).toContain('413');
    expect(sent).toBe(0);
  });

  it('that is longer than it says is read as long as it said, and what follows is no file', async () => {
    const desk = await openUploadDesk({ limits: LIMITS });
    const { status } = await rawPost(desk, [FORM, 'content-length: 10'], ['x'.repeat(100_000)]);
    expect(status).toContain('400');
    expect(desk.files.ids).toEqual([]);
  });

  it('with ten thousand parts is refused within a second and a half', async () => {
    const desk = await openUploadDesk({ limits: LIMITS });
    const parts = Array.from({ length: 10_000 }, (_, index) => part(`field-${index}`, 'v')).join('');
    const began = performance.now();
    const response = await post(desk, `${parts}--x--\r\n`);
    expect([400, 413, 422]).toContain(response.status);
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it('that names a field twice is refused, so that nobody can be told two things', async () => {
    const desk = await openUploadDesk({ limits: LIMITS });
    const { requirementId, documentType, side } = desk.target;
    const file = part('file', 'bytes', '; filename="a.jpg"\r\nContent-Type: image/jpeg');
    const fields = part('requirementId', requirementId) + part('documentType', documentType) + part('side', side);
    const response = await post(desk, `${fields}${part('requirementId', 'another')}${file}--x--\r\n`);
    expect(response.status).toBe(400);
    const twoFiles = await post(desk, `${fields}${file}${file}--x--\r\n`);
    expect(twoFiles.status).toBe(400);
  });

  it.each([
    ['a header inside the name of the file', 'a.jpg%0d%0aSet-Cookie: stolen=1'],
    ['a path', '../../../../etc/passwd'],
    ['a name of five thousand characters', 'x'.repeat(5_000)],
    ['a name that turns its own reading direction', 'photo\u202egpj.exe'],
  ])('with %s is stored under a generated name', async (_what, filename) => {
    const desk = await openUploadDesk({ limits: LIMITS });
    const { requirementId, documentType, side } = desk.target;
    const bytes = Buffer.from(await pictureOf(100).arrayBuffer()).toString('latin1');
    const file = part('file', bytes, `; filename="${filename}"\r\nContent-Type: image/jpeg`);
    const fields = part('requirementId', requirementId) + part('documentType', documentType) + part('side', side);
    const response = await fetch(desk.origin + PATH, {
      method: 'POST',
      headers: {
        authorization: 'Bearer customer/ada',
        'idempotency-key': 'k1',
        'content-type': 'multipart/form-data; boundary=x',
      },
      body: Buffer.from(`${fields}${file}--x--\r\n`, 'latin1'),
    });
    expect(response.status).toBe(201);
    expect([...response.headers.keys()]).not.toContain('set-cookie');
    expect(await desk.documents()).toMatchObject([{ name: 'front.jpg' }]);
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=y'])(
    'whose boundary makes no sense is refused: %s',
    async (type) => {
      const desk = await openUploadDesk({ limits: LIMITS });
      expect((await post(desk, `${part('requirementId', 'r')}--x--\r\n`, type)).status).toBe(400);
    },
  );

  it('that would take a customer beyond their quota is refused, and other customers are not', async () => {
    const desk = await openUploadDesk({ limits: { fileBytes: 1_000_000, customerBytes: 150_000 } });
    const backend = desk.backendFor();
    await backend.uploadFile('ada', desk.target, pictureOf(60_000), { idempotencyKey: 'k1' });
    const back = { ...desk.target, side: 'back' as const };
    await expect(backend.uploadFile('ada', back, pictureOf(120_000, 1), { idempotencyKey: 'k2' })).rejects.toMatchObject({
      code: 'file_too_large',
    });
    expect(desk.files.held()).toHaveLength(1);
  });
});
