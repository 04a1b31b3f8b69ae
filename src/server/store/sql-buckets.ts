import { tokensNow, untilThere } from './in-memory-buckets.js';
import { PRUNED_AT_ONCE } from './sql-claims.js';
import type { SqlSession } from './sql-database.js';
import type { TokenOutcome, TokenRequest } from './store.js';

/** Takes from a bucket in a table: the row's own lock keeps the nodes apart. */
export async function takeFromTable(session: SqlSession, request: TokenRequest): Promise<TokenOutcome> {
  const { key, capacity, perSecond, now, cost = 1 } = request;
  if (cost > capacity) return { isTaken: false, retryAfterMs: untilThere(cost, perSecond) };
  const filled = 'least($2::float8, held.tokens + greatest(0, $3::bigint - held.at) / 1000.0 * $4::float8)';
  const taken = await session.query(
    `insert into csk_buckets as held (key, tokens, at) values ($1, $2::float8 - $5::float8, $3)
     on conflict (key) do update set tokens = ${filled} - $5::float8, at = greatest(held.at, $3)
     where ${filled} >= $5::float8 returning tokens`,
    [key, capacity, now, perSecond, cost],
  );
  if (taken.length > 0) return { isTaken: true };
  const [row] = await session.query<{ tokens: unknown; at: unknown }>('select tokens, at from csk_buckets where key = $1', [key]);
  const held = row && { tokens: Number(row.tokens), at: Number(row.at) };
  return { isTaken: false, retryAfterMs: untilThere(Math.max(0, cost - tokensNow(held, request)), perSecond) };
}

/** Removes the buckets that nobody has taken from since an instant; tells how many. */
export async function pruneBuckets(session: SqlSession, before: number | undefined): Promise<number> {
  if (before === undefined) return 0;
  const statement =
    'delete from csk_buckets where ctid = any (array(select ctid from csk_buckets where at < $1 limit $2)) returning 1';
  return (await session.query(statement, [before, PRUNED_AT_ONCE])).length;
}
