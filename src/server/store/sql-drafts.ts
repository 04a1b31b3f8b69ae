import type { CustomerDraft } from '../../model/index.js';
import type { SqlDatabase } from './sql-database.js';
import type { StatusStore } from './store.js';

/** The drafts of a store, one row for each customer who has one. */
export function sqlDrafts(database: SqlDatabase): Pick<StatusStore, 'getDraft' | 'putDraft'> {
  return {
    async getDraft(customerId) {
      const [row] = await database.query<{ draft: CustomerDraft; saved_at: unknown }>(
        'select draft, saved_at from csk_drafts where customer_id = $1',
        [customerId],
      );
      return row && { draft: row.draft, savedAt: Number(row.saved_at) };
    },
    async putDraft(customerId, stored) {
      if (stored === undefined) {
        await database.query('delete from csk_drafts where customer_id = $1', [customerId]);
        return;
      }
      await database.query(
        `insert into csk_drafts (customer_id, saved_at, draft) values ($1, $2, $3)
         on conflict (customer_id) do update set saved_at = excluded.saved_at, draft = excluded.draft`,
        [customerId, stored.savedAt, JSON.stringify(stored.draft)],
      );
    },
  };
}

/** Removes the drafts that were saved before an instant; tells how many. */
export async function pruneDrafts(database: SqlDatabase, before: number | undefined): Promise<number> {
  if (before === undefined) return 0;
  return (await database.query('delete from csk_drafts where saved_at < $1 returning 1', [before])).length;
}
