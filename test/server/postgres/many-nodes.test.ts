import type { CustomerSnapshot, LifecycleEventPage } from 'customer-status-kit/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cluster, type ClusterNode } from '../fixtures/cluster.ts';
import { disagreements, faultsOf, newestVersion, type Viewer, viewer } from '../fixtures/history.ts';
import { realPostgres, type RealPostgres } from '../fixtures/real-postgres.ts';
import { type Chance, chance } from '../fixtures/chance.ts';

const HEARTBEAT_MS = 400;
const isLong = process.env['CSK_LONG'] === '1';
const first = process.env['CSK_SEED'];
const count = Number(process.env['CSK_SEEDS'] ?? (first === undefined ? (isLong ? 200 : 10) : 1));
const seeds = Array.from({ length: count }, (_, index) => Number(first ?? 1) + index);
/** After quiet everybody is to see the final state within this; a machine under load is given longer in short runs. */
const SETTLE_MS = Number(process.env['CSK_SETTLE_MS'] ?? (isLong ? 2_000 : 20_000));

let postgres: RealPostgres;
let group: Awaited<ReturnType<typeof cluster>>;
const settledIn: number[] = [];

beforeAll(async () => {
  postgres = await realPostgres();
  group = await cluster(await postgres.database(), 3, HEARTBEAT_MS);
}, 90_000);

afterAll(async () => {
  await group?.close();
  await postgres?.remove();
  if (isLong)
    process.stdout.write(`${settledIn.length} histories; settled ${Math.max(...settledIn)} ms after quiet at the latest\n`);
}, 60_000);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds from a moment until something is so. */
async function until(isSo: () => boolean, began: number, limitMs: number): Promise<number> {
  while (!isSo()) {
    if (performance.now() - began > limitMs) return Number.POSITIVE_INFINITY;
    await pause(10);
  }
  return Math.round(performance.now() - began);
}

const someBase = (random: Chance) => random.pick(group.nodes.map((node) => node.base()).filter((base) => base !== undefined));

/** One write, made again and again at any node until it is acknowledged. */
async function write(random: Chance, customerId: string, entry: string): Promise<void> {
  const isNotice = random.below(2) === 0;
  let last: number | undefined;
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const base = someBase(random);
    const response =
      base === undefined ? undefined : await (isNotice ? notify(base, customerId, entry) : answer(base, customerId, entry));
    if (response?.ok) return;
    last = response?.status ?? last;
    await pause(20 + random.below(40));
  }
  throw new Error(`${entry} was never acknowledged; the last answer was ${last}`);
}

function notify(base: string, customerId: string, id: string): Promise<Response | undefined> {
  return post(`${base}/webhooks/ledger`, {}, { id, customerId });
}

function answer(base: string, customerId: string, entry: string): Promise<Response | undefined> {
  const headers = { authorization: `Bearer customer/${customerId}`, 'idempotency-key': entry };
  return post(`${base}/customers/${customerId}/answers`, headers, {
    answers: [{ kind: 'field', requirementId: entry, value: 'x' }],
  });
}

async function post(url: string, headers: Record<string, string>, body: unknown): Promise<Response | undefined> {
  const sent = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const response = await fetch(url, { ...sent, signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response;
  } catch {
    return undefined;
  }
}

async function read<Answer>(base: string, customerId: string, path = ''): Promise<Answer | undefined> {
  const headers = { authorization: `Bearer customer/${customerId}` };
  const response = await fetch(`${base}/customers/${customerId}${path}`, { headers, signal: AbortSignal.timeout(5_000) }).catch(
    () => undefined,
  );
  return response?.ok ? ((await response.json()) as Answer) : undefined;
}

/** Writes one entry after the other; what was acknowledged must be in what any node reads afterwards. */
async function writeAll(random: Chance, customerId: string, entries: readonly string[], faults: string[]): Promise<void> {
  for (const entry of entries) {
    await write(random, customerId, entry);
    const base = someBase(random);
    const seen = base === undefined ? undefined : await read<CustomerSnapshot>(base, customerId);
    if (seen?.capabilities.every(({ id }) => id !== entry)) faults.push(`${entry} was acknowledged and not read afterwards`);
    await pause(random.below(60));
  }
}

const TROUBLES: ((node: ClusterNode, random: Chance) => Promise<void>)[] = [
  async (node) => {
    await node.kill();
    await node.start();
  },
  async (node) => node.line.cut(),
  async (node, random) => {
    node.line.hang();
    await pause(100 + random.below(300));
    if (random.below(2) === 0) node.line.cut();
    node.line.heal();
  },
];

async function makeTrouble(random: Chance, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await pause(random.below(120));
    await random.pick(TROUBLES)?.(random.pick(group.nodes)!, random);
  }
}

/** What is on record of a customer in the end. */
async function recordOf(customerId: string): Promise<{ snapshot: CustomerSnapshot; told: string[] }> {
  const base = group.nodes[0]!.base()!;
  const snapshot = (await read<CustomerSnapshot>(base, customerId))!;
  const page = (await read<LifecycleEventPage>(base, customerId, '/events?limit=200'))!;
  return { snapshot, told: page.events.flatMap(({ about }) => (about === undefined ? [] : [about.id])).toReversed() };
}

async function runHistory(
  seed: number,
): Promise<{ customers: string[]; viewers: Viewer[]; entries: string[][]; faults: string[] }> {
  const random = chance(seed);
  const customers = [`s${seed}-a`, `s${seed}-b`];
  const entries = customers.map((id) => Array.from({ length: 6 }, (_, index) => `${id}.${index}`));
  const viewers = customers.flatMap((id) => [1, 2].map(() => viewer(id, () => someBase(random))));
  const faults: string[] = [];
  let isWritten = false;
  const writing = customers.flatMap((id, index) => {
    const half = entries[index]!.length / 2;
    const parts = [entries[index]!.slice(0, half), entries[index]!.slice(half)];
    return parts.map((part) => writeAll(random, id, part, faults));
  });
  const trouble = makeTrouble(random, () => isWritten);
  try {
    await Promise.all(writing);
  } finally {
    isWritten = true;
    await trouble;
  }
  return { customers, viewers, entries, faults };
}

describe('three nodes, their lines cut and their processes killed at random', () => {
  it.each(seeds)(
    'lose nothing they acknowledged and show everybody their own final state (seed %i)',
    { timeout: 60_000 },
    async (seed) => {
      const { customers, viewers, entries, faults } = await runHistory(seed);
      const quietAt = performance.now();
      const records = await Promise.all(customers.map(recordOf));
      const final = new Map(records.map(({ snapshot }) => [snapshot.id, snapshot.version]));
      const isFinal = (each: Viewer) => newestVersion(each) === final.get(each.customerId);
      const settled = await until(() => viewers.every(isFinal), quietAt, SETTLE_MS);
      for (const each of viewers) await each.stop();

      expect(faults).toEqual([]);
      records.forEach(({ snapshot, told }, index) => {
        expect(snapshot.capabilities.map(({ id }) => id).toSorted()).toEqual(entries[index]);
        expect(told).toEqual(snapshot.capabilities.map(({ id }) => id));
      });
      expect(viewers.flatMap(faultsOf)).toEqual([]);
      expect(disagreements(viewers)).toEqual([]);
      expect(viewers.map(newestVersion)).toEqual(viewers.map(({ customerId }) => final.get(customerId)));
      settledIn.push(settled);
    },
  );
});
