import { CustomerStatusError } from '../../model/index.js';
import { assertFileId, isFileId } from '../files/file-id.js';
import { countBytes } from '../files/count-bytes.js';
import type { FileStorage } from '../files/file-storage.js';
import { listObjects } from './s3-list.js';
import { type S3Account, type S3Requests, s3Requests } from './s3-requests.js';

/** Where files are kept in a store that speaks the protocol of S3. */
export interface S3FilesOptions extends S3Account {
  /** What the names of all objects begin with, for a bucket that holds other things too; nothing unless said. */
  prefix?: string | undefined;
  /** Replaces the global `fetch`. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds since the epoch. */
  clock?: (() => number) | undefined;
}

/**
 * Files in a bucket of S3 or of anything that speaks its protocol. Browsers send files to it directly, by links that are good
 * for one object of one type and exactly one size; providers fetch them by links too. The bucket must be private; for direct
 * uploads it must allow `PUT` with `content-type` from your pages (CORS). Throws at once for keys that are missing.
 *
 * @example
 * ```ts
 * import { s3Files } from 'customer-status-kit/server/s3';
 *
 * export const files = (keys: { accessKeyId: string; secretAccessKey: string }) =>
 *   s3Files({ bucketUrl: 'https://files.s3.eu-central-1.amazonaws.com', region: 'eu-central-1', ...keys });
 * ```
 */
export function s3Files({ prefix = '', fetch: fetcher, clock = Date.now, ...account }: S3FilesOptions): FileStorage {
  assertAccount(account);
  // Looked up at each call, so that whoever replaces the global one later is heard.
  const requests = s3Requests(account, fetcher ?? ((input, init) => globalThis.fetch(input, init)), clock);
  const keyOf = (id: string) => {
    assertFileId(id);
    return `${prefix}${id}`;
  };
  return {
    put: (id, content, { maxBytes }) => put(requests, keyOf, id, countBytes(content, maxBytes)),
    async read(id) {
      const response = await requests.send({ method: 'GET', key: keyOf(id) });
      if (response.status !== 404) return response.body ?? undefined;
      await response.body?.cancel();
      return undefined;
    },
    async remove(id) {
      const response = await requests.send({ method: 'DELETE', key: keyOf(id) });
      await response.body?.cancel();
    },
    sweep: (begin, before) => sweep(requests, prefix, begin, before),
    count: (begin) => count(requests, `${prefix}${begin}`),
    list: (before) => listIds(requests, prefix, '', before),
    async presign(id, { mime, maxBytes, now, expiresAt }) {
      const headers = { 'content-type': mime };
      // A browser says by itself how long a body is; signed, it can be no other length.
      const request = { method: 'PUT' as const, key: keyOf(id), headers: { ...headers, 'content-length': String(maxBytes) } };
      return { url: await requests.presign(request, { now, expiresAt }), headers };
    },
    async presignRead(id, { mime, now, expiresAt }) {
      const search = { 'response-content-type': mime, 'response-content-disposition': 'attachment' };
      return requests.presign({ method: 'GET', key: keyOf(id), search }, { now, expiresAt });
    },
  };
}

/** Sent in one piece with its hash, so that the store itself refuses what changed on the way. */
async function put(
  requests: S3Requests,
  keyOf: (id: string) => string,
  id: string,
  content: AsyncGenerator<Uint8Array>,
): Promise<{ size: number }> {
  const key = keyOf(id);
  const chunks: BlobPart[] = [];
  for await (const chunk of content) chunks.push(new Uint8Array(chunk));
  const body = new Uint8Array(await new Blob(chunks).arrayBuffer());
  const response = await requests.send({ method: 'PUT', key, body, headers: { 'content-type': 'application/octet-stream' } });
  await response.body?.cancel();
  if (response.ok) return { size: body.byteLength };
  throw new CustomerStatusError('unavailable', { message: 'there is no such bucket. Check bucketUrl', retryAfterMs: 5_000 });
}

async function count(requests: S3Requests, beginning: string): Promise<number> {
  let found = 0;
  for await (const _object of listObjects(requests, beginning)) found += 1;
  return found;
}

async function sweep(requests: S3Requests, prefix: string, begin: string, before: number): Promise<number> {
  let count = 0;
  for await (const id of listIds(requests, prefix, begin, before)) {
    const response = await requests.send({ method: 'DELETE', key: `${prefix}${id}` });
    await response.body?.cancel();
    count += 1;
  }
  return count;
}

/** Only what can be a file of ours: anything else in the bucket is left alone. */
async function* listIds(requests: S3Requests, prefix: string, begin: string, before: number): AsyncGenerator<string> {
  for await (const { key, at } of listObjects(requests, `${prefix}${begin}`)) {
    const id = key.slice(prefix.length);
    if (isFileId(id) && at < before) yield id;
  }
}

function assertAccount({ bucketUrl, region, accessKeyId, secretAccessKey }: Partial<S3Account>): void {
  const missing = Object.entries({ bucketUrl, region, accessKeyId, secretAccessKey }).filter(([, value]) => !value?.trim());
  if (missing.length === 0 && /^https?:\/\//.test(bucketUrl ?? '')) return;
  const names = missing.length > 0 ? missing.map(([name]) => name).join(', ') : 'bucketUrl that begins with https://';
  throw new CustomerStatusError('validation_failed', { message: `s3Files needs ${names}` });
}
