import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CustomerStatusError, type CustomerSnapshot, type DocumentRecord, type DocumentSide } from '../../src/model/index.js';
import { settle } from './fake-backend.js';
import { passport, snapshotOf } from './fixtures.js';
import { checkRuns } from './property-runs.js';
import { FRONT, photo, started, STORED } from './upload-stage.js';

/** A customer who has these files on the front of the passport. */
function holding(version: number, ...ids: string[]): CustomerSnapshot {
  return holdingOn('front', version, ...ids);
}

function holdingOn(side: DocumentSide, version: number, ...ids: string[]): CustomerSnapshot {
  const files = ids.map((id) => ({
    id,
    side,
    mime: 'image/jpeg',
    size: 4,
    uploadedAt: '2026-01-01T00:00:00Z',
  }));
  const record: DocumentRecord = {
    id: 'd1',
    requirementId: 'doc',
    type: 'passport',
    subject: { type: 'customer' },
    status: 'pending',
    files,
    reasons: [],
  };
  return snapshotOf(version, { requirements: [passport('doc')], documents: ids.length === 0 ? [] : [record] });
}

const PHASES = ['queued', 'preparing', 'sending', 'processing', 'waiting', 'paused', 'failed', 'garbled'] as const;

describe('cancelling an upload', () => {
  it('in any phase aborts within the call, cleans up at the backend once where something was sent, and stays cancelled', async () => {
    await checkRuns(
      fc.asyncProperty(
        fc.constantFrom(...PHASES),
        fc.boolean(),
        fc.array(fc.constantFrom('cancel', 'answer', 'progress', 'online', 'time'), { maxLength: 6 }),
        async (phase, offersWithdrawal, after) => {
          const also = offersWithdrawal ? (['withdrawUpload'] as const) : (['removeFile'] as const);
          const { backend, client, arrange, upload, advance } = await started({ also, maxFiles: 9 });
          const ahead = phase === 'queued' ? ['a', 'b', 'c'] : [];
          for (const name of ahead) {
            arrange();
            client.upload({ ...FRONT, documentType: name }, photo());
          }
          const transfer = arrange();
          const prepare = phase === 'preparing' ? { prepare: () => new Promise<Blob>(() => undefined) } : {};
          const id = client.upload(FRONT, photo(), prepare);
          if (phase === 'processing') transfer.sent.options?.onProgress?.(4, 4);
          if (phase === 'waiting') transfer.reject(new CustomerStatusError('network'));
          if (phase === 'failed') transfer.reject(new CustomerStatusError('validation_failed'));
          if (phase === 'garbled') transfer.reject(new CustomerStatusError('protocol_error'));
          if (phase === 'paused') client.pauseUpload(id);
          await settle();
          expect(upload(id)?.phase).toBe(phase === 'garbled' ? 'failed' : phase);
          backend.arrange('withdrawUpload', () => Promise.resolve());
          const key = backend.last('uploadFile')?.key;

          client.cancelUpload(id);
          expect(upload(id)?.phase).toBe('cancelled');
          const isOpen = phase === 'sending' || phase === 'processing';
          if (isOpen) expect(transfer.sent.options?.signal?.aborted).toBe(true);

          const seen = new Set<string | undefined>();
          client.subscribe(() => seen.add(upload(id)?.phase));
          for (const step of after) {
            if (step === 'cancel') client.cancelUpload(id);
            if (step === 'progress') transfer.sent.options?.onProgress?.(4, 4);
            if (step === 'answer' && isOpen) transfer.resolve(STORED);
            if (step === 'time') await advance(60_000);
            await settle();
          }
          await settle();
          seen.delete('cancelled');
          expect([...seen]).toEqual([]);
          // A refused upload has left nothing; one that never began was never sent. What was answered in a garble may be there.
          const mayBeThere = isOpen || phase === 'waiting' || phase === 'paused' || phase === 'garbled';
          const isKnownToBeThere = mayBeThere && isOpen && after.includes('answer');
          expect(backend.count('withdrawUpload')).toBe(offersWithdrawal && mayBeThere ? 1 : 0);
          if (offersWithdrawal && mayBeThere) expect(backend.last('withdrawUpload')?.args[1]).toBe(key);
          expect(backend.count('removeFile')).toBe(!offersWithdrawal && isKnownToBeThere ? 1 : 0);
          client.dispose();
        },
      ),
      60,
    );
  });

  it('and asking again sends under another key, while the clean-up of the first goes on', async () => {
    const { backend, client, arrange, phase } = await started({ also: ['withdrawUpload'] });
    arrange();
    const second = arrange();
    const id = client.upload(FRONT, photo());
    backend.arrange('withdrawUpload', () => new Promise(() => undefined));
    client.cancelUpload(id);
    client.retryUpload(id);
    second.resolve(STORED);
    await settle();
    expect(phase(id)).toBe('done');
    const keys = backend.calls.filter(({ method }) => method === 'uploadFile').map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
    expect(backend.last('withdrawUpload')?.signal?.aborted).toBe(false);
  });

  it('reads the customer afterwards, who may have had the file for a moment', async () => {
    const { backend, client, arrange } = await started({ also: ['withdrawUpload'] });
    arrange();
    const id = client.upload(FRONT, photo());
    backend.arrange('withdrawUpload', () => Promise.resolve());
    const reads = backend.count('getCustomer');
    client.cancelUpload(id);
    await settle();
    expect(backend.count('getCustomer')).toBe(reads + 1);
  });
});

