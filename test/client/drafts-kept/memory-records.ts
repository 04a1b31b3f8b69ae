import type { RecordStore } from '../../../src/client/drafts-kept/record-store.js';

/** Records in memory, for what does not depend on a browser's database. */
export function memoryRecords(): RecordStore {
  const records = new Map<string, unknown>();
  return {
    entries: async (prefix) => [...records].filter(([name]) => name.startsWith(prefix)),
    put: async (added) => {
      for (const [name, value] of added) records.set(name, value);
    },
    remove: async (names) => {
      for (const name of names) records.delete(name);
    },
    removeAll: async (prefix) => {
      for (const name of records.keys()) if (name.startsWith(prefix)) records.delete(name);
    },
    putOnce: async (name, value) => {
      if (!records.has(name)) records.set(name, value);
      return records.get(name);
    },
  };
}
