import { describe, expect, it } from 'vitest';
import { settle } from './fake-backend.js';
import { FRONT, photo, started, STORED } from './upload-stage.js';

const SINGLE = { ...FRONT, side: 'single' } as const;

describe('pausing', () => {
  it('stops the transfer at once, keeps it stopped, and gives the place to another', async () => {
    const { backend, client, arrange, upload, phase, advance } = await started({ maxFiles: 9 });
    const first = arrange();
    const ids = Array.from({ length: 4 }, () => client.upload(SINGLE, photo()));
    expect(phase(ids[3] ?? '')).toBe('queued');
    client.pauseUpload(ids[0] ?? '');
    expect(first.sent.options?.signal?.aborted).toBe(true);
    expect(upload(ids[0] ?? '')).toMatchObject({ phase: 'paused', canPause: false });
    expect(phase(ids[3] ?? '')).toBe('sending');
    await advance(600_000);
    expect(phase(ids[0] ?? '')).toBe('paused');
    expect(backend.count('uploadFile')).toBe(4);
  });

  it('goes on with the same key when it is resumed', async () => {
    const { backend, client, arrange, phase } = await started();
    arrange();
    const second = arrange();
    const id = client.upload(FRONT, photo());
    client.pauseUpload(id);
    client.resumeUpload(id);
    client.resumeUpload(id);
    second.resolve(STORED);
    await settle();
    expect(phase(id)).toBe('done');
    const keys = backend.calls.filter(({ method }) => method === 'uploadFile').map(({ key }) => key);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('is not possible once every byte is sent', async () => {
    const { client, arrange, upload } = await started();
    const transfer = arrange();
    const id = client.upload(FRONT, photo());
    transfer.sent.options?.onProgress?.(4, 4);
    expect(upload(id)).toMatchObject({ phase: 'processing', canPause: false });
    client.pauseUpload(id);
    expect(upload(id)?.phase).toBe('processing');
    expect(transfer.sent.options?.signal?.aborted).toBe(false);
  });
});

describe('leaving and coming back', () => {
  it('breaks every transfer off, and goes on with all of them under their keys', async () => {
    const { backend, client, arrange, phase } = await started({ maxFiles: 9 });
    const before = [arrange(), arrange(), arrange()];
    const ids = Array.from({ length: 5 }, () => client.upload(SINGLE, photo()));
    client.pauseUpload(ids[1] ?? '');
    client.dispose();
    for (const { sent } of before) expect(sent.options?.signal?.aborted).toBe(true);
    expect(client.getSnapshot().uploads.map((upload) => upload.phase)).toEqual(Array.from({ length: 5 }, () => 'paused'));
    const sentBefore = backend.count('uploadFile');
    backend.arrange(
      'uploadFile',
      ...Array.from({ length: 4 }, (_, index) => () => Promise.resolve({ ...STORED, id: `f${index}` })),
    );
    client.start();
    await settle();
    await settle();
    expect(ids.map(phase)).toEqual(['done', 'paused', 'done', 'done', 'done']);
    const keys = backend.calls.filter(({ method }) => method === 'uploadFile').map(({ key }) => key);
    expect(keys.slice(sentBefore)).toHaveLength(4);
    expect(new Set(keys).size).toBe(5);
  });

  it('finds out whether a transfer that slept with the page lives, and sends again when it does not', async () => {
    const { client, arrange, phase, advance } = await started();
    const asleep = arrange();
    const again = arrange();
    const id = client.upload(FRONT, photo());
    asleep.sent.options?.onProgress?.(1, 4);
    await advance(29_000);
    asleep.sent.options?.onProgress?.(2, 4);
    await advance(29_999);
    expect(asleep.sent.options?.signal?.aborted).toBe(false);
    await advance(1);
    expect(asleep.sent.options?.signal?.aborted).toBe(true);
    await advance(2_000);
    expect(again.sent.options?.signal?.aborted).toBe(false);
    expect(phase(id)).toBe('sending');
  });

  it('forgets every upload when it is reset', async () => {
    const { client, arrange } = await started();
    const transfer = arrange();
    client.upload(FRONT, photo());
    client.reset();
    expect(transfer.sent.options?.signal?.aborted).toBe(true);
    expect(client.getSnapshot().uploads).toEqual([]);
  });
});
