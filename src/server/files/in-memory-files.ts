import { countBytes } from './count-bytes.js';
import type { FileStorage } from './file-storage.js';

/**
 * Files that are forgotten when the process ends. For tests.
 *
 * @example
 * ```ts
 * import { inMemoryFiles } from 'customer-status-kit/server';
 *
 * console.assert((await inMemoryFiles().read('f-1')) === undefined);
 * ```
 */
export function inMemoryFiles(): FileStorage {
  const files = new Map<string, Blob>();
  return {
    async put(id, content, { maxBytes }) {
      const chunks: BlobPart[] = [];
      for await (const chunk of countBytes(content, maxBytes)) chunks.push(new Uint8Array(chunk));
      const file = new Blob(chunks);
      files.set(id, file);
      return { size: file.size };
    },
    read: async (id) => files.get(id)?.stream(),
    remove: async (id) => void files.delete(id),
  };
}
