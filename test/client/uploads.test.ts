/* oxlint-disable typescript/no-unsafe-type-assertion -- hosts without types answer anything */
import { SimulatedClock } from 'xstate';
import { describe, expect, it, vi } from 'vitest';
import { createCustomerClient, type UploadPhase } from '../../src/client/index.js';
import { CustomerStatusError } from '../../src/model/index.js';
import { deferred, fakeBackend, settle } from './fake-backend.js';
import { passport, snapshotOf } from './fixtures.js';
import { BACK, FRONT, photo, started, STORED } from './upload-stage.js';

const throwing = () => {
  throw new Error('decode');
};

describe('an upload', () => {
  it('goes from sending over processing to done, and the snapshot is read afterwards', async () => {
    const { backend, client, arrange } = await started();
    const finished = vi.fn();
    client.on('uploadFinished', finished);
    const phases: (UploadPhase | undefined)[] = [];
    client.subscribe(({ uploads }) => phases.push(uploads[0]?.phase));
    const transfer = arrange();
    const id = client.upload(FRONT, photo());
    expect(client.getSnapshot().pending).toEqual(['uploadFile']);
    transfer.sent.options?.onProgress?.(2, 4);
    expect(client.getSnapshot().uploads[0]).toMatchObject({ id, phase: 'sending', sent: 2, total: 4, displayName: 'IMG_1.jpg' });
    transfer.sent.options?.onProgress?.(4, 4);
    expect(client.getSnapshot().uploads[0]?.phase).toBe('processing');
    transfer.resolve(STORED);
    await settle();
    expect(client.getSnapshot().uploads[0]).toMatchObject({ phase: 'done', file: STORED, sent: 4, total: 4 });
    expect(client.getSnapshot().pending).toEqual([]);
    expect(finished).toHaveBeenCalledExactlyOnceWith({ uploadId: id, file: STORED });
    expect(backend.count('getCustomer')).toBe(2);
    expect([...new Set(phases)]).toEqual(['sending', 'processing', 'done']);
  });

  it('whose answer was lost waits for the first try, which is still being stored, and ends as one file', async () => {
    const { backend, client, arrange, phase, advance } = await started();
    const tries = [arrange(), arrange(), arrange()];
    const id = client.upload(FRONT, photo());
    tries[0]?.reject(new CustomerStatusError('network'));
    await settle();
    await advance(1_000);
    tries[1]?.reject(new CustomerStatusError('state_conflict', { retryAfterMs: 5_000 }));
    await settle();
    await advance(4_999);
    expect(backend.count('uploadFile')).toBe(2);
    await advance(1);
    tries[2]?.resolve(STORED);
    await settle();
    expect(phase(id)).toBe('done');
    expect(new Set(backend.calls.filter(({ method }) => method === 'uploadFile').map(({ key }) => key))).toHaveLength(1);
  });

  it('never shows progress that falls, exceeds the whole or is not a number', async () => {
    const { client, arrange, advance } = await started();
    const transfer = arrange();
    client.upload(FRONT, photo());
    const seen: number[] = [];
    for (const [sent, total] of [
      [1, 4],
      [3, 4],
      [2, 4],
      [Number.NaN, 4],
      [3, 0],
      [3, Number.NaN],
    ]) {
      transfer.sent.options?.onProgress?.(sent ?? 0, total ?? 0);
      // oxlint-disable-next-line no-await-in-loop -- reports come one after the other
      await advance(100);
      const upload = client.getSnapshot().uploads[0];
      seen.push(upload?.sent ?? -1);
      expect(upload?.total).toBe(4);
    }
    expect(seen).toEqual([1, 3, 3, 3, 3, 3]);
  });

  it('sends what the preparation made, and keeps it for the preview', async () => {
    const { client, arrange, phase } = await started();
    const prepared = deferred<Blob>();
    const transfer = arrange();
    const id = client.upload(FRONT, photo(), { prepare: () => prepared.promise });
    expect(phase(id)).toBe('preparing');
    const smaller = new Blob(['ab'], { type: 'image/png' });
    prepared.resolve(smaller);
    await settle();
    expect(transfer.sent.bytes).toBe(smaller);
    expect(client.getUploadedBlob(id)).toBe(smaller);
    expect(client.getSnapshot().uploads[0]).toMatchObject({ mime: 'image/png', total: 2 });
    expect(JSON.stringify(client.getSnapshot().uploads)).not.toContain('blob');
  });

  it('fails as unreadable when the preparation throws, rejects or answers nonsense', async () => {
    const { backend, client, phase } = await started();
    for (const prepare of [throwing, () => Promise.reject(new Error('decode')), () => Promise.resolve('text' as never)]) {
      const id = client.upload(FRONT, photo(), { prepare });
      await settle();
      expect(phase(id)).toBe('failed');
      expect(client.getSnapshot().uploads.at(-1)?.error?.code).toBe('file_unreadable');
    }
    expect(backend.count('uploadFile')).toBe(0);
  });

  it('is repeated by itself with the same key, and then a person is asked', async () => {
    const { backend, client, phase, advance } = await started();
    backend.arrange('uploadFile', ...Array.from({ length: 5 }, () => () => Promise.reject(new CustomerStatusError('network'))));
    const errors = vi.fn();
    client.on('errorOccurred', errors);
    const id = client.upload(FRONT, photo());
    await settle();
    expect(phase(id)).toBe('waiting');
    await advance(1_000);
    await advance(2_000);
    expect(backend.count('uploadFile')).toBe(3);
    await advance(4_000);
    expect(phase(id)).toBe('failed');
    expect(errors).toHaveBeenCalledTimes(1);
    await advance(600_000);
    expect(backend.count('uploadFile')).toBe(4);
    client.retryUpload(id);
    client.retryUpload(id);
    await settle();
    expect(backend.count('uploadFile')).toBe(5);
    const keys = backend.calls.filter((call) => call.method === 'uploadFile').map((call) => call.key);
    expect(new Set(keys).size).toBe(1);
  });

  it('waits as long as the backend asks', async () => {
    const { backend, client, advance } = await started();
    backend.arrange('uploadFile', () => Promise.reject(new CustomerStatusError('rate_limited', { retryAfterMs: 20_000 })));
    client.upload(FRONT, photo());
    await settle();
    await advance(19_999);
    expect(backend.count('uploadFile')).toBe(1);
    await advance(1);
    expect(backend.count('uploadFile')).toBe(2);
  });

  it.each(['file_too_large', 'forbidden', 'state_conflict', 'file_type_unsupported'] as const)(
    'is not repeated after %s',
    async (code) => {
      const { backend, client, phase, advance } = await started();
      backend.arrange('uploadFile', () => Promise.reject(new CustomerStatusError(code)));
      const id = client.upload(FRONT, photo());
      await settle();
      expect(phase(id)).toBe('failed');
      expect(client.getSnapshot().uploads[0]?.error?.code).toBe(code);
      await advance(600_000);
      expect(backend.count('uploadFile')).toBe(1);
    },
  );

  it('that stops moving is broken off and tried again, but not while the backend processes', async () => {
    const { backend, client, arrange, phase, advance } = await started();
    const first = arrange();
    const second = arrange();
    const id = client.upload(FRONT, photo());
    first.sent.options?.onProgress?.(1, 4);
    await advance(30_000);
    expect(first.sent.options?.signal?.aborted).toBe(true);
    expect(phase(id)).toBe('waiting');
    await advance(1_000);
    second.sent.options?.onProgress?.(4, 4);
    await advance(600_000);
    expect(phase(id)).toBe('processing');
    expect(second.sent.options?.signal?.aborted).toBe(false);
    expect(backend.count('uploadFile')).toBe(2);
  });
});

