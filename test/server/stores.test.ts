import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryStore, pgliteStore, type StatusStore } from 'customer-status-kit/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STORE_CONTRACT } from './fixtures/store-contract.ts';

let folder: string;
const stores: Record<string, StatusStore> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csk-stores-'));
  stores['in memory'] = inMemoryStore();
  stores['embedded PostgreSQL'] = await pgliteStore({ dataDir: join(folder, 'store') });
}, 60_000);

afterAll(async () => {
  for (const store of Object.values(stores)) await store.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(['in memory', 'embedded PostgreSQL'])('the store %s', (kind) => {
  it.each(STORE_CONTRACT)('$title', ({ title, run }) => run(stores[kind]!, title));

  it('may be closed twice', async () => {
    await stores[kind]!.close();
    await expect(stores[kind]!.close()).resolves.toBeUndefined();
  });
});
