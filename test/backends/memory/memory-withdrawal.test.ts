import { memoryBackend } from 'customer-status-kit/backends/memory';
import { describe, expect, it } from 'vitest';

const TARGET = { requirementId: 'card', documentType: 'national_id', side: 'front' } as const;
const photo = () => new Blob(['picture'], { type: 'image/jpeg' });

async function asked() {
  const backend = memoryBackend({ scenario: 'under_review' });
  const spec = {
    kind: 'document' as const,
    accepted: [{ type: 'national_id', label: 'Card', sides: ['front' as const] }],
    mime: ['image/jpeg'],
  };
  const { requirements } = await backend.requestInformation('c', [{ title: 'Card', spec }], { idempotencyKey: 'ask' });
  return { backend, target: { ...TARGET, requirementId: requirements.at(-1)?.id ?? '' } };
}

const filesOf = async (backend: ReturnType<typeof memoryBackend>) =>
  (await backend.getCustomer('c')).documents.flatMap(({ files }) => files);

describe('an upload to memory that is taken back', () => {
  it('is gone when it was stored, however often it is taken back', async () => {
    const { backend, target } = await asked();
    await backend.uploadFile('c', target, photo(), { idempotencyKey: 'k' });
    expect(await filesOf(backend)).toHaveLength(1);
    await backend.withdrawUpload('c', 'k');
    await backend.withdrawUpload('c', 'k');
    expect(await filesOf(backend)).toEqual([]);
  });

  it('is not stored when it arrives afterwards, and another key is', async () => {
    const { backend, target } = await asked();
    await backend.withdrawUpload('c', 'k');
    await expect(backend.uploadFile('c', target, photo(), { idempotencyKey: 'k' })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
    await backend.uploadFile('c', target, photo(), { idempotencyKey: 'k~2' });
    expect(await filesOf(backend)).toHaveLength(1);
  });
});
