import { settleOnce } from './sql-claims.js';
import type { SqlDatabase, SqlSession } from './sql-database.js';
import { settledTwice } from './settled-twice.js';
import type { CommitOutcome, CustomerCommit, FileRecord, StoredAnswer, StoredEvent } from './store.js';

/** Writes a change of a customer as one transaction, unless somebody else was first. */
export function commitCustomer(database: SqlDatabase, change: CustomerCommit): Promise<CommitOutcome> {
  return isPlain(change) ? commitPlain(database, change) : commitInSteps(database, change);
}

/** Most changes are of a known customer and touch no files: one statement does, where each round trip costs more than a row. */
function isPlain({ fromVersion, addedFiles = [], removedFileIds = [], answer, delivery }: CustomerCommit): boolean {
  const touchesFiles = addedFiles.length > 0 || removedFileIds.length > 0;
  return fromVersion !== undefined && !touchesFiles && (answer === undefined || delivery === undefined);
}

function commitPlain(database: SqlDatabase, change: CustomerCommit): Promise<CommitOutcome> {
  const { customerId, snapshot, fromVersion, events, answer, delivery } = change;
  const table = answer === undefined ? 'csk_webhook_deliveries' : 'csk_idempotency';
  const settles = answer ?? (delivery && { claim: delivery, answer: DONE });
  const values = [
    customerId,
    snapshot.version,
    events.length,
    JSON.stringify(snapshot),
    snapshot.updatedAt,
    fromVersion,
    events.map(({ type }) => type),
    events.map(({ at }) => at),
    events.map((event) => JSON.stringify(event)),
  ];
  if (settles === undefined) return run(database, `with ${written('')} ${OUTCOME}`, values, events);
  const statement = `with open as (
    select 1 where not exists (select 1 from ${table} where scope = $10 and key = $11 and answer is not null)
  ), ${written('from open')}, settled as (
    insert into ${table} as held (scope, key, fingerprint, claimed_at, answer)
    select $10::text, $11::text, $12::text, $13::bigint, $14::jsonb from written
    on conflict (scope, key) do update set answer = excluded.answer where held.answer is null returning 1
  ) ${OUTCOME}, (select count(*)::int from open) as open, (select count(*)::int from settled) as settled`;
  const { scope, key, fingerprint, now } = settles.claim;
  return run(database, statement, [...values, scope, key, fingerprint, now, JSON.stringify(settles.answer)], events);
}

/** The customer and their events, each stored with the number it gets. */
function written(unless: string): string {
  return `written as (
    update csk_customers set version = $2, last_seq = last_seq + $3, snapshot = $4::jsonb, updated_at = $5 ${unless}
    where id = $1 and version = $6 returning last_seq
  ), told as (
    insert into csk_events (customer_id, seq, type, at, event)
    select $1, seq, type, at::timestamptz, jsonb_set(event::jsonb, '{seq}', to_jsonb(seq))
    from written,
      unnest($7::text[], $8::text[], $9::text[]) with ordinality as given (type, at, event, place),
      lateral (select last_seq - $3 + place as seq) as numbered
  )`;
}

const OUTCOME = 'select (select last_seq from written) as last_seq';

/**
 * One statement is one transaction. Where the claim had its answer before, nothing is written. Two that settle one claim at the
 * same moment meet at the customer's row: the second finds another version there, or neither of them changes anything.
 */
async function run(
  session: SqlSession,
  statement: string,
  values: readonly unknown[],
  events: CustomerCommit['events'],
): Promise<CommitOutcome> {
  const [row] = await session.query<{ last_seq: unknown; open?: number; settled?: number }>(statement, values);
  if (row?.open === 0) throw settledTwice();
  if (row === undefined || row.last_seq === null) return { state: 'stale' };
  if (row.settled === 0) throw settledTwice();
  return committed(events, Number(row.last_seq));
}

function commitInSteps(database: SqlDatabase, change: CustomerCommit): Promise<CommitOutcome> {
  return database.transaction(async (session): Promise<CommitOutcome> => {
    const lastSeq = await writeSnapshot(session, change);
    if (lastSeq === undefined) return { state: 'stale' };
    const outcome = committed(change.events, lastSeq);
    if (change.fromVersion === undefined) await insertTurn(session, change.customerId);
    if (outcome.events.length > 0) await insertEvents(session, change.customerId, outcome.events);
    for (const file of change.addedFiles ?? []) await insertFile(session, file);
    for (const id of change.removedFileIds ?? []) await deleteFile(session, change.customerId, id);
    if (change.answer) await settleOnce(session, 'csk_idempotency', change.answer.claim, change.answer.answer);
    if (change.delivery) await settleOnce(session, 'csk_webhook_deliveries', change.delivery, DONE);
    return outcome;
  });
}

const DONE: StoredAnswer = { status: 204, body: '' };

function committed(events: CustomerCommit['events'], lastSeq: number) {
  const first = lastSeq - events.length + 1;
  const numbered = events.map((event, index): StoredEvent => ({ ...event, seq: first + index }));
  return { state: 'committed' as const, events: numbered, lastSeq };
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
