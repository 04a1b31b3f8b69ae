import { createStore, delMany, entries, get, keys, setMany, update, type UseStore } from 'idb-keyval';

const DATABASE = 'customer-status-kit';
const STORE = 'drafts';

/** Records by name in a database of the kit's own. Rejects where the browser has none or takes nothing more. */
export interface RecordStore {
  entries: (prefix: string) => Promise<[string, unknown][]>;
  put: (records: readonly [string, unknown][]) => Promise<void>;
  remove: (names: readonly string[]) => Promise<void>;
  removeAll: (prefix: string) => Promise<void>;
  /** Resolves with what lies there, which is `value` where nothing did. */
  putOnce: (name: string, value: unknown) => Promise<unknown>;
}

/** The records of this browser. Nothing is opened before the first call. */
export function createRecordStore(): RecordStore {
  let store: UseStore | undefined;
  // A browser may lose its connection to the database for good; a new one works.
  const withStore = async <Value>(work: (store: UseStore) => Promise<Value>): Promise<Value> => {
    try {
      return await work((store ??= createStore(DATABASE, STORE)));
    } catch (error) {
      store = undefined;
      if (!isLostConnection(error)) throw error;
      return work((store = createStore(DATABASE, STORE)));
    }
  };
  return {
    entries: async (prefix) => (await withStore((own) => entries<string>(own))).filter(([name]) => name.startsWith(prefix)),
    put: (records) => withStore((own) => setMany([...records], own)),
    remove: (names) => withStore((own) => delMany([...names], own)),
    removeAll: (prefix) =>
      withStore(async (own) => {
        const names = await keys<string>(own);
        await delMany(
          names.filter((name) => name.startsWith(prefix)),
          own,
        );
      }),
    putOnce: (name, value) =>
      withStore(async (own) => {
        await update(name, (known: unknown) => known ?? value, own);
        return get<unknown>(name, own);
      }),
  };
}

/** No room left and no permission stay as they are; everything else may be the connection. */
function isLostConnection(error: unknown): boolean {
  const name = error instanceof Error ? error.name : '';
  return name !== 'QuotaExceededError' && name !== 'SecurityError' && name !== 'ReferenceError';
}
