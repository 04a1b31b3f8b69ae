import { unlessMissing } from '../file-system-error.js';
import type { SqlDatabase, SqlSession } from '../store/sql-database.js';

interface Answer<Row> {
  rows: Row[];
}

type SqlQuery = <Row>(statement: string, parameters?: unknown[]) => Promise<Answer<Row>>;

interface Queries {
  query: SqlQuery;
}

/** What is used of PGlite. */
export interface EmbeddedPostgres extends Queries {
  transaction<Result>(work: (session: Queries) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/**
 * PGlite as a database of the store. PGlite itself never asks the system to put its log on the disk, so that is done here
 * after each write; a crash of the process alone would not need it.
 */
export function pgliteDatabase(postgres: EmbeddedPostgres, logFolder: string): SqlDatabase {
  const flush = flushFolder(logFolder);
  return {
    async query<Row>(statement: string, parameters?: readonly unknown[]) {
      const rows = await toSession(postgres).query<Row>(statement, parameters);
      if (!/^\s*select\b/i.test(statement)) await flush();
      return rows;
    },
    async transaction(work) {
      const result = await postgres.transaction((session) => work(toSession(session)));
      await flush();
      return result;
    },
    close: () => postgres.close(),
  };
}

function toSession(queries: Queries): SqlSession {
  return {
    query: async <Row>(statement: string, parameters: readonly unknown[] = []) =>
      (await queries.query<Row>(statement, [...parameters])).rows,
  };
}

/** Puts those files of a folder on the disk that changed since the last time. */
function flushFolder(folder: string): () => Promise<void> {
  const flushed = new Map<string, number>();
  return async () => {
    const { open, readdir, stat } = await import('node:fs/promises');
    const paths = await import('node:path');
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = paths.join(folder, entry.name);
      // The database renames a piece of its log once it needs it no more: then there is nothing to put on the disk.
      const mtimeMs = await stat(path).then(modifiedAt, unlessMissing);
      // A file system's clock is coarse: a young file may have changed without looking so.
      const isFlushed = flushed.get(path) === mtimeMs && Date.now() - (mtimeMs ?? 0) > 1_000;
      if (mtimeMs === undefined || isFlushed) continue;
      const file = await open(path, 'r+').catch(unlessMissing);
      try {
        await file?.datasync();
      } finally {
        await file?.close();
      }
      flushed.set(path, mtimeMs);
    }
  };
}

function modifiedAt({ mtimeMs }: { mtimeMs: number }): number {
  return mtimeMs;
}
