import { memoryBackend } from 'customer-status-kit/backends/memory';
import { createCustomerClient } from 'customer-status-kit/client';
import { describe, expect, it } from 'vitest';

describe('reading a file', () => {
  it('brings the bytes, and tells why there are none, without a throw', async () => {
    const backend = memoryBackend({ scenario: 'request_for_information' });
    const target = { requirementId: 'identity-document', documentType: 'passport', side: 'single' } as const;
    const picture = new Blob(['bytes'], { type: 'image/png' });
    const { id } = await backend.uploadFile('c', target, picture, { idempotencyKey: 'k' });
    const client = createCustomerClient({ backend, customerId: 'c' });
    const heard: string[] = [];
    client.on('errorOccurred', ({ error, operation }) => heard.push(`${operation}: ${error.code}`));
    const found = await client.readFile(id);
    expect(found.ok && (await found.value.text())).toBe('bytes');
    expect(await client.readFile('no-such-file')).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(heard).toEqual(['readFile: not_found']);
  });

  it('is unsupported where the backend shows no files, and ends unheard when the caller gives up', async () => {
    const own = memoryBackend();
    const { id, getCustomer } = own;
    const without = createCustomerClient({ backend: { id, getCustomer }, customerId: 'c' });
    expect(await without.readFile('f')).toMatchObject({ ok: false, error: { code: 'unsupported' } });
    const client = createCustomerClient({ backend: own, customerId: 'c' });
    const heard: unknown[] = [];
    client.on('errorOccurred', (event) => heard.push(event));
    expect(await client.readFile('f', AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'aborted' } });
    expect(heard).toEqual([]);
  });
});