describe('cancelling', () => {
  it('aborts at once in every phase and nothing happens afterwards', async () => {
    const { backend, client, arrange, phase } = await started({ maxFiles: 9 });
    const prepareSignals: AbortSignal[] = [];
    const preparing = client.upload({ ...FRONT, side: 'single' }, photo(), {
      prepare: (_file, signal) => {
        prepareSignals.push(signal);
        return new Promise(() => undefined);
      },
    });
    const sendingTransfer = arrange();
    const sending = client.upload(FRONT, photo());
    const processingTransfer = arrange();
    const processing = client.upload(BACK, photo());
    processingTransfer.sent.options?.onProgress?.(4, 4);
    const queued = client.upload({ ...FRONT, documentType: 'other' }, photo());
    expect([preparing, sending, processing, queued].map(phase)).toEqual(['preparing', 'sending', 'processing', 'queued']);
    for (const id of [queued, preparing, sending, processing]) client.cancelUpload(id);
    expect(client.getSnapshot().uploads.map((upload) => upload.phase)).toEqual(Array.from({ length: 4 }, () => 'cancelled'));
    expect(prepareSignals[0]?.aborted).toBe(true);
    expect(sendingTransfer.sent.options?.signal?.aborted).toBe(true);
    expect(processingTransfer.sent.options?.signal?.aborted).toBe(true);
    const before = client.getSnapshot().uploads;
    sendingTransfer.sent.options?.onProgress?.(3, 4);
    processingTransfer.resolve(STORED);
    sendingTransfer.reject(new Error('late'));
    await settle();
    expect(client.getSnapshot().uploads).toBe(before);
    expect(backend.count('uploadFile')).toBe(2);
  });

  it('works while waiting to be tried again', async () => {
    const { backend, client, phase, advance } = await started();
    backend.arrange('uploadFile', () => Promise.reject(new CustomerStatusError('network')));
    const id = client.upload(FRONT, photo());
    await settle();
    client.cancelUpload(id);
    await advance(60_000);
    expect(phase(id)).toBe('cancelled');
    expect(backend.count('uploadFile')).toBe(1);
  });

  it('does not undo what is done', async () => {
    const { backend, client, phase } = await started();
    backend.arrange('uploadFile', () => Promise.resolve(STORED));
    const id = client.upload(FRONT, photo());
    await settle();
    client.cancelUpload(id);
    expect(phase(id)).toBe('done');
  });
});

