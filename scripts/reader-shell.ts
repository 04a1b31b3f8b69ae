import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A terminal that a page's commands are typed into. */
export interface ReaderShell {
  /** Where it stands. */
  folder: () => string;
  /** Types a command: `cd` moves, a server goes on in the background and is waited for, everything else must succeed. */
  enter: (command: string) => Promise<void>;
  run: (command: string) => void;
  succeeds: (command: string) => boolean;
  /** The address that the last program printed for a browser. */
  address: () => string | undefined;
  stopPrograms: () => Promise<void>;
}

/** Programs that do not end by themselves. */
const LASTING = /^(npx vite|node server\.\w+)$/;

const PATIENCE_MS = 60_000;

/** What a script of npm tells those it starts, which would make them think they are still in its folder. */
const INHERITED = /^(npm_(package|lifecycle|config_local|config_prefix|config_global|command|execpath)|INIT_CWD)/;

/** A terminal that begins in a folder. */
export function readerShell(start: string): ReaderShell {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !INHERITED.test(name)));
  const programs: ChildProcess[] = [];
  let folder = start;
  let address: string | undefined;
  const tried = (command: string) => spawnSync(command, { cwd: folder, env, shell: true, encoding: 'utf8', timeout: 600_000 });
  const run = (command: string) => {
    const { status, stdout, stderr } = tried(command);
    if (status !== 0) throw new Error(`"${command}" failed:\n${stdout}\n${stderr}`);
  };
  const begin = async (command: string) => {
    const program = spawn(command, { cwd: folder, env, shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    programs.push(program);
    if (command.startsWith('npx vite')) address = await addressFrom(program, command);
  };
  return {
    folder: () => folder,
    run,
    succeeds: (command) => tried(command).status === 0,
    address: () => address,
    async enter(command) {
      if (command.startsWith('cd ')) folder = join(folder, command.slice(3));
      else if (LASTING.test(command)) await begin(command);
      else run(command);
    },
    async stopPrograms() {
      address = undefined;
      await Promise.all(programs.splice(0).map(stop));
    },
  };
}

/** Waits until the program has printed where it can be seen. */
function addressFrom(program: ChildProcess, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = () => reject(new Error(`"${command}" gave no address:\n${said}`));
    const limit = setTimeout(fail, PATIENCE_MS);
    program.once('exit', fail);
    const hear = (piece: Buffer) => {
      said += piece.toString('utf8');
      // oxlint-disable-next-line no-control-regex -- colours of a terminal
      const found = /http:\/\/localhost:\d+\//.exec(said.replaceAll(/\u001b\[\d+m/g, ''));
      if (found === null) return;
      clearTimeout(limit);
      resolve(found[0]);
    };
    program.stdout?.on('data', hear);
    program.stderr?.on('data', hear);
  });
}

/** The shell and what it started are one group. */
async function stop(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.pid === undefined) return;
  const ended = new Promise((resolve) => program.once('exit', resolve));
  process.kill(-program.pid, 'SIGTERM');
  await ended;
}
