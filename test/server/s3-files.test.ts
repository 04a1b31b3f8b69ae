import { isCustomerStatusError } from 'customer-status-kit/model';
import { s3Files } from 'customer-status-kit/server/s3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openUploadDesk, pictureOf } from '../uploads/upload-desk.js';
import { KEYS, REGION, s3Server, signatureOf } from './fixtures/s3-server.ts';

let now: number;
let server: Awaited<ReturnType<typeof s3Server>>;
beforeEach(async () => {
  now = Date.parse('2026-03-02T09:00:00.000Z');
  server = await s3Server({ clock: () => now, pageSize: 2 });
});
afterEach(() => server.close());

const open = (more: Partial<Parameters<typeof s3Files>[0]> = {}) =>
  s3Files({ bucketUrl: server.bucketUrl, region: REGION, clock: () => now, ...KEYS, ...more });
const streamOf = (text: string) => new Blob([text]).stream();
const textOf = async (content: ReadableStream<Uint8Array> | undefined) => content && new Response(content).text();
const failureOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isCustomerStatusError(error)) throw new Error(`no error of ours: ${String(error)}`);
  return error;
};

describe('the judge of signatures in these tests', () => {
  const host = 'examplebucket.s3.amazonaws.com';
  const scope = { date: '20130524', region: 'us-east-1', time: '20130524T000000Z' };
  it('agrees with the examples of the AWS documentation', () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const headers = { host, range: 'bytes=0-9', 'x-amz-content-sha256': empty, 'x-amz-date': scope.time };
    const get = { method: 'GET', path: '/test.txt', search: new URLSearchParams(), headers };
    const signedHeaders = ['host', 'range', 'x-amz-content-sha256', 'x-amz-date'];
    expect(signatureOf(get, { ...scope, signedHeaders, payload: empty })).toBe(
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
    const search = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': `${KEYS.accessKeyId}/20130524/us-east-1/s3/aws4_request`,
      'X-Amz-Date': scope.time,
      'X-Amz-Expires': '86400',
      'X-Amz-SignedHeaders': 'host',
    });
    const link = { method: 'GET', path: '/test.txt', search, headers: { host } };
    expect(signatureOf(link, { ...scope, signedHeaders: ['host'], payload: 'UNSIGNED-PAYLOAD' })).toBe(
      'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    );
  });
});

describe('files in a bucket', () => {
  it('come back as they were put, and are gone once removed', async () => {
    const files = open();
    expect(await files.put('a-1', streamOf('hello'), { maxBytes: 5 })).toEqual({ size: 5 });
    expect(await textOf(await files.read('a-1'))).toBe('hello');
    await files.remove('a-1');
    await files.remove('a-1');
    expect(await files.read('a-1')).toBeUndefined();
  });

  it('are refused at the first byte too many, before anything is sent', async () => {
    expect((await failureOf(open().put('a-2', streamOf('hello!'), { maxBytes: 5 }))).code).toBe('file_too_large');
    expect(server.log).toEqual([]);
  });

  it.each(['../secret', 'a/b', '', '.', 'a?x', 'a\0'])('never lead out of their place: %j', async (id) => {
    const files = open({ prefix: 'kyc/' });
    for (const work of [files.read(id), files.remove(id), files.put(id, streamOf('x'), { maxBytes: 5 })])
      expect((await failureOf(work)).code).toBe('not_found');
    expect(server.log).toEqual([]);
  });

  it('are tried again when the store is busy, and given up with a clear error when it stays so', async () => {
    server.fail(503, 500, 429);
    await open().put('a-3', streamOf('x'), { maxBytes: 5 });
    expect(server.objects.size).toBe(1);
    server.fail(503, 503, 503, 503);
    const error = await failureOf(open().put('a-4', streamOf('x'), { maxBytes: 5 }));
    expect([error.code, error.retryable, error.message.includes('503 (SlowDown)')]).toEqual(['unavailable', true, true]);
  });

  it('tell nothing but the code when the keys are wrong, and do not try again', async () => {
    const files = open({ secretAccessKey: 'another-secret-that-nobody-may-read' });
    const error = await failureOf(files.put('a-5', streamOf('x'), { maxBytes: 5 }));
    expect(error.message).toContain('403 (SignatureDoesNotMatch)');
    expect(JSON.stringify([error.message, String(error.cause)])).not.toMatch(/secret|StringToSign/);
    expect(server.log.length).toBe(1);
  });

  it('are not thought to be stored in a bucket that does not exist', async () => {
    const files = open({ bucketUrl: server.bucketUrl.replace('/files', '/nobody') });
    expect((await failureOf(files.put('a-6', streamOf('x'), { maxBytes: 5 }))).message).toContain('no such bucket');
  });

  it('take as long as they need while bytes come, and are given up when none come any more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let arriving: ReadableStreamDefaultController<Uint8Array> | undefined;
    let signal: AbortSignal | null | undefined;
    const slow = open({
      fetch: async (_url, init) => {
        signal = init?.signal;
        return new Response(new ReadableStream({ start: (controller) => void (arriving = controller) }));
      },
    });
    const reader = (await slow.read('a-8'))!.getReader();
    for (let seconds = 0; seconds < 80; seconds += 20) {
      const piece = reader.read();
      await vi.advanceTimersByTimeAsync(20_000);
      arriving?.enqueue(new Uint8Array([seconds]));
      expect(await piece).toEqual({ done: false, value: new Uint8Array([seconds]) });
    }
    const nothing = failureOf(reader.read());
    await vi.advanceTimersByTimeAsync(30_000);
    expect([(await nothing).code, signal?.aborted]).toEqual(['timeout', true]);
  });

  it('are not there, with a clear error, when the store cannot be reached', async () => {
    const files = open({ bucketUrl: 'http://127.0.0.1:1/files' });
    expect(await failureOf(files.read('a-7'))).toMatchObject({ code: 'unavailable', retryable: true });
  });

  it('are listed and swept page by page, by their age and their beginning, and nothing else in the bucket is touched', async () => {
    const files = open({ prefix: 'kyc/' });
    for (const id of ['staged-1', 'staged-2', 'staged-3', 'kept']) await files.put(id, streamOf('x'), { maxBytes: 5 });
    server.objects.set('kyc/not/ours', { body: Buffer.from('x'), type: '', at: now });
    server.objects.set('other', { body: Buffer.from('x'), type: '', at: now });
    now += 10_000;
    await files.put('staged-4', streamOf('x'), { maxBytes: 5 });
    const listed: string[] = [];
    for await (const id of files.list!(now)) listed.push(id);
    expect(listed).toEqual(['kept', 'staged-1', 'staged-2', 'staged-3']);
    expect(await files.count!('staged-')).toBe(4);
    expect(await files.sweep!('staged-', now)).toBe(3);
    expect([...server.objects.keys()].toSorted()).toEqual(['kyc/kept', 'kyc/not/ours', 'kyc/staged-4', 'other']);
  });

  it.each([
    ['bucketUrl', { bucketUrl: '' }],
    ['bucketUrl that begins', { bucketUrl: 'files.example.com' }],
    ['secretAccessKey', { secretAccessKey: ' ' }],
    ['region', { region: '' }],
  ])('are not opened without %s', (name, more) => {
    expect(() => open(more)).toThrow(name);
  });
});

