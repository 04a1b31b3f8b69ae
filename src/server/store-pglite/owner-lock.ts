import { codeOf, unlessMissing } from '../file-system-error.js';
import { pauseUnless } from '../service/pause.js';
import { formatOwner, isRunning, parseOwner, startOf } from './process-start.js';

/** What a try to become an owner came to: ours now, or whose it is, where that could be read. */
export type LockOutcome = { state: 'ours' } | { state: 'taken'; pid: number | undefined };

/** Who begins anew this often has met a living process each time. */
const MAX_TRIES = 60;

/** Milliseconds between two looks at what another process is about to finish. */
const LOOK_MS = 50;

/** A lock that says nothing for so long was left by a process that ended between making and writing it. */
const UNWRITTEN_MS = 2_000;

/**
 * Makes a file that names this process, unless a living one has made it. One of a dead process is removed, by one of however
 * many come at the same moment: two that remove in turn would remove the new owner's.
 */
export async function takeLock(lock: string): Promise<LockOutcome> {
  const own = formatOwner({ pid: process.pid, startedAt: await startOf(process.pid) });
  let present: string | undefined;
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    if (await create(lock, own)) return { state: 'ours' };
    present = await read(lock);
    if (present === undefined) continue;
    const standing = await standingOf(lock, present);
    if (standing === 'alive') break;
    if (standing === 'unwritten' || !(await removeAlone(lock, own))) await look();
  }
  return { state: 'taken', pid: present === undefined ? undefined : pidIn(present) };
}

function look(): Promise<void> {
  return pauseUnless(new AbortController().signal, LOOK_MS);
}

/** The file and its content in one step, so that nobody reads half of it. `false` where there is one already. */
async function create(path: string, content: string): Promise<boolean> {
  const { link, rm, writeFile } = await import('node:fs/promises');
  const draft = `${path}.${crypto.randomUUID()}`;
  const kept = { flag: 'wx', mode: 0o600, flush: true };
  try {
    await writeFile(draft, content, kept);
    // Not every file system knows links: there the file is made first and written then.
    await link(draft, path).catch((error: unknown) => {
      if (codeOf(error) === 'EEXIST') throw error;
      return writeFile(path, content, kept);
    });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function read(path: string): Promise<string | undefined> {
  const { readFile } = await import('node:fs/promises');
  return readFile(path, 'utf8').catch(unlessMissing);
}

type Standing = 'alive' | 'dead' | 'unwritten';

async function standingOf(path: string, content: string): Promise<Standing> {
  const owner = parseOwner(content);
  if (Number.isNaN(owner.pid)) return (await isYoung(path)) ? 'unwritten' : 'dead';
  // This process knows its own claims, so that its id in a file is that of another one before it.
  return owner.pid !== process.pid && (await isRunning(owner)) ? 'alive' : 'dead';
}

async function isYoung(path: string): Promise<boolean> {
  const { stat } = await import('node:fs/promises');
  const made = await stat(path).catch(unlessMissing);
  return made !== undefined && Math.abs(Date.now() - made.mtimeMs) < UNWRITTEN_MS;
}

function pidIn(content: string): number | undefined {
  const { pid } = parseOwner(content);
  return Number.isNaN(pid) ? undefined : pid;
}

/** Removes a lock whose owner is dead, looking once more while nobody else may. `false` while another process is about that. */
async function removeAlone(lock: string, own: string): Promise<boolean> {
  const { rm } = await import('node:fs/promises');
  const taking = `${lock}.taking`;
  if (!(await create(taking, own))) {
    // What a process left that ended while it removed a lock.
    const present = await read(taking);
    if (present !== undefined && (await standingOf(taking, present)) === 'dead') await removeIf(taking, present);
    return false;
  }
  try {
    const present = await read(lock);
    if (present !== undefined && (await standingOf(lock, present)) === 'dead') await rm(lock, { force: true });
    return true;
  } finally {
    await letGo(taking, own);
  }
}

/** Removes what this process made, also where another one has moved it aside and is about to put it back. */
async function letGo(made: string, own: string): Promise<void> {
  if (await removeIf(made, own)) return;
  const { readdir, rm } = await import('node:fs/promises');
  const path = await import('node:path');
  const folder = path.dirname(made);
  const asides = (await readdir(folder)).filter((name) => name.startsWith(`${path.basename(made)}.`));
  for (const one of asides.map((name) => path.join(folder, name))) if ((await read(one)) === own) await rm(one, { force: true });
  await removeIf(made, own);
}

/** Removes a file that says just this. Moved aside first, so that nobody else's is removed: that is put back. */
async function removeIf(made: string, content: string): Promise<boolean> {
  const { link, rename, rm } = await import('node:fs/promises');
  const aside = `${made}.${crypto.randomUUID()}`;
  if (!(await rename(made, aside).then(() => true, unlessMissing))) return false;
  const moved = await read(aside);
  // Whoever has let go of it meanwhile has removed it here as well, and nothing can be put back.
  if (moved !== undefined && moved !== content) await link(aside, made).catch(() => undefined);
  await rm(aside, { force: true });
  return moved === content;
}
