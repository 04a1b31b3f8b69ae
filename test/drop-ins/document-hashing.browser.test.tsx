import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { allowPictureWorker } from '../../src/files/index.js';
import { contentDigest, sha256OfDigest } from '../../src/model/index.js';
import { pdf } from '../files/file-bytes.js';
import { ask, PAGES, pick, STATEMENT } from './uploader-page.js';

const MEGABYTE = 1024 * 1024;

afterEach(() => {
  vi.restoreAllMocks();
  allowPictureWorker(false);
});

it('a large file is hashed in the worker: the page never hashes more than a megabyte at a time', async () => {
  allowPictureWorker();
  const { client } = await ask({ ...STATEMENT, maxBytes: 9_000_000 });
  const file = new File([pdf('x'.repeat(2.5 * MEGABYTE))], 'scan.pdf', { type: 'application/pdf' });
  const expected = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const digest = vi.spyOn(crypto.subtle, 'digest');
  await pick(PAGES, file);
  await screen.findByText(/^Uploaded/, {}, { timeout: 10_000 });
  const sent = client.getUploadedBlob(client.getSnapshot().uploads[0]?.id ?? '');
  const field = await contentDigest(sent ?? new Blob());
  expect(sha256OfDigest(field ?? '')).toBe(Array.from(expected, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  expect(Math.max(0, ...digest.mock.calls.map(([, data]) => data.byteLength))).toBeLessThanOrEqual(MEGABYTE);
});
