import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumLaunch } from '../../scripts/browsers.ts';
import { sourceAliases } from '../../scripts/doors.ts';
import { spreadOf, type Spread } from '../state/statistics.ts';
import { openTransferServer } from './transfer-server.ts';

/** Milliseconds for a hundred megabytes, and the kit's throughput in each round as a part of the other's: above 1 is faster. */
export interface TransferFigures {
  megabytes: number;
  rounds: number;
  form: { kit: Spread; bareXhr: Spread; ratio: Spread };
  resumable: { kit: Spread; bareTus: Spread; ratio: Spread };
}

const root = join(import.meta.dirname, '../..');

const WAYS = ['kitForm', 'bareXhr', 'kitTus', 'bareTus'] as const;

type Way = (typeof WAYS)[number];

/** Sends the same file in turn by the kit and by what it is compared with, to one server that only writes it down. */
export async function measureTransfer(rounds: number): Promise<TransferFigures> {
  const server = await openTransferServer(await bundlePage());
  const browser = await chromium.launch({ ...chromiumLaunch, headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(server.origin);
    await page.waitForFunction(() => 'transfer' in window);
    const goes = await takeTurns(page, rounds);
    const form = compare(goes, 'kitForm', 'bareXhr');
    const pieces = compare(goes, 'kitTus', 'bareTus');
    return {
      megabytes: 100,
      rounds,
      form: { kit: form.ours, bareXhr: form.theirs, ratio: form.ratio },
      resumable: { kit: pieces.ours, bareTus: pieces.theirs, ratio: pieces.ratio },
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** All of them in each round, each first in its turn, after a round that does not count. */
async function takeTurns(page: Page, rounds: number): Promise<ReadonlyMap<Way, number[]>> {
  const goes = new Map<Way, number[]>(WAYS.map((way) => [way, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (let place = 0; place < WAYS.length; place += 1) {
      const way = WAYS[(round + place) % WAYS.length] ?? 'kitForm';
      const ms = await page.evaluate((name) => window.transfer[name](), way);
      if (round > 0) goes.get(way)?.push(ms);
    }
  }
  return goes;
}

function compare(goes: ReadonlyMap<Way, number[]>, our: Way, their: Way): { ours: Spread; theirs: Spread; ratio: Spread } {
  const [ours, theirs] = [goes.get(our) ?? [], goes.get(their) ?? []];
  const ratios = theirs.map((ms, round) => ms / (ours[round] ?? ms));
  return { ours: spreadOf(ours), theirs: spreadOf(theirs), ratio: spreadOf(ratios) };
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
