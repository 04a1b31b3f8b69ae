import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { isCustomerStatusError } from '../../model/index.js';
import type { SqlDatabase, SqlSession } from '../store/sql-database.js';
import { databaseError, sqlState } from './postgres-errors.js';

/** A pool of connections as a database of the store. Connections that broke are replaced by new ones. */
export function postgresDatabase(pool: Pool): SqlDatabase {
  return {
    async query<Row>(statement: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      try {
        return await queryOnce<Row>(pool, statement, parameters);
      } catch (error) {
        // A connection that lay idle while the server was restarted breaks at its next use; reading again harms nobody.
        if (sqlState(error) !== undefined || !/^\s*select\b/i.test(statement)) throw databaseError(error);
        return queryOnce<Row>(pool, statement, parameters).catch((again: unknown) => {
          throw databaseError(again);
        });
      }
    },
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  };
}

async function queryOnce<Row>(
  queries: Pick<Pool | PoolClient, 'query'>,
  statement: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const query = { name: nameOf(statement), text: statement, values: [...parameters] };
  const { rows }: { rows: Row[] } = await queries.query<Row & QueryResultRow>(query);
  return rows;
}

const names = new Map<string, string>();

/** With a name, a connection parses and plans a statement once. The store has a few dozen of them and no more. */
function nameOf(statement: string): string {
  const known = names.get(statement) ?? `csk_${names.size + 1}`;
  names.set(statement, known);
  return known;
}

/** Committed when the work resolves. A connection of which it is not known in what state it is goes no further. */
async function inTransaction<Result>(pool: Pool, work: (session: SqlSession) => Promise<Result>): Promise<Result> {
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseError(error);
  });
  let isSound = false;
  try {
    await client.query('begin isolation level read committed');
    const result = await work({ query: (statement, parameters = []) => queryOnce(client, statement, parameters) });
    await client.query('commit');
    isSound = true;
    return result;
  } catch (error) {
    isSound = await rolledBack(client, error);
    throw databaseError(error);
  } finally {
    client.release(!isSound);
  }
}

async function rolledBack(client: PoolClient, error: unknown): Promise<boolean> {
  if (sqlState(error) === undefined && !isCustomerStatusError(error)) return false;
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}
