import type { Claim, ClaimKey, ClaimOutcome, StoredAnswer } from './store.js';

interface Entry {
  fingerprint: string;
  claimedAt: number;
  answer?: StoredAnswer;
}

function nameOf({ scope, key }: ClaimKey): string {
  return JSON.stringify([scope, key]);
}

/** Claims of one kind. */
export interface InMemoryClaims {
  claim: (claim: Claim) => ClaimOutcome;
  isSettled: (claim: ClaimKey) => boolean;
  answerOf: (claim: ClaimKey) => StoredAnswer | undefined;
  settle: (claim: ClaimKey, answer: StoredAnswer) => void;
  /** Keeps the answer of a change, also where the claim was given up meanwhile. */
  settleOnce: (claim: Claim, answer: StoredAnswer) => void;
  /** Only where it was not taken over meanwhile. */
  release: (claim: Claim) => void;
  /** Forgets what was claimed before an instant; tells how many. */
  prune: (before: number) => number;
}

/** Claims kept in memory. */
export function inMemoryClaims(): InMemoryClaims {
  const entries = new Map<string, Entry>();

  const take = (claim: Claim): ClaimOutcome => {
    entries.set(nameOf(claim), { fingerprint: claim.fingerprint, claimedAt: claim.now });
    return { state: 'claimed' };
  };

  return {
    claim(claim: Claim): ClaimOutcome {
      const entry = entries.get(nameOf(claim));
      if (entry === undefined) return take(claim);
      if (entry.fingerprint !== claim.fingerprint) return { state: 'mismatch' };
      if (entry.answer) return { state: 'answered', answer: entry.answer };
      return claim.now - entry.claimedAt >= claim.abandonedAfterMs ? take(claim) : { state: 'pending' };
    },
    settle(claim: ClaimKey, answer: StoredAnswer): void {
      const entry = entries.get(nameOf(claim));
      if (entry) entry.answer = { ...answer };
    },
    answerOf: (claim) => entries.get(nameOf(claim))?.answer,
    isSettled: (claim) => entries.get(nameOf(claim))?.answer !== undefined,
    settleOnce(claim, answer) {
      entries.set(nameOf(claim), { fingerprint: claim.fingerprint, claimedAt: claim.now, answer: { ...answer } });
    },
    release(claim: Claim): void {
      const entry = entries.get(nameOf(claim));
      if (entry?.answer === undefined && entry?.claimedAt === claim.now) entries.delete(nameOf(claim));
    },
    prune(before) {
      const old = [...entries].filter(([, { claimedAt }]) => claimedAt < before);
      for (const [name] of old) entries.delete(name);
      return old.length;
    },
  };
}
