import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryStore, pgliteStore, type StatusStore } from 'customer-status-kit/server';
import { postgresStore } from 'customer-status-kit/server/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realPostgres, type RealPostgres } from './fixtures/real-postgres.ts';
import { STORE_CONTRACT } from './fixtures/store-contract.ts';
import { TURNS_CONTRACT } from './fixtures/turns-contract.ts';

let folder: string;
let server: RealPostgres;
const stores: Record<string, StatusStore> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csk-stores-'));
  server = await realPostgres();
  stores['in memory'] = inMemoryStore();
  stores['embedded PostgreSQL'] = await pgliteStore({ dataDir: join(folder, 'store') });
  stores['PostgreSQL'] = await postgresStore({ connectionString: await server.database() });
}, 90_000);

afterAll(async () => {
  for (const store of Object.values(stores)) await store.close();
  await server.remove();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

describe.each(['in memory', 'embedded PostgreSQL', 'PostgreSQL'])('the store %s', (kind) => {
  it.each([...STORE_CONTRACT, ...TURNS_CONTRACT])('$title', ({ title, run }) => run(stores[kind]!, title));

  it('may be closed twice', async () => {
    await stores[kind]!.close();
    await expect(stores[kind]!.close()).resolves.toBeUndefined();
  });
});
