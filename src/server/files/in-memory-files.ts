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
  const storedAt = new Map<string, number>();
  return {
    async put(id, content, { maxBytes }) {
      const chunks: BlobPart[] = [];
      for await (const chunk of countBytes(content, maxBytes)) chunks.push(new Uint8Array(chunk));
      const file = new Blob(chunks);
      files.set(id, file);
      storedAt.set(id, Date.now());
      return { size: file.size };
    },
    read: async (id) => files.get(id)?.stream(),
    async remove(id) {
      files.delete(id);
      storedAt.delete(id);
    },
    count: async (prefix) => [...files.keys()].filter((id) => id.startsWith(prefix)).length,
    async *list(before) {
      for (const [id, at] of Array.from(storedAt)) if (at < before) yield id;
    },
    async sweep(prefix, before) {
      const old = [...storedAt].filter(([id, at]) => id.startsWith(prefix) && at < before).map(([id]) => id);
      for (const id of old) {
        files.delete(id);
        storedAt.delete(id);
      }
      return old.length;
    },
  };
}
