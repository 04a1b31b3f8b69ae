import {
  type Connector,
  type ConnectorContext,
  type FileStorage,
  inMemoryFiles,
  type StatusHandlerOptions,
} from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpeg } from '../files/file-bytes.js';
import { BASE, openDesk, problemOf, PROFILE, REQUESTS, requirementOf } from './fixtures/desk.ts';

const SECRET = 'a secret of the test host, long enough';
const MINUTE = 60_000;
type Linker = ConnectorContext['linkToFile'];

/** A desk whose provider is given a link to the front of Ada's card while that is being uploaded. */
async function openLinked(options: Partial<StatusHandlerOptions> = {}, forMs?: number) {
  const made: string[] = [];
  const linkers: Linker[] = [];
  const sandbox = sandboxConnector();
  const connector: Connector = {
    ...sandbox,
    uploadFile: async (context, input) => {
      made.push(await context.linkToFile(input.file, forMs));
      return sandbox.uploadFile!(context, input);
    },
    setStatus: async (context, input) => {
      linkers.push(context.linkToFile);
      return sandbox.setStatus!(context, input);
    },
  };
  const fileLinks = { secret: SECRET, baseUrl: `${BASE}/` };
  const desk = openDesk({ connector, fileLinks, ...options });
  await desk.ada.write('POST', '/answers', PROFILE);
  const asked = await desk.operator.write('POST', '/requirements', { requests: REQUESTS });
  const bytes = jpeg({ width: 640, height: 400 });
  const form = { requirementId: requirementOf(asked, 'Identity').id, documentType: 'national_id', side: 'front' };
  const upload = await desk.ada.send('POST', '/customers/ada/files', {
    form: { ...form, file: new Blob([bytes], { type: 'image/jpeg' }) },
  });
  const { id }: { id: string } = await upload.json();
  const linkerOf = async (customerId: string) => {
    await desk.operator.write('PUT', '/status', { status: 'UNDER_REVIEW' }, customerId);
    return linkers.at(-1)!;
  };
  return { desk, bytes, id, url: made[0] ?? '', follow: (url: string) => desk.handler(new Request(url)), linkerOf };
}

/** What an address says, however it is written. */
function meaningOf(address: string): string {
  const { pathname, searchParams } = new URL(address);
  return JSON.stringify([pathname, ...['type', 'expires', 'signature'].map((name) => searchParams.get(name))]);
}

