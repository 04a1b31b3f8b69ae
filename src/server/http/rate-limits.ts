import { CustomerStatusError } from '../../model/index.js';
import type { Access, RateLimits } from '../handler-options.js';
import type { StatusStore, TokenBucket } from '../store/store.js';
import { sha256, utf8 } from '../bytes.js';

/** Keeps one customer, or one address, from taking everybody's turn. Each rejects with `rate_limited` and a time. */
export interface RateLimiter {
  /** Before anything is known of a request but where it comes from. Also refuses who was refused too often. */
  admitAddress: (request: Request) => Promise<void>;
  /** Refuses who was refused too often; counts nothing. */
  assertWelcome: (request: Request) => void;
  /** Once it is known who asks. */
  admitCustomer: (access: Access) => Promise<void>;
  /** Somebody was not who they said they were. */
  noteRefusal: (request: Request) => Promise<void>;
}

/** What the limiter stands on. */
export interface RateLimiterParts {
  store: Pick<StatusStore, 'takeToken'>;
  clock: () => number;
  clientAddress: ((request: Request) => string | undefined) | undefined;
}

const DEFAULTS: Required<{ [Name in keyof RateLimits]-?: TokenBucket }> = {
  customer: { capacity: 600, perSecond: 20 },
  address: { capacity: 1_200, perSecond: 40 },
  refused: { capacity: 120, perSecond: 2 },
};

/** So many tokens are taken from the store at once and spent here, so that not every request costs a question to the store. */
const LEASE = 20;

/** With more names than this, the ones used longest ago are forgotten. */
const MAX_NAMES = 10_000;

/** The limits over buckets that all nodes of a store share; with `false` everybody is admitted. */
export function rateLimiter(parts: RateLimiterParts, limits: RateLimits | false): RateLimiter {
  if (limits === false) return { admitAddress: nothing, assertWelcome: () => {}, admitCustomer: nothing, noteRefusal: nothing };
  const leases = leasedTokens(parts);
  const blockedUntil = new Map<string, number>();
  const addressOf = (request: Request) => bounded(parts.clientAddress?.(request));
  const assertNotBlocked = (address: string) => {
    const wait = (blockedUntil.get(address) ?? 0) - parts.clock();
    if (wait > 0) throw tooMany(wait);
    blockedUntil.delete(address);
  };
  const admit = async (kind: 'customer' | 'address', name: string) => {
    const wait = await leases(`${kind}:${name}`, limits[kind] ?? DEFAULTS[kind]);
    if (wait > 0) throw tooMany(wait);
  };
  return {
    admitAddress: async (request) => {
      const address = addressOf(request);
      if (address === undefined) return;
      assertNotBlocked(address);
      await admit('address', address);
    },
    assertWelcome: (request) => {
      const address = addressOf(request);
      if (address !== undefined) assertNotBlocked(address);
    },
    admitCustomer: async (access) => {
      if (access.role === 'customer') await admit('customer', access.customerId);
    },
    noteRefusal: async (request) => {
      const address = addressOf(request);
      if (address === undefined) return;
      const wait = await leases(`refused:${address}`, limits.refused ?? DEFAULTS.refused);
      if (wait > 0) remember(blockedUntil, address, parts.clock() + wait);
    },
  };
}

async function nothing(): Promise<void> {}

/** Spends tokens taken from the store a few at a time. Resolves with the milliseconds to wait, 0 when there was one. */
function leasedTokens({ store, clock }: RateLimiterParts): (name: string, bucket: TokenBucket) => Promise<number> {
  const leased = new Map<string, { left: number; key: string }>();
  return async (name, bucket) => {
    const lease = leased.get(name);
    if (lease !== undefined && lease.left > 0) {
      lease.left -= 1;
      remember(leased, name, lease);
      return 0;
    }
    // Names of people and places stay out of tables and logs.
    const key = lease?.key ?? (await sha256(utf8(name)));
    const cost = Math.max(1, Math.min(LEASE, Math.floor(bucket.capacity / 10)));
    for (const wanted of cost > 1 ? [cost, 1] : [1]) {
      // oxlint-disable-next-line no-await-in-loop -- a single one is asked for when several were not there
      const outcome = await store.takeToken({ key, ...bucket, now: clock(), cost: wanted });
      if (outcome.isTaken) {
        remember(leased, name, { key, left: (leased.get(name)?.left ?? 0) + wanted - 1 });
        return 0;
      }
      if (wanted === 1) return outcome.retryAfterMs;
    }
    return 0;
  };
}

/** The newest use comes last, so that the first is the one to forget. */
function remember<Value>(map: Map<string, Value>, name: string, value: Value): void {
  map.delete(name);
  map.set(name, value);
  if (map.size <= MAX_NAMES) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}

/** Some proxies tell the port as well, which is another at each connection. */
function withoutPort(address: string): string {
  const [, inBrackets, plain] = /^(?:\[([^\]]*)\](?::\d+)?|([^:]*):\d+)$/.exec(address) ?? [];
  return inBrackets ?? plain ?? address;
}

/** One network of IPv6 counts as one address: whoever has one address of it has all. */
function bounded(told: string | undefined): string | undefined {
  if (told === undefined || told === '') return undefined;
  const address = withoutPort(told);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return (mapped ?? address).slice(0, 100);
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = tail.split(':').filter((group) => group !== '');
  const zeros = address.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) =>
      group
        .toLowerCase()
        .replace(/^0+(?=.)/, '')
        .slice(0, 30),
    )
    .join(':');
}

function tooMany(retryAfterMs: number): CustomerStatusError {
  return new CustomerStatusError('rate_limited', { message: 'too many requests in a short time', retryAfterMs });
}
