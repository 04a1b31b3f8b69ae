import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run, say, stop } from './setup.mjs';

const USUAL_PATHS = JSON.parse(readFileSync(path.join(root, 'scripts/chromium-paths.json'), 'utf8'));

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
  const known = [process.env.CHROMIUM_PATH, ...USUAL_PATHS].find((candidate) => candidate && existsSync(candidate));
  if (known) return known;
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
