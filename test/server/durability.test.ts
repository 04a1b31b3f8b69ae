import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { diskFiles, pgliteStore } from 'customer-status-kit/server';
import { isCustomerStatusError } from 'customer-status-kit/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chance } from './fixtures/chance.ts';
import { openDesk } from './fixtures/desk.ts';
import { walkJourney } from './fixtures/walk-journey.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csk-durability-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const dataDir = () => join(folder, 'store');

const isLong = process.env['CSK_LONG'] === '1';
const ROUNDS = Number(process.env['CSK_ROUNDS'] ?? (isLong ? 200 : 8));

/** Starts a process that writes, and kills it: after it has called some changes safe, as it opens, or anywhere before that. */
async function writeAndKill(changes: number): Promise<{ first: number | undefined; last: number | undefined }> {
  const script = join(import.meta.dirname, 'fixtures/write-until-killed.mjs');
  const child = spawn(process.execPath, [script, dataDir()], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (changes < 0) setTimeout(() => child.kill('SIGKILL'), -changes);
  const said: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== 'open') said.push(Number(line));
    if (said.length >= changes && changes >= 0) child.kill('SIGKILL');
  }
  return { first: said[0], last: said.at(-1) };
}

const openDeskOnDisk = async () =>
  openDesk({ store: await pgliteStore({ dataDir: dataDir() }), files: diskFiles({ directory: join(folder, 'files') }) });

describe('a store on disk', { timeout: 60_000 }, () => {
  it('tells the whole journey again after a restart', async () => {
    const before = await openDeskOnDisk();
    const { replaced } = await walkJourney(before);
    const told = [await before.operator.customer(), await before.operator.events('?limit=200')] as const;
    const kept = await before.operator.send('GET', `/customers/ada/files/${replaced.id}/content`);
    const bytes = await kept.arrayBuffer();
    await before.handler.close();

    const after = await openDeskOnDisk();
    expect([await after.operator.customer(), await after.operator.events('?limit=200')]).toEqual(told);
    const again = await after.operator.send('GET', `/customers/ada/files/${replaced.id}/content`);
    expect(new Uint8Array(await again.arrayBuffer())).toEqual(new Uint8Array(bytes));
    await after.operator.write('PUT', '/status', { status: 'UNDER_REVIEW' });
    const [newest] = (await after.operator.events('?limit=1')).events;
    expect(newest?.seq).toBe(told[1].events[0]!.seq! + 1);
    await after.handler.close();
  });

  it('loses nothing it called safe, wherever its process is killed, and takes the folder over', {
    timeout: ROUNDS * 20_000,
  }, async () => {
    const random = chance(Number(process.env['CSK_SEED'] ?? 1));
    let safe = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const changes = round % 5 === 4 ? -1 - random.below(1_500) : random.below(12);
      const { first, last } = await writeAndKill(changes);
      // What was said to be safe is where the next process goes on, or behind that: a kill may come between the disk and the word.
      if (first !== undefined) expect(first).toBeGreaterThan(safe);
      safe = Math.max(safe, last ?? 0);
    }
    expect(safe).toBeGreaterThan(0);
    const store = await pgliteStore({ dataDir: dataDir() });
    const { snapshot, lastSeq } = (await store.getCustomer('ada'))!;
    expect(Number(snapshot.version)).toBeGreaterThanOrEqual(safe);
    expect(lastSeq).toBe(Number(snapshot.version));
    const events = await store.listEventsAfter('ada', 0, 10_000);
    expect(events.map(({ id }) => id)).toEqual(Array.from({ length: lastSeq }, (_, index) => `event-${index + 1}`));
    await store.close();
  });

  it('belongs to one opener as long as that lives', async () => {
    const attempt = () => pgliteStore({ dataDir: dataDir() }).catch((error: unknown) => error);
    const lock = join(dataDir(), 'owner.lock');
    const store = await pgliteStore({ dataDir: dataDir() });
    const second = await attempt();
    expect(isCustomerStatusError(second) && second.message).toMatch(
      new RegExp(`in use by process ${process.pid}.*stop the other one`),
    );
    await store.close();
    await writeFile(lock, String(process.ppid));
    const third = await attempt();
    expect(isCustomerStatusError(third) && [third.code, third.message.includes(`process ${process.ppid}`)]).toEqual([
      'unavailable',
      true,
    ]);
    expect(await readFile(lock, 'utf8')).toBe(String(process.ppid));
    // Long ago, by a process that ended before it had said who it is.
    await writeFile(lock, '');
    await utimes(lock, 1, 1);
    await (await pgliteStore({ dataDir: dataDir() })).close();
    // The id of a dead process that another one has by now is nobody's claim.
    await writeFile(lock, `${process.ppid} began-at-another-time 1`);
    const fifth = await pgliteStore({ dataDir: dataDir() });
    expect(await readFile(lock, 'utf8')).toMatch(new RegExp(`^${process.pid}( |$)`));
    await fifth.close();
  });

  it('says clearly when its folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    const refused = await pgliteStore({ dataDir: join(folder, 'file', 'store') }).catch((error: unknown) => error);
    expect(isCustomerStatusError(refused) && refused.message).toContain('cannot be made. Choose a folder');
  });
});