describe('removing an uploaded file', () => {
  it('that the backend refuses to let go leaves it where it is, with the reason', async () => {
    const { backend, client, upload } = await started({ also: ['removeFile'] });
    backend.arrange('uploadFile', () => Promise.resolve(STORED));
    const id = client.upload(FRONT, photo());
    await settle();
    backend.arrange('removeFile', () => Promise.reject(new CustomerStatusError('state_conflict')));
    expect(await client.removeFile('f1')).toMatchObject({ ok: false, error: { code: 'state_conflict' } });
    expect(upload(id)).toMatchObject({ phase: 'done', file: STORED });
    backend.arrange('removeFile', () => Promise.resolve());
    expect(await client.removeFile('f1')).toMatchObject({ ok: true });
    expect(upload(id)).toBeUndefined();
  });
});

describe('a finished upload whose place another tab has taken', () => {
  it('says so once, with the file that is there now, and no second notice for the same file', async () => {
    const { backend, client, upload } = await started();
    const superseded = vi.fn();
    client.on('uploadSuperseded', superseded);
    backend.arrange('uploadFile', () => Promise.resolve(STORED));
    backend.set(holding(2, 'f1'));
    const id = client.upload(FRONT, photo());
    await settle();
    expect(upload(id)).not.toHaveProperty('supersededBy');
    backend.set(holding(3, 'other-tab'));
    await client.refresh();
    backend.set({ ...holding(4, 'other-tab'), displayName: 'Ada' });
    await client.refresh();
    expect(upload(id)).toMatchObject({ phase: 'done', supersededBy: 'other-tab' });
    expect(superseded).toHaveBeenCalledExactlyOnceWith({ uploadId: id, fileId: 'other-tab' });
  });

  it('even before its own file was ever seen, and not by a file that was there before', async () => {
    const { backend, client, upload } = await started();
    backend.set(holding(2, 'older'));
    await client.refresh();
    backend.arrange('uploadFile', () => Promise.resolve(STORED));
    backend.arrange('getCustomer', () => Promise.reject(new CustomerStatusError('network')));
    const id = client.upload(FRONT, photo());
    await settle();
    expect(upload(id)).not.toHaveProperty('supersededBy');
    const second = await started();
    second.backend.set(holding(2, 'other-tab'));
    second.backend.arrange('uploadFile', () => Promise.resolve(STORED));
    const late = second.client.upload(FRONT, photo());
    await settle();
    expect(second.upload(late)).toMatchObject({ supersededBy: 'other-tab' });
  });

  it('is none where the customer’s own answer has put the file on another side', async () => {
    const { backend, client, upload } = await started();
    const superseded = vi.fn();
    client.on('uploadSuperseded', superseded);
    backend.arrange('uploadFile', () => Promise.resolve(STORED));
    backend.set(holding(2, 'f1'));
    const id = client.upload(FRONT, photo());
    await settle();
    const [document] = holding(3, 'f1', 'f2').documents;
    const files = document!.files.map((file) => ({ ...file, side: file.id === 'f1' ? ('back' as const) : ('front' as const) }));
    backend.set({ ...holding(3), documents: [{ ...document!, files }] });
    await client.refresh();
    expect(superseded).not.toHaveBeenCalled();
    expect(upload(id)).toMatchObject({ phase: 'done', file: STORED });
    expect(upload(id)).not.toHaveProperty('supersededBy');
  });

  it('ends the same whether the file or the news of it comes first', async () => {
    await checkRuns(
      fc.asyncProperty(fc.boolean(), fc.boolean(), async (newsFirst, isSuperseded) => {
        const { backend, client, arrange, upload } = await started();
        const transfer = arrange();
        const id = client.upload(FRONT, photo());
        const news = async () => {
          backend.set(holding(2, 'f1'));
          await client.refresh();
        };
        const answer = async () => {
          transfer.resolve(STORED);
          await settle();
        };
        for (const step of newsFirst ? [news, answer] : [answer, news]) await step();
        if (isSuperseded) {
          backend.set(holding(3, 'f2'));
          await client.refresh();
        }
        const { customer } = client.getSnapshot();
        expect(customer?.documents[0]?.files.map((file) => file.id)).toEqual([isSuperseded ? 'f2' : 'f1']);
        expect(upload(id)).toMatchObject({ phase: 'done', file: STORED });
        expect(upload(id)?.supersededBy).toBe(isSuperseded ? 'f2' : undefined);
      }),
      20,
    );
  });
});

