import { CustomerStatusError } from '../../model/index.js';
import { inMemoryBuckets } from '../store/in-memory-buckets.js';
import { migrate } from '../store/migrations.js';
import { sqlStore } from '../store/sql-store.js';
import type { StatusStore } from '../store/store.js';
import { claimFolder, type FolderClaim } from './folder-claim.js';
import { type EmbeddedPostgres, pgliteDatabase } from './pglite-database.js';

/** Where an embedded database keeps its data. */
export interface PgliteStoreOptions {
  /** A folder of its own, made if it is missing. It belongs to one process at a time. */
  dataDir: string;
}

/**
 * A store in PostgreSQL embedded in this process, for one server. Needs Node and the package `@electric-sql/pglite`.
 * Resolves when the tables are up to date. Rejects with `unavailable` and what to do when the package is missing, the
 * folder cannot be written, or another process has it. What is committed survives a crash of the process.
 *
 * @example
 * ```ts
 * import { pgliteStore } from 'customer-status-kit/server';
 *
 * export const openStore = () => pgliteStore({ dataDir: './data/store' });
 * ```
 */
export async function pgliteStore(options: PgliteStoreOptions): Promise<StatusStore> {
  const paths = await import('node:path');
  const create = await loadPglite();
  const claim = await claimFolder(options.dataDir);
  try {
    const folder = paths.join(options.dataDir, 'database');
    const database = pgliteDatabase(await create(folder), paths.join(folder, 'pg_wal'));
    await migrate(database);
    // The folder was ours alone, so whatever was under way when the last process ended has ended too.
    await database.query('delete from csk_idempotency where answer is null');
    await database.query('delete from csk_webhook_deliveries where answer is null');
    const takeToken = inMemoryBuckets();
    const store = sqlStore({ ...database, close: () => closeWith(database.close, claim) });
    // One process has the folder, so its buckets need no table and no writing to the disk.
    return { ...store, takeToken: async (request) => takeToken(request) };
  } catch (error) {
    await claim.release();
    throw openingFailed(options.dataDir, error);
  }
}

/** Closing twice is closing once. */
function closeWith(close: () => Promise<void>, claim: FolderClaim): Promise<void> {
  return claim.once(async () => {
    await close();
    await claim.release();
  });
}

async function loadPglite(): Promise<(dataDir: string) => Promise<EmbeddedPostgres>> {
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    return (dataDir) => PGlite.create({ dataDir, relaxedDurability: false });
  } catch (cause) {
    throw new CustomerStatusError('unavailable', {
      message:
        'pgliteStore needs the package "@electric-sql/pglite", which is not installed. Run: npm install @electric-sql/pglite',
      cause,
    });
  }
}

function openingFailed(dataDir: string, cause: unknown): CustomerStatusError {
  return new CustomerStatusError('unavailable', {
    message: `the data folder "${dataDir}" could not be opened as a database. Check that it can be written, or restore it from a backup`,
    cause,
  });
}
