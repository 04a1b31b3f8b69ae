import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { claimFolder } from '../../src/server/store-pglite/folder-claim.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'csk-claim-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** Whoever wrote this has ended. */
const DEAD = `${spawnSync(process.execPath, ['--version']).pid} began-long-ago 1`;

/** A process that claims the folders it is told of. */
async function claimer() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/claim-folders.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => String((await lines.next()).value);
  expect(await next()).toBe('ready');
  return async (folder: string) => {
    child.stdin.write(`${folder}\n`);
    return next();
  };
}

async function folderWith(name: string, files: Record<string, string>): Promise<string> {
  const folder = join(home, name);
  await mkdir(folder);
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content);
  return folder;
}

describe('a folder whose owner has ended', () => {
  it('gets one owner, however many come for it at one moment', { timeout: 60_000 }, async () => {
    const claimers = await Promise.all(Array.from({ length: 5 }, claimer));
    for (let round = 0; round < 25; round += 1) {
      const left = round % 2 === 0 ? {} : { 'owner.lock.taking': DEAD };
      const folder = await folderWith(`round-${round}`, { 'owner.lock': DEAD, ...left });
      const outcomes = await Promise.all(claimers.map((claim) => claim(folder)));
      expect(outcomes.toSorted()).toEqual(['owner', ...Array.from({ length: 4 }, () => 'unavailable')]);
      expect(await readdir(folder)).toEqual(['owner.lock']);
    }
  });

  it('is taken over also where the one before ended as it did so', async () => {
    const folder = await folderWith('half', { 'owner.lock': DEAD, 'owner.lock.taking': DEAD });
    const claim = await claimFolder(folder);
    expect(await readFile(join(folder, 'owner.lock'), 'utf8')).toMatch(new RegExp(`^${process.pid}( |$)`));
    expect(await readdir(folder)).toEqual(['owner.lock']);
    await claim.release();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a lock that says nothing', () => {
  it('is one that is being written, and belongs to whoever writes it', async () => {
    const folder = await folderWith('young', { 'owner.lock': '' });
    const claiming = claimFolder(folder).catch((error: unknown) => error);
    await writeFile(join(folder, 'owner.lock'), String(process.ppid));
    expect(await claiming).toMatchObject({ code: 'unavailable', message: expect.stringContaining(`process ${process.ppid}`) });
    expect(await readFile(join(folder, 'owner.lock'), 'utf8')).toBe(String(process.ppid));
  });

  it('is nobody’s once it is old', async () => {
    const folder = await folderWith('old', { 'owner.lock': '' });
    await utimes(join(folder, 'owner.lock'), 1, 1);
    await (await claimFolder(folder)).release();
  });
});
