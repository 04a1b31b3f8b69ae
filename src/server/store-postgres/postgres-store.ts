import type * as Postgres from 'pg';
import type { ClientConfig, Pool } from 'pg';
import { CustomerStatusError } from '../../model/index.js';
import { migrate } from '../store/migrations.js';
import type { SqlDatabase } from '../store/sql-database.js';
import { sqlStore } from '../store/sql-store.js';
import type { CustomerPosition, SharedChanges, StatusStore } from '../store/store.js';
import { announcer, type Announcer } from './announcer.js';
import { listenForChanges } from './change-listener.js';
import { CHANNEL } from './change-messages.js';
import { postgresDatabase } from './postgres-database.js';
import { databaseError } from './postgres-errors.js';

/** Where PostgreSQL is, and how it is used. */
export interface PostgresStoreOptions {
  /** Such as `postgres://user:password@host:5432/database`. Kept where secrets are kept. */
  connectionString: string;
  /** Connections that one node opens at most for its queries: 10 unless said. One more listens for changes of other nodes. */
  maxConnections?: number | undefined;
  /** How TLS is spoken; as the connection string says unless said. */
  ssl?: boolean | { ca?: string | undefined; rejectUnauthorized?: boolean | undefined } | undefined;
  /** Milliseconds for which a connection or a statement is waited for: 10 000 unless said. */
  timeoutMs?: number | undefined;
  /** Told about trouble with connections, which the store gets over by itself. */
  onError?: ((error: CustomerStatusError) => void) | undefined;
}

/**
 * A store in PostgreSQL 13 or newer, for as many nodes as there are: each tells its viewers at once what any other wrote.
 * Needs the package `pg`. Resolves when the tables are up to date; the user of the connection must be allowed to make them.
 * Rejects with `unavailable` and what to do when the package is missing or the database cannot be reached, and with
 * `unsupported` when a newer version has made the tables.
 *
 * @example
 * ```ts
 * import { postgresStore } from 'customer-status-kit/server/postgres';
 *
 * export const openStore = (connectionString: string) => postgresStore({ connectionString });
 * ```
 */
export async function postgresStore(options: PostgresStoreOptions): Promise<StatusStore> {
  const { Client, Pool: ConnectionPool } = await loadPg();
  const config = toConfig(options);
  const report = (error: unknown) => options.onError?.(databaseError(error));
  await prepareTables(new ConnectionPool({ ...config, ...PATIENT, max: 1 }));
  const pool = new ConnectionPool({ ...config, max: options.maxConnections ?? 10, idleTimeoutMillis: 30_000 });
  pool.on('error', report);
  // In use, a connection that breaks fails its query; it must not end the process as well.
  pool.on('connect', (client) => void client.on('error', ignore));
  const database = postgresDatabase(pool);
  const send = (messages: string[]) =>
    database.query('select pg_notify($1, message) from unnest($2::text[]) as message', [CHANNEL, messages]);
  const told = announcer(send, report);
  const changes = sharedChanges(database, (follower) =>
    listenForChanges({ newClient: () => new Client(config), follower, checkMs: CHECK_MS, onError: report, random: Math.random }),
  );
  return withAnnouncements(sqlStore(database), { changes, told, pool });
}

const CHECK_MS = 5_000;

/** Bringing large tables up to date, or waiting for another node that does, takes as long as it takes. */
const PATIENT: Pick<ClientConfig, 'query_timeout' | 'statement_timeout' | 'idle_in_transaction_session_timeout'> = {
  query_timeout: 3_600_000,
  statement_timeout: 3_600_000,
  idle_in_transaction_session_timeout: 3_600_000,
};

async function prepareTables(pool: Pool): Promise<void> {
  pool.on('error', ignore);
  pool.on('connect', (client) => void client.on('error', ignore));
  try {
    await migrate(postgresDatabase(pool));
  } catch (error) {
    throw databaseError(error);
  } finally {
    await pool.end();
  }
}

function ignore(): void {}

interface Parts {
  changes: SharedChanges & { stop: () => void };
  told: Announcer;
  pool: Pool;
}

function withAnnouncements(store: StatusStore, { changes, told, pool }: Parts): StatusStore {
  let closing: Promise<void> | undefined;
  return {
    ...store,
    changes,
    async commit(change) {
      const outcome = await store.commit(change);
      if (outcome.state === 'committed' && change.fromVersion !== change.snapshot.version) {
        const { customerId, snapshot } = change;
        told.announce({ customerId, version: snapshot.version, lastSeq: outcome.lastSeq, events: outcome.events.length });
      }
      return outcome;
    },
    close: () => {
      changes.stop();
      return (closing ??= told.settled().then(() => pool.end()));
    },
  };
}

type Listen = (follower: Parameters<SharedChanges['follow']>[0]) => () => void;

function sharedChanges(database: SqlDatabase, listen: Listen): SharedChanges & { stop: () => void } {
  const stops = new Set<() => void>();
  return {
    follow(follower) {
      const stop = listen(follower);
      stops.add(stop);
      return () => {
        stops.delete(stop);
        stop();
      };
    },
    async positions(customerIds) {
      const rows = await database.query<{ id: string; version: unknown; last_seq: unknown }>(
        'select id, version, last_seq from csk_customers where id = any ($1::text[])',
        [customerIds],
      );
      return rows.map(
        ({ id, version, last_seq }): CustomerPosition => ({
          customerId: id,
          version: String(version),
          lastSeq: Number(last_seq),
        }),
      );
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

function toConfig({ connectionString, ssl, timeoutMs = 10_000 }: PostgresStoreOptions): ClientConfig {
  return {
    connectionString,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    // The server gives up as well, so that no lock outlives whoever waited for it.
    statement_timeout: timeoutMs,
    idle_in_transaction_session_timeout: timeoutMs,
    keepAlive: true,
    application_name: 'customer-status-kit',
    ...(ssl === undefined ? {} : { ssl }),
  };
}

async function loadPg(): Promise<Pick<typeof Postgres, 'Client' | 'Pool'>> {
  try {
    const { default: pg } = await import('pg');
    return pg;
  } catch (cause) {
    const message = 'postgresStore needs the package "pg", which is not installed. Run: npm install pg';
    throw new CustomerStatusError('unavailable', { message, cause });
  }
}
