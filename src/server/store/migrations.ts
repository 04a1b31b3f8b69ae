import { CustomerStatusError } from '../../model/index.js';
import type { SqlDatabase, SqlSession } from './sql-database.js';

/** Each entry is one version of the tables, forward only: an entry that has been published is never changed. */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table csk_customers (
      id text primary key,
      version bigint not null,
      last_seq bigint not null,
      snapshot jsonb not null,
      updated_at timestamptz not null
    )`,
    `create table csk_events (
      customer_id text not null references csk_customers (id),
      seq bigint not null,
      type text not null,
      at timestamptz not null,
      event jsonb not null,
      primary key (customer_id, seq)
    )`,
    `create table csk_idempotency (
      scope text not null,
      key text not null,
      fingerprint text not null,
      claimed_at bigint not null,
      answer jsonb,
      primary key (scope, key)
    )`,
    `create table csk_files (
      id text primary key,
      customer_id text not null references csk_customers (id),
      record jsonb not null
    )`,
    `create index csk_files_of_customer on csk_files (customer_id)`,
    `create table csk_webhook_deliveries (
      scope text not null,
      key text not null,
      fingerprint text not null,
      claimed_at bigint not null,
      answer jsonb,
      primary key (scope, key)
    )`,
  ],
  [
    `create table csk_drafts (
      customer_id text primary key references csk_customers (id),
      saved_at bigint not null,
      draft jsonb not null
    )`,
  ],
  [
    `create table csk_polls (
      customer_id text primary key references csk_customers (id),
      next_at bigint not null,
      failures int not null
    )`,
    `create index csk_polls_due on csk_polls (next_at)`,
    `insert into csk_polls (customer_id, next_at, failures) select id, 0, 0 from csk_customers`,
    // Forgotten in a crash of the database, which costs nobody anything, and cheap to write.
    `create unlogged table csk_buckets (
      key text primary key,
      tokens double precision not null,
      at bigint not null
    )`,
    `create index csk_idempotency_age on csk_idempotency (claimed_at)`,
    `create index csk_webhook_deliveries_age on csk_webhook_deliveries (claimed_at)`,
  ],
  [`alter table csk_drafts add column version text not null default ''`],
];

/** Held while the tables are looked at and changed, so that of several nodes that start at once one does it. */
const LOCK = 0x63_73_6b_01;

/**
 * Brings the tables up to date, all missing versions in one transaction. Safe to call at every start, on any number of nodes.
 * Rejects with `unsupported`, having changed nothing, when a newer version of the package has made the tables.
 */
export async function migrate(database: SqlDatabase): Promise<void> {
  await database.transaction(async (session) => {
    await session.query('select pg_advisory_xact_lock($1::bigint)', [LOCK]);
    await session.query(
      `create table if not exists csk_migrations (version int primary key, applied_at timestamptz not null default now())`,
    );
    const [row] = await session.query<{ version: number }>(
      'select coalesce(max(version), 0)::int as version from csk_migrations',
    );
    const present = row?.version ?? 0;
    if (present > MIGRATIONS.length) throw tooNew(present);
    for (let version = present + 1; version <= MIGRATIONS.length; version += 1) await applyMigration(session, version);
  });
}

async function applyMigration(session: SqlSession, version: number): Promise<void> {
  for (const statement of MIGRATIONS[version - 1] ?? []) await session.query(statement);
  await session.query('insert into csk_migrations (version) values ($1)', [version]);
}

function tooNew(version: number): CustomerStatusError {
  return new CustomerStatusError('unsupported', {
    message: `the tables have version ${version} and this customer-status-kit knows ${MIGRATIONS.length}: a newer one has been here. Update the package on this node`,
  });
}
