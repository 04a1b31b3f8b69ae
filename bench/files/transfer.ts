import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumLaunch } from '../../scripts/browsers.ts';
import { sourceAliases } from '../../scripts/doors.ts';
import { spreadOf, type Spread } from '../state/statistics.ts';
import { openTransferServer } from './transfer-server.ts';

/** Milliseconds for a hundred megabytes, and how the kit's throughput compares in the same run: above 1 is faster. */
export interface TransferFigures {
  megabytes: number;
  rounds: number;
  form: { kit: Spread; bareXhr: Spread; ratio: number };
  resumable: { kit: Spread; bareTus: Spread; ratio: number };
}

const root = join(import.meta.dirname, '../..');
const ROUNDS = 9;

type Way = 'kitForm' | 'bareXhr' | 'kitTus' | 'bareTus';

/** Sends the same file in turn by the kit and by what it is compared with, to one server that only writes it down. */
export async function measureTransfer(): Promise<TransferFigures> {
  const server = await openTransferServer(await bundlePage());
  const browser = await chromium.launch({ ...chromiumLaunch, headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(server.origin);
    await page.waitForFunction(() => 'transfer' in window);
    const form = await compare(page, 'kitForm', 'bareXhr');
    const pieces = await compare(page, 'kitTus', 'bareTus');
    return {
      megabytes: 100,
      rounds: ROUNDS,
      form: { kit: form.ours, bareXhr: form.theirs, ratio: form.ratio },
      resumable: { kit: pieces.ours, bareTus: pieces.theirs, ratio: pieces.ratio },
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Both in each round, the first one of them in turn, after a round that does not count. */
async function compare(page: Page, our: Way, their: Way): Promise<{ ours: Spread; theirs: Spread; ratio: number }> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const order: readonly Way[] = round % 2 === 0 ? [our, their] : [their, our];
    for (const way of order) {
      const ms = await page.evaluate((name) => window.transfer[name](), way);
      if (round > 0) (way === our ? ours : theirs).push(ms);
    }
  }
  const spreads = { ours: spreadOf(ours), theirs: spreadOf(theirs) };
  return { ...spreads, ratio: spreads.theirs.median / spreads.ours.median };
}

async function bundlePage(): Promise<string> {
  const outDir = join(root, '.cache/bench-transfer');
  await build({
    configFile: false,
    root: join(root, 'bench/files'),
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: sourceAliases(root) },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      lib: { entry: 'transfer-page.ts', formats: ['es'], fileName: 'page' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return readFileSync(join(outDir, 'page.js'), 'utf8');
}
