import { codeOf } from '../file-system-error.js';

/** A process, and when it began: ids of processes come round again. */
export interface ProcessStart {
  /** `NaN` where nothing is known. */
  pid: number;
  /** As the system writes it; absent where it tells no such thing. */
  startedAt?: string | undefined;
}

/** As it stands in a file: the id, and when the process began. */
export function formatOwner({ pid, startedAt }: ProcessStart): string {
  return startedAt === undefined ? String(pid) : `${pid} ${startedAt}`;
}

/** Reads what `formatOwner` wrote. */
export function parseOwner(text: string): ProcessStart {
  const [, pid, startedAt] = /^(\d+)(?: (.+))?$/.exec(text.trim()) ?? [];
  return { pid: Number(pid), startedAt };
}

/** True while this very process runs, and not another that was given its id. Where that cannot be told apart, it counts as running. */
export async function isRunning({ pid, startedAt }: ProcessStart): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const present = startedAt === undefined ? undefined : await startOf(pid);
  return present === undefined || present === startedAt;
}

/** A process that may not be signalled is alive too. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** When a process began: on Linux the boot and the tick of its clock, on other Unixes the second. */
export async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  return process.platform === 'linux' ? linuxStart(pid) : unixStart(pid);
}

async function linuxStart(pid: number): Promise<string | undefined> {
  const { readFile } = await import('node:fs/promises');
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    // The second field is the name of the program in brackets and may hold anything; the start is the 22nd.
    const tick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return tick === undefined ? undefined : `${boot.trim()} ${tick}`;
  } catch {
    return undefined;
  }
}

async function unixStart(pid: number): Promise<string | undefined> {
  const { execFile } = await import('node:child_process');
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'lstart=', '-p', String(pid)], (error, stdout) => {
      resolve(error === null && stdout.trim() !== '' ? stdout.trim() : undefined);
    });
  });
}
