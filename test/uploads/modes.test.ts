import { describe, expect, it } from 'vitest';
import type { UploadCapabilities } from 'customer-status-kit/model';
import { BASE, openUploadDesk, pictureOf } from './upload-desk.js';

type Desk = Awaited<ReturnType<typeof openUploadDesk>>;

const MODES: { name: string; mode: UploadCapabilities['mode']; open: () => Promise<Desk>; resumableFrom?: number }[] = [
  { name: 'a form', mode: 'multipart', open: () => openUploadDesk() },
  { name: 'a short-lived link', mode: 'presigned', open: () => openUploadDesk({ links: true }) },
  { name: 'text inside JSON', mode: 'inline_base64', open: () => openUploadDesk({ uploads: { mode: 'inline_base64' } }) },
  { name: 'pieces', mode: 'multipart', open: () => openUploadDesk({ resumable: true }), resumableFrom: 10_000 },
];

async function ready(desk: Desk, resumableFrom?: number) {
  const backend = desk.backendFor(resumableFrom === undefined ? {} : { resumableFrom });
  return { backend, capabilities: (await backend.getCapabilities()).upload };
}

describe.each(MODES)('a file that goes as $name', ({ mode, open, resumableFrom }) => {
  it('is stored whole, once, and has its place', async () => {
    const desk = await open();
    const { backend, capabilities } = await ready(desk, resumableFrom);
    expect(capabilities?.mode).toBe(mode);
    expect(capabilities?.resumable).toBe(resumableFrom !== undefined);
    const picture = pictureOf(300_000);
    const stored = await backend.uploadFile('ada', desk.target, picture, { idempotencyKey: 'k1' });
    expect(stored).toMatchObject({ mime: 'image/jpeg', size: picture.size });
    expect(await desk.documents()).toMatchObject([{ id: stored.id, side: 'front', size: picture.size, name: 'front.jpg' }]);
    expect(desk.files.ids).toEqual([stored.id]);
    const kept = await desk.files.storage.read(stored.id);
    expect(Buffer.from(await new Response(kept).arrayBuffer()).equals(Buffer.from(await picture.arrayBuffer()))).toBe(true);
    expect(desk.faults).toEqual([]);
  });

  it('is the same file when it is sent again with its key, also in another way', async () => {
    const desk = await open();
    const { backend } = await ready(desk, resumableFrom);
    const picture = pictureOf(300_000);
    const first = await backend.uploadFile('ada', desk.target, picture, { idempotencyKey: 'k1' });
    expect(await backend.uploadFile('ada', desk.target, picture, { idempotencyKey: 'k1' })).toEqual(first);
    // A backend that has not asked how files are taken sends a form.
    expect(await desk.backendFor().uploadFile('ada', desk.target, picture, { idempotencyKey: 'k1' })).toEqual(first);
    expect(desk.files.ids).toEqual([first.id]);
  });

  it('is not stored twice when its place holds the very same bytes', async () => {
    const desk = await open();
    const { backend } = await ready(desk, resumableFrom);
    const first = await backend.uploadFile('ada', desk.target, pictureOf(300_000), { idempotencyKey: 'k1' });
    expect(first.reused).toBeUndefined();
    const second = await backend.uploadFile('ada', desk.target, pictureOf(300_000), { idempotencyKey: 'k2' });
    expect(second).toMatchObject({ id: first.id, reused: true });
    const other = await backend.uploadFile('ada', desk.target, pictureOf(300_000, 1), { idempotencyKey: 'k3' });
    expect(other.id).not.toBe(first.id);
    expect(desk.files.held()).toEqual([other.id]);
  });

  it('is refused with the reason when it is no picture, or not what was asked for', async () => {
    const desk = await open();
    const { backend } = await ready(desk, resumableFrom);
    const page = new Blob([`<script>${'x'.repeat(300_000)}</script>`], { type: 'image/jpeg' });
    await expect(backend.uploadFile('ada', desk.target, page, { idempotencyKey: 'k1' })).rejects.toMatchObject({
      code: 'file_type_unsupported',
    });
    const nowhere = { ...desk.target, requirementId: 'nothing' };
    await expect(backend.uploadFile('ada', nowhere, pictureOf(300_000), { idempotencyKey: 'k2' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await desk.documents()).toEqual([]);
    expect(desk.files.held()).toEqual([]);
  });

  it('is taken back by its key: before it arrives, after it was stored, and as often as one likes', async () => {
    const desk = await open();
    const { backend } = await ready(desk, resumableFrom);
    await backend.uploadFile('ada', desk.target, pictureOf(300_000), { idempotencyKey: 'k1' });
    await backend.withdrawUpload('ada', 'k1');
    await backend.withdrawUpload('ada', 'k1');
    expect(await desk.documents()).toEqual([]);
    expect(desk.files.held()).toEqual([]);
    await backend.withdrawUpload('ada', 'k2');
    await expect(backend.uploadFile('ada', desk.target, pictureOf(300_000), { idempotencyKey: 'k2' })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
    expect(desk.files.held()).toEqual([]);
  });

  it('ends at once when its caller gives up', async () => {
    const desk = await open();
    const { backend } = await ready(desk, resumableFrom);
    const controller = new AbortController();
    controller.abort();
    const call = backend.uploadFile('ada', desk.target, pictureOf(300_000), { idempotencyKey: 'k1', signal: controller.signal });
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
    expect(desk.files.ids).toEqual([]);
  });

  it('is sent by nobody but the customer', async () => {
    const desk = await open();
    const stranger = desk.nearBackend({
      getToken: () => 'customer/ben',
      ...(resumableFrom === undefined ? {} : { resumableFrom }),
    });
    await stranger.getCapabilities();
    await expect(stranger.uploadFile('ada', desk.target, pictureOf(300_000), { idempotencyKey: 'k1' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(stranger.withdrawUpload('ada', 'k1')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a place where files are given elsewhere', () => {
  it('takes no byte and says where to go', async () => {
    const elsewhere = { text: 'Bring it to the branch', url: 'https://bank.example/branches' };
    const desk = await openUploadDesk({ uploads: { mode: 'none', elsewhere } });
    const backend = desk.backendFor();
    expect((await backend.getCapabilities()).upload).toMatchObject({ mode: 'none', elsewhere });
    await expect(backend.uploadFile('ada', desk.target, pictureOf(300_000), { idempotencyKey: 'k1' })).rejects.toMatchObject({
      code: 'unsupported',
    });
    const direct = await fetch(`${desk.origin}${BASE}/customers/ada/files`, {
      method: 'POST',
      headers: { authorization: 'Bearer customer/ada', 'idempotency-key': 'k2', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(direct.status).toBe(501);
    expect(desk.files.ids).toEqual([]);
  });

  it('is the page of the provider, which startAction leads to', async () => {
    const { sandboxConnector } = await import('customer-status-kit/server/connectors/sandbox');
    const connector = sandboxConnector();
    const desk = await openUploadDesk({
      uploads: { mode: 'hosted_url' },
      connector: {
        ...connector,
        startAction: async ({ stored }) => ({ snapshot: stored!, started: { url: 'https://provider.example/documents/1' } }),
      },
    });
    const backend = desk.backendFor();
    expect((await backend.getCapabilities()).upload?.mode).toBe('hosted_url');
    await expect(backend.uploadFile('ada', desk.target, pictureOf(300_000), { idempotencyKey: 'k1' })).rejects.toMatchObject({
      code: 'unsupported',
    });
    const { requirementId } = desk.target;
    expect(await backend.startAction('ada', requirementId, { idempotencyKey: 'k2' })).toEqual({
      url: 'https://provider.example/documents/1',
    });
    expect(desk.files.ids).toEqual([]);
  });
});

describe('a backend that does not know yet how files are taken', () => {
  it('asks once the server takes no form', async () => {
    const desk = await openUploadDesk({ uploads: { mode: 'none' } });
    const backend = desk.nearBackend();
    await expect(backend.uploadFile('ada', desk.target, pictureOf(1_000), { idempotencyKey: 'k1' })).rejects.toMatchObject({
      code: 'unsupported',
    });
  });

  it('asks before it sends a large file', async () => {
    const desk = await openUploadDesk({ resumable: true });
    const backend = desk.backendFor({ resumableFrom: 10_000 });
    const stored = await backend.uploadFile('ada', desk.target, pictureOf(300_000), { idempotencyKey: 'k1' });
    expect(desk.files.held()).toEqual([stored.id]);
  });
});
