import { POLL_BUCKET } from './in-memory-polls.js';
import { takeFromTable } from './sql-buckets.js';
import type { SqlDatabase, SqlSession } from './sql-database.js';
import type { DuePoll, PollClaim, StatusStore } from './store.js';

/** Held while turns are given out, so that the nodes together keep to one rate. */
const LOCK = 0x63_73_6b_02;

/** Whose turn it is, kept in a table. */
export function sqlPolls(database: SqlDatabase): Pick<StatusStore, 'claimPolls' | 'settlePoll'> {
  return {
    claimPolls: (claim) =>
      database.transaction(async (session) => {
        await session.query('select pg_advisory_xact_lock($1::bigint)', [LOCK]);
        const due = await dueNow(session, claim);
        const allowed = await withinRate(session, claim, due);
        await lease(session, allowed, claim);
        return allowed;
      }),
    settlePoll: async (customerId, { nextAt, failures }) => {
      const statement = 'update csk_polls set next_at = $2, failures = $3 where customer_id = $1';
      await database.query(statement, [customerId, nextAt, failures]);
    },
  };
}

async function dueNow(session: SqlSession, { now, limit }: PollClaim): Promise<DuePoll[]> {
  const rows = await session.query<{ customer_id: string; failures: number }>(
    'select customer_id, failures from csk_polls where next_at <= $1 order by next_at limit $2 for update skip locked',
    [now, limit],
  );
  return rows.map((row) => ({ customerId: row.customer_id, failures: row.failures }));
}

async function withinRate(session: SqlSession, { rate, now }: PollClaim, due: readonly DuePoll[]): Promise<DuePoll[]> {
  const allowed: DuePoll[] = [];
  for (const poll of due) {
    // oxlint-disable-next-line no-await-in-loop -- one connection does one thing after the other
    const outcome = rate && (await takeFromTable(session, { ...rate, key: POLL_BUCKET, now }));
    if (outcome?.isTaken === false) break;
    allowed.push(poll);
  }
  return allowed;
}

async function lease(session: SqlSession, polls: readonly DuePoll[], { now, leaseMs }: PollClaim): Promise<void> {
  if (polls.length === 0) return;
  const ids = polls.map(({ customerId }) => customerId);
  await session.query('update csk_polls set next_at = $2 where customer_id = any ($1::text[])', [ids, now + leaseMs]);
}
