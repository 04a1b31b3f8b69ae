import { settleOnce } from './sql-claims.js';
import type { SqlDatabase, SqlSession } from './sql-database.js';
import type { CommitOutcome, CustomerCommit, FileRecord, StoredEvent } from './store.js';

/** Writes a change of a customer in one transaction, unless somebody else was first. */
export function commitCustomer(database: SqlDatabase, change: CustomerCommit): Promise<CommitOutcome> {
  return database.transaction(async (session): Promise<CommitOutcome> => {
    const lastSeq = await writeSnapshot(session, change);
    if (lastSeq === undefined) return { state: 'stale' };
    const first = lastSeq - change.events.length + 1;
    const events = change.events.map((event, index): StoredEvent => ({ ...event, seq: first + index }));
    if (change.fromVersion === undefined) await insertTurn(session, change.customerId);
    if (events.length > 0) await insertEvents(session, change.customerId, events);
    for (const file of change.addedFiles ?? []) await insertFile(session, file);
    for (const id of change.removedFileIds ?? []) await deleteFile(session, change.customerId, id);
    if (change.answer) await settleOnce(session, 'csk_idempotency', change.answer.claim, change.answer.answer);
    if (change.delivery) await settleOnce(session, 'csk_webhook_deliveries', change.delivery, { status: 204, body: '' });
    return { state: 'committed', events, lastSeq };
  });
}

/** The number of the last event after the change, or `undefined` when the stored version is not the expected one. */
async function writeSnapshot(session: SqlSession, change: CustomerCommit): Promise<number | undefined> {
  const { customerId, snapshot, fromVersion, events } = change;
  const values = [customerId, snapshot.version, events.length, JSON.stringify(snapshot), snapshot.updatedAt];
  const [row] =
    fromVersion === undefined
      ? await session.query<{ last_seq: unknown }>(
          `insert into csk_customers (id, version, last_seq, snapshot, updated_at)
           values ($1, $2, $3, $4::jsonb, $5) on conflict (id) do nothing returning last_seq`,
          values,
        )
      : await session.query<{ last_seq: unknown }>(
          `update csk_customers set version = $2, last_seq = last_seq + $3, snapshot = $4::jsonb, updated_at = $5
           where id = $1 and version = $6 returning last_seq`,
          [...values, fromVersion],
        );
  return row && Number(row.last_seq);
}

/** A new customer is due at once where providers are polled. */
async function insertTurn(session: SqlSession, customerId: string): Promise<void> {
  await session.query('insert into csk_polls (customer_id, next_at, failures) values ($1, 0, 0)', [customerId]);
}

/** All in one statement: a round trip to the database costs more than a row. */
async function insertEvents(session: SqlSession, customerId: string, events: readonly StoredEvent[]): Promise<void> {
  await session.query(
    `insert into csk_events (customer_id, seq, type, at, event)
     select $1, told.seq::bigint, told.type, told.at::timestamptz, told.event::jsonb
     from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as told (seq, type, at, event)`,
    [
      customerId,
      events.map(({ seq }) => String(seq)),
      events.map(({ type }) => type),
      events.map(({ at }) => at),
      events.map((event) => JSON.stringify(event)),
    ],
  );
}

async function insertFile(session: SqlSession, file: FileRecord): Promise<void> {
  await session.query('insert into csk_files (id, customer_id, record) values ($1, $2, $3::jsonb)', [
    file.id,
    file.customerId,
    JSON.stringify(file),
  ]);
}

async function deleteFile(session: SqlSession, customerId: string, fileId: string): Promise<void> {
  await session.query('delete from csk_files where id = $1 and customer_id = $2', [fileId, customerId]);
}
