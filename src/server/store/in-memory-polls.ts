import type { DuePoll, PollClaim, StatusStore, TokenOutcome, TokenRequest } from './store.js';

interface Turn {
  nextAt: number;
  failures: number;
}

/** The name of the bucket that limits how often a provider is asked. */
export const POLL_BUCKET = 'polls';

/** Whose turn it is, kept in memory. A customer nobody has asked for yet is due at once. */
export function inMemoryPolls(
  customerIds: () => Iterable<string>,
  takeToken: (request: TokenRequest) => TokenOutcome,
): Pick<StatusStore, 'claimPolls' | 'settlePoll'> {
  const turns = new Map<string, Turn>();
  const dueAt = (id: string) => turns.get(id)?.nextAt ?? 0;
  return {
    async claimPolls({ now, limit, leaseMs, rate }: PollClaim): Promise<DuePoll[]> {
      const due = [...customerIds()].filter((id) => dueAt(id) <= now).toSorted((a, b) => dueAt(a) - dueAt(b));
      const claimed: DuePoll[] = [];
      for (const customerId of due.slice(0, limit)) {
        if (rate !== undefined && !takeToken({ ...rate, key: POLL_BUCKET, now }).isTaken) break;
        const failures = turns.get(customerId)?.failures ?? 0;
        turns.set(customerId, { nextAt: now + leaseMs, failures });
        claimed.push({ customerId, failures });
      }
      return claimed;
    },
    settlePoll: async (customerId, outcome) => void turns.set(customerId, { ...outcome }),
  };
}
