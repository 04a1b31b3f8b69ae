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
];

/** Brings the tables up to date, all missing versions in one transaction. Safe to call at every start. */
export async function migrate(database: SqlDatabase): Promise<void> {
  await database.query(
    `create table if not exists csk_migrations (version int primary key, applied_at timestamptz not null default now())`,
  );
  await database.transaction(async (session) => {
    await session.query('lock table csk_migrations in exclusive mode');
    const [row] = await session.query<{ version: number }>(
      'select coalesce(max(version), 0)::int as version from csk_migrations',
    );
    for (let version = (row?.version ?? 0) + 1; version <= MIGRATIONS.length; version += 1) {
      await applyMigration(session, version);
    }
  });
}

async function applyMigration(session: SqlSession, version: number): Promise<void> {
  for (const statement of MIGRATIONS[version - 1] ?? []) await session.query(statement);
  await session.query('insert into csk_migrations (version) values ($1)', [version]);
}
