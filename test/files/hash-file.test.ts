import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashFile } from '../../src/files/index.js';

it('a file’s hash is that of its bytes, whatever its name', async () => {
  const bytes = new Uint8Array(100_001).map((_, index) => index % 251);
  const expected = createHash('sha256').update(bytes).digest('hex');
  expect(await hashFile(new File([bytes], 'a.jpg'))).toBe(expected);
  expect(await hashFile(new Blob([bytes]))).toBe(expected);
  expect(await hashFile(new Blob([bytes.subarray(1)]))).not.toBe(expected);
});

it('ends when it is told to, and fails when the file has vanished', async () => {
  await expect(hashFile(new Blob(['x']), AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  const gone = Object.assign(new Blob(['x']), {
    arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')),
  });
  await expect(hashFile(gone)).rejects.toMatchObject({ name: 'NotReadableError' });
});
