import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { InstalledExample } from '../../scripts/install-example.ts';

const INSTALLED = JSON.parse(process.env['EXAMPLES'] ?? '[]') as InstalledExample[];

/** The names of those that are to be driven and could be installed. */
export const DRIVEN = (JSON.parse(process.env['DRIVEN'] ?? '[]') as string[]).filter((name) =>
  INSTALLED.some((example) => example.name === name),
);

const LONGEST_START_MS = 60_000;

/** An example that was started as its reader would: with `npm start`, in its own folder, on an empty store. */
export class RunningExample {
  readonly origin: string;
  /** What it wrote to its console. */
  output = '';
  private readonly process: ChildProcess;
  private readonly server: RunningExample | undefined;

  private constructor(folder: string, port: number, server: RunningExample | undefined) {
    this.origin = `http://127.0.0.1:${port}`;
    this.server = server;
    rmSync(join(folder, '.data'), { recursive: true, force: true });
    const env = { ...process.env, PORT: String(port), ...(server === undefined ? {} : { STATUS_SERVER: server.origin }) };
    const isVite = ['vite', 'tailwind', 'mui'].some((name) => folder.includes(`/${name}`));
    const place = isVite ? ['--', '--host', '127.0.0.1', '--port', String(port), '--strictPort'] : [];
    // A group of its own: npm starts the server as its child.
    this.process = spawn('npm', ['start', '--silent', ...place], { cwd: folder, env, detached: true });
    for (const stream of [this.process.stdout, this.process.stderr]) stream?.on('data', (text) => (this.output += String(text)));
  }

  static async start(name: string): Promise<RunningExample> {
    const example = INSTALLED.find((one) => one.name === name);
    if (example === undefined)
      throw new Error(`The example ${name} is not installed: start it with "npm run examples -- --only ${name}".`);
    const server = example.needs === undefined ? undefined : await RunningExample.start(example.needs);
    const running = new RunningExample(example.folder, await freePort(), server);
    await running.isUp();
    return running;
  }

  async stop(): Promise<void> {
    const { pid, exitCode } = this.process;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    if (pid !== undefined && exitCode === null) {
      process.kill(-pid, 'SIGTERM');
      await ended;
    }
    await this.server?.stop();
  }

  private async isUp(): Promise<void> {
    const end = Date.now() + LONGEST_START_MS;
    while (Date.now() < end && this.process.exitCode === null) {
      const answer = await fetch(this.origin).catch(() => undefined);
      if (answer?.ok === true) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await this.stop();
    throw new Error(`Nothing answers at ${this.origin}. This is what was said:\n${this.output}`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
