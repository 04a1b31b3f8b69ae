import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../server/fixtures/free-port.ts';

/** The demo's server as a process of its own, so that a test can kill it and start it again on the same store. */
export class NorthwindServer {
  readonly dataDirectory = mkdtempSync(join(tmpdir(), 'northwind-'));
  readonly provider: string;
  port = 0;
  #process: ChildProcess | undefined;

  constructor(provider = 'sandbox') {
    this.provider = provider;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    if (this.port === 0) this.port = await freePort();
    const args = ['demo/server/main.ts', '--port', String(this.port), '--data', this.dataDirectory, '--provider', this.provider];
    const started = spawn('node', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#process = started;
    await new Promise<void>((resolve, reject) => {
      started.stdout?.on('data', (chunk: Buffer) => chunk.includes('Northwind is running') && resolve());
      started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
  }

  /** Ends the process at once, as a crash does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends the process as Ctrl-C does and removes its data. */
  async dispose(): Promise<void> {
    await this.#end('SIGTERM');
    rmSync(this.dataDirectory, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await ended;
  }
}