describe('several uploads', () => {
  it('are sent three at a time', async () => {
    const { backend, client, arrange } = await started({ maxFiles: 9 });
    const transfers = Array.from({ length: 5 }, () => arrange());
    for (let index = 0; index < 5; index += 1) client.upload({ ...FRONT, side: 'single' }, photo());
    expect(backend.count('uploadFile')).toBe(3);
    transfers[1]?.resolve(STORED);
    await settle();
    expect(backend.count('uploadFile')).toBe(4);
    transfers[0]?.reject(new CustomerStatusError('forbidden'));
    await settle();
    expect(backend.count('uploadFile')).toBe(5);
  });

  it('for the same side replace each other', async () => {
    const { client, arrange, phase } = await started();
    const first = arrange();
    const older = client.upload(FRONT, photo());
    const other = client.upload(BACK, photo());
    const newer = client.upload(FRONT, photo());
    expect(first.sent.options?.signal?.aborted).toBe(true);
    expect(phase(older)).toBe('cancelled');
    expect(phase(other)).not.toBe('cancelled');
    expect(phase(newer)).toBe('sending');
    const newest = client.upload(FRONT, photo());
    expect(client.getSnapshot().uploads.map((upload) => upload.id)).toEqual([other, newer, newest]);
  });

  it('stand side by side where a place takes several files', async () => {
    const { client, phase } = await started({ maxFiles: 3 });
    const ids = [1, 2].map(() => client.upload({ ...FRONT, side: 'single' }, photo()));
    expect(ids.map(phase)).toEqual(['sending', 'sending']);
  });
});

describe('refusing', () => {
  it('takes no file while the data are locked, and none at all without the method', async () => {
    const { backend, client, phase } = await started();
    backend.set(snapshotOf(2, { is: 'UNDER_REVIEW' }));
    await client.refresh();
    const locked = client.upload(FRONT, photo());
    expect(phase(locked)).toBe('failed');
    expect(client.getSnapshot().uploads[0]?.error?.code).toBe('state_conflict');
    expect(backend.count('uploadFile')).toBe(0);
    const { client: reading } = await started({ offers: false });
    reading.upload(FRONT, photo());
    expect(reading.getSnapshot().uploads[0]).toMatchObject({ phase: 'failed', error: { code: 'unsupported' } });
  });

  it('ends the session when the backend says so', async () => {
    const { backend, client } = await started();
    backend.arrange('uploadFile', () => Promise.reject(new CustomerStatusError('session_expired')));
    const ended = vi.fn();
    client.on('sessionEnded', ended);
    client.upload(FRONT, photo());
    await settle();
    expect(ended).toHaveBeenCalledTimes(1);
    expect(client.getSnapshot()).toMatchObject({ connection: 'ended', uploads: [{ phase: 'failed' }] });
  });

  it('waits with the answers until the version that the own file made is read', async () => {
    const backend = fakeBackend(snapshotOf(1, { requirements: [passport('doc')] }), [
      'uploadFile',
      'submitAnswers',
      'getCapabilities',
    ]);
    const capabilities = {
      requirements: 'itemised',
      submission: 'per_requirement',
      realtime: 'poll',
      history: false,
      optimisticLocking: true,
      idempotency: true,
      surface: 'customer',
    };
    backend.arrange('getCapabilities', () => Promise.resolve(capabilities));
    backend.arrange('uploadFile', () => Promise.resolve(STORED));
    const client = createCustomerClient({ backend, customerId: 'c1', clock: new SimulatedClock() });
    client.on('uploadFinished', ({ file }) => {
      client.setDraft({ kind: 'document', requirementId: 'doc', documentType: 'passport', fileIds: [file.id] });
      void client.submitAnswers();
    });
    client.start();
    await settle();
    backend.set(snapshotOf(2, { requirements: [passport('doc')] }));
    client.upload(FRONT, photo());
    await settle();
    expect(backend.last('submitAnswers')?.args.at(-1)).toMatchObject({ ifVersion: '2' });
  });
});
