import { gathered } from './gathered.js';
import type { SqlSession } from './sql-database.js';
import { settledTwice } from './settled-twice.js';
import type { Claim, ClaimKey, ClaimOutcome, StoredAnswer } from './store.js';

type ClaimTable = 'csk_idempotency' | 'csk_webhook_deliveries';

/** Rows removed in one go, so that nobody waits long for it. */
export const PRUNED_AT_ONCE = 10_000;

/** Claims kept in a table. The primary key decides who was first, on however many nodes. */
export function sqlClaims(database: SqlSession, table: ClaimTable) {
  const readOutcome = async (claim: Claim): Promise<ClaimOutcome> => {
    const [row] = await database.query<{ fingerprint: string; answer: StoredAnswer | null }>(
      `select fingerprint, answer from ${table} where scope = $1 and key = $2`,
      [claim.scope, claim.key],
    );
    if (row === undefined) return { state: 'pending' };
    if (row.fingerprint !== claim.fingerprint) return { state: 'mismatch' };
    if (row.answer === null) return { state: 'pending' };
    return { state: 'answered', answer: row.answer };
  };

  const claimSeveral = async (claims: readonly Claim[]): Promise<ClaimOutcome[]> => {
    const taken = await database.query<{ scope: string; key: string }>(
      `insert into ${table} as held (scope, key, fingerprint, claimed_at)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
       on conflict (scope, key) do update set claimed_at = excluded.claimed_at
       where held.answer is null and held.fingerprint = excluded.fingerprint and held.claimed_at <= excluded.claimed_at - $5::bigint
       returning scope, key`,
      [
        claims.map(({ scope }) => scope),
        claims.map(({ key }) => key),
        claims.map(({ fingerprint }) => fingerprint),
        claims.map(({ now }) => now),
        Math.max(...claims.map(({ abandonedAfterMs }) => abandonedAfterMs)),
      ],
    );
    const isTaken = ({ scope, key }: Claim) => taken.some((row) => row.scope === scope && row.key === key);
    return Promise.all(claims.map(async (claim) => (isTaken(claim) ? { state: 'claimed' as const } : readOutcome(claim))));
  };

  return {
    claim: gathered({ several: claimSeveral, keyOf: ({ scope, key }: Claim) => JSON.stringify([scope, key]) }),
    answerOf: async (claim: ClaimKey): Promise<StoredAnswer | undefined> => {
      const [row] = await database.query<{ answer: StoredAnswer | null }>(
        `select answer from ${table} where scope = $1 and key = $2`,
        [claim.scope, claim.key],
      );
      return row?.answer ?? undefined;
    },
    settle: async (claim: ClaimKey, answer: StoredAnswer): Promise<void> => {
      const statement = `update ${table} set answer = $3::jsonb where scope = $1 and key = $2`;
      await database.query(statement, [claim.scope, claim.key, JSON.stringify(answer)]);
    },
    release: async ({ scope, key, now }: Claim): Promise<void> => {
      // The time of the claim tells it from the one of whoever took it over.
      const statement = `delete from ${table} where scope = $1 and key = $2 and claimed_at = $3 and answer is null`;
      await database.query(statement, [scope, key, now]);
    },
    prune: async (before: number): Promise<number> => {
      const statement = `delete from ${table} where ctid = any (array(select ctid from ${table} where claimed_at < $1 limit $2)) returning 1`;
      return (await database.query(statement, [before, PRUNED_AT_ONCE])).length;
    },
  };
}

/** Keeps an answer within the transaction of the change it is about. Rejects when the claim has its answer already. */
export async function settleOnce(session: SqlSession, table: ClaimTable, claim: Claim, answer: StoredAnswer): Promise<void> {
  const settled = await session.query(
    `insert into ${table} as held (scope, key, fingerprint, claimed_at, answer) values ($1, $2, $3, $4, $5::jsonb)
     on conflict (scope, key) do update set answer = excluded.answer where held.answer is null returning scope`,
    [claim.scope, claim.key, claim.fingerprint, claim.now, JSON.stringify(answer)],
  );
  if (settled.length === 0) throw settledTwice();
}
