import type { TokenOutcome, TokenRequest } from './store.js';

interface Bucket {
  tokens: number;
  /** Milliseconds since the epoch at which there were so many. */
  at: number;
}

/** With more buckets than this, those that are full again are forgotten. */
const MAX_BUCKETS = 10_000;

/** Buckets of one process. */
export function inMemoryBuckets(): (request: TokenRequest) => TokenOutcome {
  const buckets = new Map<string, Bucket>();
  return (request) => {
    const { key, now, perSecond, cost = 1 } = request;
    if (buckets.size > MAX_BUCKETS) forgetFull(buckets, request);
    const held = buckets.get(key);
    const tokens = tokensNow(held, request);
    if (tokens < cost) return { isTaken: false, retryAfterMs: untilThere(cost - tokens, perSecond) };
    buckets.delete(key);
    buckets.set(key, { tokens: tokens - cost, at: Math.max(now, held?.at ?? now) });
    return { isTaken: true };
  };
}

/** What is in a bucket by now: it has filled since it was last taken from. */
export function tokensNow(held: Bucket | undefined, { capacity, perSecond, now }: TokenRequest): number {
  if (held === undefined) return capacity;
  return Math.min(capacity, held.tokens + (Math.max(0, now - held.at) / 1_000) * perSecond);
}

/** Milliseconds until so many tokens have come back; a bucket that never fills is worth asking for again in an hour. */
export function untilThere(missing: number, perSecond: number): number {
  return perSecond > 0 ? Math.ceil((missing / perSecond) * 1_000) : 3_600_000;
}

/** The longest untouched ones come first: a bucket that is full says nothing that a new one would not. */
function forgetFull(buckets: Map<string, Bucket>, request: TokenRequest): void {
  for (const [key, bucket] of buckets) {
    if (tokensNow(bucket, request) < request.capacity && buckets.size <= 2 * MAX_BUCKETS) return;
    buckets.delete(key);
    if (buckets.size <= MAX_BUCKETS / 2) return;
  }
}
