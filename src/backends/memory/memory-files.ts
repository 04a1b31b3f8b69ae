import { CustomerStatusError, type CustomerBackend, documentFileName } from '../../model/index.js';
import { attachFile, detachFile } from '../../model/requirements/index.js';
import type { MemoryAccount } from './memory-account.js';
import { type Travel, UPLOAD_PARTS } from './memory-calls.js';
import type { MemoryEffect } from './memory-write.js';
import { CUSTOMER } from './scenarios/tale.js';

/** Takes files into memory and lets them go. */
export function memoryFiles(
  account: MemoryAccount,
  travel: Travel,
  effect: MemoryEffect,
  assertKnown: (customerId: string) => void,
): Required<Pick<CustomerBackend, 'uploadFile' | 'withdrawUpload' | 'removeFile' | 'readFile'>> {
  // By the key of each upload: the file it became, or nothing for one that was taken back before it arrived.
  const uploads = new Map<string, string | undefined>();
  return {
    uploadFile: async (customerId, target, file, options) => {
      options.onProgress?.(0, file.size);
      await travel('uploadFile', options.signal, (part) =>
        options.onProgress?.(Math.round((file.size * part) / UPLOAD_PARTS), file.size),
      );
      assertKnown(customerId);
      if (file.size === 0) throw new CustomerStatusError('file_unreadable', { message: 'the file is empty' });
      const mime = file.type === '' ? 'application/octet-stream' : file.type;
      if (uploads.has(options.idempotencyKey) && uploads.get(options.idempotencyKey) === undefined)
        throw new CustomerStatusError('idempotency_mismatch', { message: 'this upload was taken back: begin another one' });
      return effect('uploadFile', options, [target, mime, file.size], () => {
        const stored = { id: account.createId(), mime, size: file.size, name: documentFileName(target.side, mime) };
        account.apply((snapshot, context) => attachFile(snapshot, target, stored, context), CUSTOMER);
        account.files.set(stored.id, file);
        uploads.set(options.idempotencyKey, stored.id);
        return { id: stored.id, mime, size: file.size };
      });
    },
    withdrawUpload: async (customerId, idempotencyKey, { signal } = {}) => {
      await travel('removeFile', signal);
      assertKnown(customerId);
      const fileId = uploads.get(idempotencyKey);
      uploads.set(idempotencyKey, undefined);
      if (fileId === undefined) return;
      account.apply((snapshot, context) => detachFile(snapshot, fileId, context), CUSTOMER);
      account.files.delete(fileId);
    },
    readFile: async (customerId, fileId, { signal } = {}) => {
      await travel('readFile', signal);
      assertKnown(customerId);
      const file = account.files.get(fileId);
      if (file === undefined) throw new CustomerStatusError('not_found', { message: 'the memory backend holds no such file' });
      return file;
    },
    removeFile: async (customerId, fileId, options) => {
      await travel('removeFile', options.signal);
      assertKnown(customerId);
      effect('removeFile', options, [fileId], () => {
        const { documents } = account.apply((snapshot, context) => detachFile(snapshot, fileId, context), CUSTOMER);
        if (!documents.some(({ files }) => files.some(({ id }) => id === fileId))) account.files.delete(fileId);
      });
    },
  };
}
