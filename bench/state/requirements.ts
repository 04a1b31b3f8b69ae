import { createCustomerClient } from 'customer-status-kit/client';
import { customerAt, pushingBackend, requests } from './customers.js';
import { spreadOf, type Spread } from './statistics.js';

const SIZES = [1_000, 3_000, 10_000] as const;
const SAMPLES = 25;

/** Milliseconds for a client to take a pushed snapshot with so many requests, of which one changed. */
export interface SizeFigures {
  requirements: number;
  ms: Spread;
  /** The same for a thousand requests: the same number at every size where the time grows with the size. */
  msPerThousand: number;
  /** Requests that are the same objects as before, of those that did not change. */
  keptIdentity: number;
  unchanged: number;
}

/** One client for each size; what is pushed is a fresh object in all its parts. */
export async function measureSizes(): Promise<SizeFigures[]> {
  const figures: SizeFigures[] = [];
  for (const size of SIZES) figures.push(await measureSize(size));
  return figures;
}

async function measureSize(size: number): Promise<SizeFigures> {
  const { backend, push } = pushingBackend(customerAt(1, 'NEEDS_ADDITIONAL_INFORMATION', requests(size)));
  const client = createCustomerClient({ backend, customerId: 'c1' });
  client.start();
  await pause();
  const times: number[] = [];
  let keptIdentity = size;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const before = client.getSnapshot().customer?.requirements ?? [];
    const next = requests(size).map((request, index) => (index === sample ? { ...request, blocking: false } : request));
    const snapshot = customerAt(sample + 2, 'NEEDS_ADDITIONAL_INFORMATION', next);
    const begun = performance.now();
    push(snapshot);
    const after = client.getSnapshot().customer?.requirements ?? [];
    times.push(performance.now() - begun);
    keptIdentity = Math.min(keptIdentity, after.filter((request, index) => request === before[index]).length);
    await pause();
  }
  client.dispose();
  const ms = spreadOf(times.slice(5));
  // From one sample to the next, the request of the last one changes back.
  return { requirements: size, ms, msPerThousand: ms.median / (size / 1_000), keptIdentity, unchanged: size - 2 };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
