import { type CustomerStatusError, toCustomerStatusError } from '../../model/index.js';
import type { ConnectorPolling } from '../connector.js';
import type { DuePoll } from '../store/store.js';
import type { CustomerService, ServiceParts } from './customer-service.js';
import { pauseUnless } from './pause.js';

/** What polling stands on. */
export interface PollingParts extends Pick<ServiceParts, 'store' | 'clock' | 'signal' | 'onError'> {
  service: CustomerService;
  random: () => number;
  /** The handler is not closed before this has ended. */
  inBackground: (work: Promise<unknown>) => void;
}

/** Asks the provider about customers whose turn it is. */
export interface ProviderPolling {
  /** Asks about those whose turn it is now; resolves with how many. */
  pollOnce: () => Promise<number>;
  /** Does so again and again until the handler is closed. */
  start: () => void;
}

/** So many customers are asked about at once by one node. */
const BATCH = 10;

/** After a crash of a node its customers are asked about by another one after this. */
const LEASE_MS = 120_000;

const DAY_MS = 86_400_000;

/**
 * Polling of a provider that sends no webhooks. The store gives each turn to one node, at the rate that all of them may have
 * together. A customer whose provider fails is asked for ever more rarely, and never sooner than the provider wishes.
 */
export function providerPolling(parts: PollingParts, polling: ConnectorPolling): ProviderPolling {
  const { store, clock, signal } = parts;
  const pollOnce = async () => {
    if (signal.aborted) return 0;
    const due = await store.claimPolls({ now: clock(), limit: BATCH, leaseMs: LEASE_MS, rate: polling.rate });
    await Promise.all(due.map((poll) => askFor(parts, polling, poll)));
    return due.length;
  };
  return {
    pollOnce,
    start: () => parts.inBackground(keepPolling(parts, polling, pollOnce)),
  };
}

/** Round after round until the handler is closed. A round that fails is reported, and the next one comes as usual. */
async function keepPolling(parts: PollingParts, polling: ConnectorPolling, pollOnce: () => Promise<number>): Promise<void> {
  const { signal, onError, random } = parts;
  let count = 0;
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- one round after the other
    if (count < BATCH) await pauseUnless(signal, pauseOf(polling, random), { mayEnd: true });
    // oxlint-disable-next-line no-await-in-loop -- one round after the other
    count = await pollOnce().catch((error: unknown) => {
      onError(toCustomerStatusError(error, 'unavailable'));
      return 0;
    });
  }
}

/** Nodes look at different moments, and often enough that nobody waits much longer than the interval. */
function pauseOf({ everyMs }: ConnectorPolling, random: () => number): number {
  return Math.min(Math.max(everyMs / 10, 200), 10_000) * (0.5 + random());
}

async function askFor(parts: PollingParts, polling: ConnectorPolling, { customerId, failures }: DuePoll): Promise<void> {
  const { service, store, clock, onError } = parts;
  try {
    const { status } = await service.refresh(customerId, { actor: { kind: 'provider' }, channel: 'poll' });
    const pause = status.terminal ? (polling.settledEveryMs ?? DAY_MS) : polling.everyMs;
    await store.settlePoll(customerId, { nextAt: clock() + pause, failures: 0 });
  } catch (thrown) {
    const error = toCustomerStatusError(thrown, 'unavailable');
    onError(error);
    const nextAt = clock() + backOff(polling, failures, error, parts.random);
    await store.settlePoll(customerId, { nextAt, failures: failures + 1 }).catch(() => undefined);
  }
}

/**
 * Twice as long after each failure, a little by chance, and not sooner than the provider said. Never longer than the longest
 * pause: a provider that names a time far off would not be asked about its customer again.
 */
function backOff(polling: ConnectorPolling, failures: number, error: CustomerStatusError, random: () => number): number {
  const longest = Math.max(polling.longestMs ?? DAY_MS, polling.everyMs);
  const wait = Math.min(polling.everyMs * 2 ** Math.min(failures + 1, 20), longest);
  return Math.max(Math.round(wait * (1 + random() / 10)), Math.min(error.retryAfterMs ?? 0, longest));
}