describe('a link by which a provider fetches a file', () => {
  it('gives the bytes to whoever has it, to be saved and never shown', async () => {
    const { url, bytes, follow } = await openLinked();
    expect(url).toMatch(new RegExp(`^${BASE}/file-links/`));
    const response = await follow(url);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'attachment; filename="document.jpg"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  it.each([
    ['a quarter of an hour unless said', undefined, 15 * MINUTE],
    ['as long as was said', 2 * MINUTE, 2 * MINUTE],
    ['a day at most', 90 * 24 * 60 * MINUTE, 24 * 60 * MINUTE],
  ])('is good for %s', async (_what, forMs, good) => {
    const { url, follow, desk } = await openLinked({}, forMs);
    desk.passTime(good - 1);
    expect((await follow(url)).status).toBe(200);
    desk.passTime(1);
    expect(await problemOf(await follow(url))).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('is good for nothing else: whatever is changed in it, nothing is given', async () => {
    const { url, follow } = await openLinked();
    const start = url.indexOf('/file-links/') + '/file-links/'.length;
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: url.length - start - 1 }),
        fc.constantFrom('0', 'a', 'Z', '9', '-', '&', '%'),
        async (offset, mark) => {
          const at = start + offset;
          fc.pre(url[at] !== mark);
          const changed = url.slice(0, at) + mark + url.slice(at + 1);
          // What an address means the same by is the same link.
          fc.pre(meaningOf(changed) !== meaningOf(url));
          expect([400, 403, 404]).toContain((await follow(changed)).status);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is gone with its file', async () => {
    const { url, follow, desk, id } = await openLinked();
    await desk.ada.send('DELETE', `/customers/ada/files/${id}`);
    expect((await follow(url)).status).toBe(404);
  });

  it('is made for files of the very customer alone', async () => {
    const { id, linkerOf, desk, follow } = await openLinked();
    await desk.ben.customer('ben');
    const benLinks = await linkerOf('ben');
    await expect(benLinks({ id, mime: 'image/jpeg' })).rejects.toMatchObject({ code: 'not_found' });
    const adaLinks = await linkerOf('ada');
    expect((await follow(await adaLinks({ id, mime: 'image/jpeg' }))).status).toBe(200);
  });

  it('is not good on a handler with another secret, and stays good while a new one is brought in', async () => {
    const { url, id, desk } = await openLinked();
    const files = inMemoryFiles();
    await files.put(id, new Blob(['x']).stream(), { maxBytes: 9 });
    const statusWith = async (secret: string | readonly string[]) => {
      const other = openDesk({ files, fileLinks: { secret, baseUrl: BASE } });
      return (await other.handler(new Request(url))).status;
    };
    expect(await statusWith('another secret of the test host, long')).toBe(403);
    expect(await statusWith(['the new secret of the test host, long enough', SECRET])).toBe(200);
    await desk.handler.close();
  });

  it.each(['short', '', ' '.repeat(40), []])('is not made with a secret that could be guessed: %j', (secret) => {
    expect(() => openDesk({ fileLinks: { secret, baseUrl: BASE } })).toThrow('at least 32 characters');
  });

  it('is not made without the address where the provider reaches the handler', () => {
    expect(() => openDesk({ fileLinks: { secret: SECRET, baseUrl: '/api/customer-status' } })).toThrow('baseUrl');
  });

  it('says what is missing where the host has not said how links are made', async () => {
    const desk = openDesk({ fileLinks: undefined });
    expect((await desk.handler(new Request(`${BASE}/file-links/f?type=image%2Fjpeg&expires=9&signature=0`))).status).toBe(404);
    const { linkerOf, id } = await openLinked();
    const linker = await linkerOf('ada');
    await expect(linker({ id: 'no-such-file', mime: 'image/png' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await linker({ id, mime: 'image/jpeg' })).toContain('signature=');
  });

  it('leads to the storage itself where that makes links', async () => {
    const files = { ...inMemoryFiles(), presignRead: async (id: string) => `https://storage.test/${id}` };
    const { url, id } = await openLinked({ files });
    expect(url).toBe(`https://storage.test/${id}`);
  });
});

describe('a file that is asked for with HEAD', () => {
  it('is told of as it would be given, and nothing of it stays open', async () => {
    const inner = inMemoryFiles();
    let left = 0;
    const files: FileStorage = {
      ...inner,
      read: async (id) => {
        const bytes = new Uint8Array(await new Response(await inner.read(id)).arrayBuffer());
        left += 1;
        return new ReadableStream({
          start: (controller) => controller.enqueue(bytes),
          cancel: () => void (left -= 1),
        });
      },
    };
    const { desk, bytes, id, url } = await openLinked({ files });
    const own = await desk.operator.send('HEAD', `/customers/ada/files/${id}/content`);
    expect([own.status, own.headers.get('content-length')]).toEqual([200, String(bytes.byteLength)]);
    const linked = await desk.handler(new Request(url, { method: 'HEAD' }));
    expect([linked.status, linked.headers.get('content-type'), linked.body]).toEqual([200, 'image/jpeg', null]);
    expect(left).toBe(0);
  });
});

describe('the bytes of a file', () => {
  it('are read by the connector for the customer they are of, and for nobody else, whatever id is sent', async () => {
    const read: Record<string, boolean> = {};
    const sandbox = sandboxConnector();
    const connector: Connector = {
      ...sandbox,
      uploadFile: async (context, input) => {
        read[`${context.customerId} new`] = (await context.readFile(input.file.id)) !== undefined;
        return sandbox.uploadFile!(context, input);
      },
      submitAnswers: async (context, { answers }) => {
        const [answer] = answers;
        if (answer === undefined || !('fileIds' in answer)) return sandbox.submitAnswers!(context, { answers });
        read[context.customerId] = (await context.readFile(answer.fileIds?.[0] ?? '')) !== undefined;
        return sandbox.getCustomer(context);
      },
    };
    const { desk, id } = await openLinked({ connector });
    const body = { answers: [{ kind: 'document', requirementId: 'r', documentType: 'd', fileIds: [id] }] };
    await desk.ben.customer('ben');
    expect((await desk.ada.send('POST', '/customers/ada/answers', { body })).status).toBe(200);
    expect((await desk.ben.send('POST', '/customers/ben/answers', { body })).status).toBe(200);
    expect(read).toEqual({ 'ada new': true, ada: true, ben: false });
  });
});
