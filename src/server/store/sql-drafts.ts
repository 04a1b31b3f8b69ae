import type { CustomerDraft } from '../../model/index.js';
import type { SqlDatabase } from './sql-database.js';
import type { DraftBefore, StatusStore, StoredDraft } from './store.js';

/** The drafts of a store, one row for each customer who has one. */
export function sqlDrafts(database: SqlDatabase): Pick<StatusStore, 'getDraft' | 'putDraft'> {
  return {
    async getDraft(customerId) {
      const [row] = await database.query<{ draft: CustomerDraft; version: string; saved_at: unknown }>(
        'select draft, version, saved_at from csk_drafts where customer_id = $1',
        [customerId],
      );
      return row && { draft: row.draft, version: row.version, savedAt: Number(row.saved_at) };
    },
    putDraft: (customerId, stored, before) =>
      stored === undefined ? removeDraft(database, customerId, before) : writeDraft(database, customerId, stored, before),
  };
}

/** One statement each: the database itself decides which of two writers at once is late. */
async function writeDraft(
  database: SqlDatabase,
  customerId: string,
  stored: StoredDraft,
  before: DraftBefore | undefined,
): Promise<boolean> {
  const insert =
    'insert into csk_drafts (customer_id, saved_at, draft, version) values ($1, $2, $3, $4) on conflict (customer_id) do';
  const change = 'set saved_at = $2, draft = $3, version = $4';
  const values: unknown[] = [customerId, stored.savedAt, JSON.stringify(stored.draft), stored.version];
  if (before === undefined) return isDone(database, `${insert} update ${change} returning 1`, values);
  if (before.version === undefined) return isDone(database, `${insert} nothing returning 1`, values);
  const update = `update csk_drafts ${change} where customer_id = $1 and version = $5 returning 1`;
  return isDone(database, update, [...values, before.version]);
}

async function removeDraft(database: SqlDatabase, customerId: string, before: DraftBefore | undefined): Promise<boolean> {
  if (before === undefined) {
    await database.query('delete from csk_drafts where customer_id = $1', [customerId]);
    return true;
  }
  if (before.version === undefined) {
    return !(await isDone(database, 'select 1 from csk_drafts where customer_id = $1', [customerId]));
  }
  const remove = 'delete from csk_drafts where customer_id = $1 and version = $2 returning 1';
  return isDone(database, remove, [customerId, before.version]);
}

async function isDone(database: SqlDatabase, statement: string, values: unknown[]): Promise<boolean> {
  return (await database.query(statement, values)).length > 0;
}

/** Removes the drafts that were saved before an instant; tells how many. */
export async function pruneDrafts(database: SqlDatabase, before: number | undefined): Promise<number> {
  if (before === undefined) return 0;
  return (await database.query('delete from csk_drafts where saved_at < $1 returning 1', [before])).length;
}
