import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run, say, stop } from './setup.mjs';

const KNOWN = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of a Chromium, or an empty string where Playwright has one of its own. Where there is none, it is installed:
 * by Playwright, else by the system's packages for root. Otherwise says exactly what to do.
 */
export function ensureBrowser() {
  const found = findInstalled();
  if (found !== undefined) return found;
  say('No Chromium found; installing one …');
  if (run('playwright', ['install', 'chromium'], { stdio: 'ignore', timeout: 180_000 })) return '';
  if (installWithApt() && existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  return stop(
    'The tests need Chromium and none could be installed. Install it (Debian: "sudo apt-get install chromium"; elsewhere: "npx playwright install chromium"), or name one in CHROMIUM_PATH, and run "npm test" again.',
  );
}

function findInstalled() {
  const path = KNOWN.find((candidate) => candidate && existsSync(candidate));
  if (path) return path;
  const own = spawnSync('node', ['-e', 'process.stdout.write(require("playwright-core").chromium.executablePath())'], {
    encoding: 'utf8',
  });
  return own.stdout && existsSync(own.stdout) ? '' : undefined;
}

function installWithApt() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false;
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  return (
    run('apt-get', ['update', '-qq'], quiet) && run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet)
  );
}
