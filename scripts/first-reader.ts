import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunch } from './browsers.ts';
import { type ReaderShell, readerShell } from './reader-shell.ts';

/**
 * Follows `docs/start.md` word by word in an empty folder with the package as it would be published, and looks at what the page
 * promises in Chromium. Without a registry the packages of this project stand in for what is installed, and it says so.
 * `--keep` leaves the folder.
 */
const root = join(import.meta.dirname, '..');
const looks = join(root, 'test-results/first-reader');

/** One thing the page asks the reader to do. */
type Step = { heading: string } & ({ file: string; code: string } | { commands: string[] });

function stepsOf(text: string): Step[] {
  const steps: Step[] = [];
  for (const section of text.split(/^## /m).slice(1)) {
    const heading = section.slice(0, section.indexOf('\n'));
    for (const [, file, language, code = ''] of section.matchAll(/^(?:`([^`]+)`:\n\n)?```(\w+)\n([\s\S]*?)^```/gm)) {
      if (language === 'sh') steps.push({ heading, commands: code.trim().split('\n') });
      else if (file === undefined) throw new Error(`In "${heading}" a block of ${String(language)} has no file it belongs to.`);
      else steps.push({ heading, file, code });
    }
  }
  return steps;
}

/** What stands in the browser once the programs of a section run. */
const PROMISES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  '1. Without a backend': async (page) => {
    await page.locator('.csk-customer-status-panel-sample').waitFor();
    await page.locator('.csk-customer-status-panel .csk-status-banner[data-status]').waitFor();
    await page.locator('.csk-rfi-form').first().waitFor();
  },
  '2. With a backend': async (page) => {
    await page.locator('.csk-customer-status-panel .csk-status-banner[data-status]').waitFor();
    await page.locator('.csk-feature-gate').last().waitFor();
    if ((await page.locator('.csk-customer-status-panel-sample').count()) > 0) throw new Error('The panel still shows a sample.');
    if (await page.getByText('You can send money.').isVisible()) throw new Error('The gate is open.');
  },
};

async function look(browser: Browser, address: string, heading: string): Promise<void> {
  const promise = PROMISES[heading];
  if (promise === undefined) throw new Error(`Nobody knows what is to be seen after "${heading}".`);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    // A browser asks for a picture beside the title that nobody has promised.
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) complaints.push(message.text());
  });
  await page.goto(address);
  await promise(page);
  mkdirSync(looks, { recursive: true });
  await page.screenshot({ path: join(looks, `${heading.replaceAll(/\W+/g, '-').toLowerCase()}.png`), fullPage: true });
  await page.close();
  if (complaints.length > 0) throw new Error(`After "${heading}" the browser complains:\n${complaints.join('\n')}`);
}

/** In place of an installation: the package from its tarball, and this project's own packages beside it. */
function standIn(shell: ReaderShell, tarball: string): void {
  const modules = join(shell.folder(), 'node_modules');
  mkdirSync(join(modules, 'customer-status-kit'), { recursive: true });
  shell.run(`tar -xzf "${tarball}" --strip-components=1 -C node_modules/customer-status-kit`);
  for (const name of readdirSync(join(root, 'node_modules'))) symlinkSync(join(root, 'node_modules', name), join(modules, name));
}

async function follow(shell: ReaderShell, tarball: string, isOnline: boolean, browser: Browser): Promise<void> {
  let hasStandIn = false;
  for (const step of stepsOf(readFileSync(join(root, 'docs/start.md'), 'utf8'))) {
    if ('file' in step) {
      mkdirSync(dirname(join(shell.folder(), step.file)), { recursive: true });
      writeFileSync(join(shell.folder(), step.file), step.code);
      continue;
    }
    await shell.stopPrograms();
    for (const command of step.commands) {
      console.log(`$ ${command}`);
      if (!command.startsWith('npm install')) await shell.enter(command);
      else if (isOnline) shell.run(command.replace(/\bcustomer-status-kit\b/, `"${tarball}"`));
      else if (!hasStandIn) standIn(shell, tarball);
      hasStandIn ||= command.startsWith('npm install');
    }
    const address = shell.address();
    if (address !== undefined) await look(browser, address, step.heading);
  }
}

const home = mkdtempSync(join(tmpdir(), 'first-reader-'));
const shell = readerShell(home);
const browser = await chromium.launch({ ...chromiumLaunch, headless: true });
try {
  const maker = readerShell(root);
  maker.run('node scripts/build.ts');
  maker.run(`npm pack --silent --pack-destination "${home}"`);
  const tarball = join(home, readdirSync(home).find((name) => name.endsWith('.tgz')) ?? '');
  const isOnline = !process.argv.includes('--offline') && shell.succeeds('npm view react version');
  console.log(isOnline ? '• Packages are installed.' : '• No registry: this project’s packages stand in for an installation.');
  await follow(shell, tarball, isOnline, browser);
  console.log('• docs/start.md does what it says.');
} finally {
  await shell.stopPrograms();
  await browser.close();
  if (process.argv.includes('--keep')) console.log(home);
  else rmSync(home, { recursive: true, force: true });
}
