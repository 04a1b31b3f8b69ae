import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { DRIVER_PORT } from './webkit.ts';

/**
 * Starts a screen that nobody sees, where there is none, and the driver of WebKitGTK. Both end with this process: what Vitest
 * calls at its end comes before it has closed the browser.
 */
// oxlint-disable-next-line import/no-default-export -- how Vitest takes it
export default async function startWebKit(): Promise<void> {
  // Vitest would else wait for them.
  for (const child of await startDriver(DRIVER_PORT)) child.unref();
}

/** A driver at this port, and its screen, until this process ends. */
export async function startDriver(port: number): Promise<readonly ChildProcess[]> {
  const started: ChildProcess[] = [];
  process.once('exit', () => started.forEach((child) => child.kill('SIGTERM')));
  const display = process.env['DISPLAY'] ?? (await startScreen(started));
  const env = { ...process.env, DISPLAY: display };
  started.push(spawn('WebKitWebDriver', [`--port=${String(port)}`], { env, stdio: 'ignore' }));
  await driverIsUp(port);
  return started;
}

async function startScreen(started: ChildProcess[]): Promise<string> {
  const options = ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'];
  const screen = spawn('Xvfb', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(screen);
  let line = '';
  // Whoever stops reading before the end of the line ends the screen.
  while (!line.endsWith('\n')) line += String((await once(screen.stdout, 'data'))[0]);
  screen.stdout.destroy();
  return `:${line.trim()}`;
}

async function driverIsUp(port: number): Promise<void> {
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/status`).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not start.');
}
