import type { CustomerSnapshot, LifecycleEvent } from '../../model/index.js';
import { commitCustomer } from './sql-commit.js';
import { pruneBuckets, takeFromTable } from './sql-buckets.js';
import { gathered } from './gathered.js';
import { sqlClaims } from './sql-claims.js';
import type { SqlDatabase } from './sql-database.js';
import { pruneDrafts, sqlDrafts } from './sql-drafts.js';
import { sqlPolls } from './sql-polls.js';
import type { FileRecord, StatusStore, StoredCustomer, StoredEvent, StoredEventQuery } from './store.js';

interface EventRow {
  seq: unknown;
  event: LifecycleEvent;
}

/** A store in a database that speaks PostgreSQL's SQL and whose tables are up to date. */
export function sqlStore(database: SqlDatabase): StatusStore {
  const calls = sqlClaims(database, 'csk_idempotency');
  const deliveries = sqlClaims(database, 'csk_webhook_deliveries');
  return {
    ping: async () => void (await database.query('select 1')),
    getCustomer: gathered({ several: (customerIds: readonly string[]) => selectCustomers(database, customerIds) }),
    commit: (change) => commitCustomer(database, change),
    listEvents: async (customerId, query) => toEvents(await selectEvents(database, customerId, query)),
    listEventsAfter: async (customerId, seq, limit) => toEvents(await selectEventsAfter(database, customerId, seq, limit)),
    getFile: async (customerId, fileId) => {
      const [row] = await database.query<{ record: FileRecord }>(
        'select record from csk_files where id = $1 and customer_id = $2',
        [fileId, customerId],
      );
      return row?.record;
    },
    ...sqlDrafts(database),
    claim: calls.claim,
    answerOf: calls.answerOf,
    settle: calls.settle,
    release: calls.release,
    claimDelivery: deliveries.claim,
    settleDelivery: (claim) => deliveries.settle(claim, { status: 204, body: '' }),
    releaseDelivery: deliveries.release,
    takeToken: (request) => takeFromTable(database, request),
    prune: async (before) =>
      (await calls.prune(before.calls)) +
      (await deliveries.prune(before.deliveries)) +
      (await pruneDrafts(database, before.drafts)) +
      (await pruneBuckets(database, before.buckets)),
    ...sqlPolls(database),
    knownFileIds: async (ids) => {
      const rows = await database.query<{ id: string }>('select id from csk_files where id = any ($1::text[])', [ids]);
      return rows.map(({ id }) => id);
    },
    close: () => database.close(),
  };
}

async function selectCustomers(database: SqlDatabase, customerIds: readonly string[]): Promise<(StoredCustomer | undefined)[]> {
  const rows = await database.query<{ id: string; snapshot: CustomerSnapshot; last_seq: unknown }>(
    'select id, snapshot, last_seq from csk_customers where id = any ($1::text[])',
    [customerIds],
  );
  const found = new Map(rows.map(({ id, snapshot, last_seq }) => [id, { snapshot, lastSeq: Number(last_seq) }]));
  return customerIds.map((id) => found.get(id));
}

function selectEvents(database: SqlDatabase, customerId: string, query: StoredEventQuery): Promise<EventRow[]> {
  return database.query<EventRow>(
    `select seq, event from csk_events
     where customer_id = $1
       and ($2::bigint is null or seq < $2)
       and ($3::timestamptz is null or at >= $3)
       and ($4::timestamptz is null or at < $4)
       and ($5::text[] is null or type = any ($5))
     order by seq desc limit $6`,
    [customerId, query.beforeSeq ?? null, query.from ?? null, query.to ?? null, query.types ?? null, query.limit],
  );
}

function selectEventsAfter(database: SqlDatabase, customerId: string, seq: number, limit: number): Promise<EventRow[]> {
  const statement = 'select seq, event from csk_events where customer_id = $1 and seq > $2 order by seq limit $3';
  return database.query<EventRow>(statement, [customerId, seq, limit]);
}

function toEvents(rows: readonly EventRow[]): StoredEvent[] {
  return rows.map((row) => ({ ...row.event, seq: Number(row.seq) }));
}
