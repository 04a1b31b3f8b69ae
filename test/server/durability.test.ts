import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { diskFiles, pgliteStore } from 'customer-status-kit/server';
import { isCustomerStatusError } from 'customer-status-kit/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from './fixtures/desk.ts';
import { walkJourney } from './fixtures/walk-journey.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csk-durability-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const dataDir = () => join(folder, 'store');

/** Starts a process that writes, lets it write some changes, and kills it. Resolves with the last change it called safe. */
async function writeAndKill(changes: number): Promise<{ last: number }> {
  const script = join(import.meta.dirname, 'fixtures/write-until-killed.mjs');
  const child = spawn(process.execPath, [script, dataDir()], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last >= changes) child.kill('SIGKILL');
  }
  return { last };
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

  it('loses nothing it called safe when its process is killed, and takes the folder over', async () => {
    const { last } = await writeAndKill(30);
    const store = await pgliteStore({ dataDir: dataDir() });
    const { snapshot, lastSeq } = (await store.getCustomer('ada'))!;
    expect(Number(snapshot.version)).toBeGreaterThanOrEqual(last);
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
    await writeFile(lock, '');
    await (await pgliteStore({ dataDir: dataDir() })).close();
  });

  it('says clearly when its folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    const refused = await pgliteStore({ dataDir: join(folder, 'file', 'store') }).catch((error: unknown) => error);
    expect(isCustomerStatusError(refused) && refused.message).toContain('cannot be made. Choose a folder');
  });
});