describe('a link to a bucket', () => {
  const link = (terms: { maxBytes?: number } = {}) =>
    open().presign!('up-1', { mime: 'image/png', maxBytes: 4, now, expiresAt: now + 60_000, ...terms });
  const send = ({ url, headers }: { url: string; headers: Readonly<Record<string, string>> }, body: string) =>
    fetch(url, { method: 'PUT', headers, body });

  it('takes the one file it was made for', async () => {
    expect((await send(await link(), 'abcd')).status).toBe(200);
    expect(await textOf(await open().read('up-1'))).toBe('abcd');
  });

  it.each([
    ['of another size', async () => send(await link(), 'abcde')],
    ['of another type', async () => send({ ...(await link()), headers: { 'content-type': 'text/html' } }, 'abcd')],
    ['of another name', async () => send({ ...(await link()), url: (await link()).url.replace('up-1', 'up-2') }, 'abcd')],
    [
      'for longer',
      async () => send({ ...(await link()), url: (await link()).url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600') }, 'abcd'),
    ],
  ])('takes none %s', async (_what, attempt) => {
    expect((await attempt()).status).toBe(403);
    expect(server.objects.size).toBe(0);
  });

  it('is good for its time only', async () => {
    const made = await link();
    now += 61_000;
    expect((await send(made, 'abcd')).status).toBe(403);
  });

  it('lets a provider fetch one file to save it, for its time only', async () => {
    const files = open();
    await files.put('down-1', streamOf('%PDF'), { maxBytes: 5 });
    const url = await files.presignRead!('down-1', { mime: 'application/pdf', now, expiresAt: now + 60_000 });
    const response = await fetch(url);
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([
      200,
      'application/pdf',
      'attachment',
    ]);
    expect(await response.text()).toBe('%PDF');
    expect((await fetch(url.replace('down-1', 'down-2'))).status).toBe(403);
    now += 61_000;
    expect((await fetch(url)).status).toBe(403);
  });
});

describe('a handler whose files are in a bucket', () => {
  it('lets browsers send to the bucket, and looks at the bytes again before they count', async () => {
    const desk = await openUploadDesk({ files: open(), clock: () => now });
    const backend = desk.backendFor();
    expect((await backend.getCapabilities()).upload?.mode).toBe('presigned');
    const picture = pictureOf(60_000);
    const stored = await backend.uploadFile('ada', desk.target, picture, { idempotencyKey: 'k1' });
    expect([...server.objects.keys()]).toEqual([stored.id]);
    expect(await desk.documents()).toMatchObject([{ id: stored.id, mime: 'image/jpeg', size: picture.size }]);

    const disguised = new Blob(['<!doctype html><script>'.padEnd(2_000)], { type: 'image/jpeg' });
    await expect(backend.uploadFile('ada', desk.target, disguised, { idempotencyKey: 'k2' })).rejects.toMatchObject({
      code: 'file_type_unsupported',
    });
    expect([...server.objects.keys()]).toEqual([stored.id]);

    const content = await desk.handler(
      new Request(`${desk.origin}/api/customer-status/customers/ada/files/${stored.id}/content`, {
        headers: { authorization: 'Bearer operator' },
      }),
    );
    expect([content.status, content.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="front.jpg"']);
    expect((await content.arrayBuffer()).byteLength).toBe(picture.size);
    await backend.removeFile('ada', stored.id, { idempotencyKey: 'k3' });
    await vi.waitFor(() => expect(server.objects.size).toBe(0));
  });
});