describe('a finished upload whose file another tab has removed', () => {
  it.each(['front', 'single'] as const)('is gone here too, from a place such as %s', async (side) => {
    const { backend, client, upload } = await started({ maxFiles: 9 });
    const asked = { requirements: [passport('doc', 9)] };
    backend.arrange('uploadFile', () => Promise.resolve(STORED));
    backend.set({ ...holdingOn(side, 2, 'f1', 'f2'), ...asked });
    const id = client.upload({ ...FRONT, side }, photo());
    await settle();
    expect(upload(id)).toMatchObject({ phase: 'done' });
    backend.set({ ...holdingOn(side, 3), ...asked });
    await client.refresh();
    expect(upload(id)).toBeUndefined();
  });

  it('does not come back when the file that had taken its place is removed', async () => {
    const { backend, client, upload } = await started();
    backend.set(holding(2, 'other-tab'));
    backend.arrange('uploadFile', () => Promise.resolve(STORED));
    const id = client.upload(FRONT, photo());
    await settle();
    expect(upload(id)).toMatchObject({ supersededBy: 'other-tab' });
    backend.set(holding(3));
    await client.refresh();
    expect(upload(id)).toBeUndefined();
  });

  it('stays where the backend does not list files, and where the reviewer has them', async () => {
    const silent = await started();
    silent.backend.arrange('uploadFile', () => Promise.resolve(STORED));
    const unlisted = silent.client.upload(FRONT, photo());
    await settle();
    silent.backend.set(holding(2));
    await silent.client.refresh();
    expect(silent.upload(unlisted)).toMatchObject({ phase: 'done' });
    const { backend, client, upload } = await started();
    backend.arrange('uploadFile', () => Promise.resolve(STORED));
    backend.set(holding(2, 'f1'));
    const id = client.upload(FRONT, photo());
    await settle();
    backend.set({ ...holding(3), requirements: [{ ...passport('doc'), status: 'submitted', awaiting: 'provider' }] });
    await client.refresh();
    expect(upload(id)).toMatchObject({ phase: 'done' });
  });
});
