import { CustomerStatusError, type CustomerBackend, documentFileName } from '../../model/index.js';
import { attachFile, detachFile } from '../../model/sandbox/index.js';
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
): Required<Pick<CustomerBackend, 'uploadFile' | 'removeFile'>> {
  return {
    uploadFile: async (customerId, target, file, options) => {
      options.onProgress?.(0, file.size);
      await travel('uploadFile', options.signal, (part) =>
        options.onProgress?.(Math.round((file.size * part) / UPLOAD_PARTS), file.size),
      );
      assertKnown(customerId);
      if (file.size === 0) throw new CustomerStatusError('file_unreadable', { message: 'the file is empty' });
      const mime = file.type === '' ? 'application/octet-stream' : file.type;
      return effect('uploadFile', options, [target, mime, file.size], () => {
        const stored = { id: account.createId(), mime, size: file.size, name: documentFileName(target.side, mime) };
        account.apply((snapshot, context) => attachFile(snapshot, target, stored, context), CUSTOMER);
        account.files.set(stored.id, file);
        return { id: stored.id, mime, size: file.size };
      });
    },
    removeFile: async (customerId, fileId, options) => {
      await travel('removeFile', options.signal);
      assertKnown(customerId);
      effect('removeFile', options, [fileId], () => {
        account.apply((snapshot, context) => detachFile(snapshot, fileId, context), CUSTOMER);
        account.files.delete(fileId);
      });
    },
  };
}
