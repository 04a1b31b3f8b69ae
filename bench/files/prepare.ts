import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumLaunch } from '../../scripts/browsers.ts';
import { sourceAliases } from '../../scripts/doors.ts';
import { spreadOf, type Spread } from '../state/statistics.ts';
import type { Go, Way } from './prepare-page.ts';

/** Milliseconds for one picture, and how long the page was held up. */
export interface WayFigures {
  ms: Spread;
  blockedMs: Spread;
  bytes: number;
}

/** What preparing and hashing cost. */
export interface PrepareFigures {
  rounds: number;
  megabytes: number;
  ways: Record<Way, WayFigures>;
  /** The kit's time in each round as a part of the faster competitor's: below 1 is faster. */
  toFaster: { worker: Spread; page: Spread };
  inspect: WayFigures;
  hash20: WayFigures;
  /** Megabytes that a picture of 48 megapixels adds to the page's process at its peak. Linux only. */
  peak48: Partial<Record<Way, number>>;
}

const root = join(import.meta.dirname, '../..');
const outDir = join(root, '.cache/bench-prepare');
const TWELVE = [4_000, 3_000] as const;
const FORTY_EIGHT = [8_000, 6_000] as const;
const ORDER: readonly Way[] = ['kit-worker', 'compressorjs', 'kit-page', 'browser-image-compression'];

/** Prepares the same photograph by each way in turn, in the same page and the same rounds. */
export async function measurePrepare(rounds: number): Promise<PrepareFigures> {
  await bundlePage();
  const server = openServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening server has a port
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const browser = await chromium.launch({ ...chromiumLaunch, headless: true });
  try {
    const page = await openPage(browser, origin);
    const [bytes = 0] = await page.evaluate((size) => window.prepare.photos([size]), TWELVE);
    const figures = await compareWays(page, rounds);
    const inspect = await repeat(page, rounds, () => page.evaluate(() => window.prepare.inspect(0)));
    const hash20 = await repeat(page, rounds, () => page.evaluate(() => window.prepare.hash(20)));
    await page.close();
    const peak48 = await measurePeaks(browser, origin);
    return { rounds, megabytes: bytes / 1e6, ...figures, inspect, hash20, peak48 };
  } finally {
    await browser.close();
    server.close();
  }
}

/** The order moves on by one each round; the first round does not count. */
async function compareWays(page: Page, rounds: number): Promise<Pick<PrepareFigures, 'ways' | 'toFaster'>> {
  const goes = new Map<Way, Go[]>(ORDER.map((way) => [way, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (let place = 0; place < ORDER.length; place += 1) {
      const way = ORDER[(round + place) % ORDER.length] ?? 'kit-worker';
      const go = await page.evaluate((name) => window.prepare.go(name, 0), way);
      if (Math.max(go.width, go.height) !== 2_400 || go.width > go.height)
        throw new Error(`${way} made ${go.width} × ${go.height}`);
      if (round > 0) goes.get(way)?.push(go);
    }
  }
  const times = (way: Way) => (goes.get(way) ?? []).map((go) => go.ms);
  const faster = times('compressorjs').map((ms, round) => Math.min(ms, times('browser-image-compression')[round] ?? ms));
  const ratio = (way: Way) => spreadOf(times(way).map((ms, round) => ms / (faster[round] ?? ms)));
  const figuresFor = (way: Way) => toFigures(goes.get(way) ?? []);
  return {
    ways: {
      'kit-worker': figuresFor('kit-worker'),
      'kit-page': figuresFor('kit-page'),
      compressorjs: figuresFor('compressorjs'),
      'browser-image-compression': figuresFor('browser-image-compression'),
    },
    toFaster: { worker: ratio('kit-worker'), page: ratio('kit-page') },
  };
}

async function repeat(page: Page, rounds: number, go: () => Promise<Go>): Promise<WayFigures> {
  const goes: Go[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const result = await go();
    if (round > 0) goes.push(result);
    await page.waitForTimeout(20);
  }
  return toFigures(goes);
}

function toFigures(goes: readonly Go[]): WayFigures {
  const bytes = goes[0]?.bytes ?? 0;
  return { ms: spreadOf(goes.map((go) => go.ms)), blockedMs: spreadOf(goes.map((go) => go.blockedMs)), bytes };
}

/** Each way in a page of its own. The process that grew most is the page's. */
async function measurePeaks(browser: Browser, origin: string): Promise<PrepareFigures['peak48']> {
  const peaks: PrepareFigures['peak48'] = {};
  if (!existsSync('/proc/self/clear_refs')) return peaks;
  for (const way of ORDER) {
    const page = await openPage(browser, origin);
    await page.evaluate((size) => window.prepare.photos([size]), FORTY_EIGHT);
    await page.waitForTimeout(1_500);
    const resting = (await rendererIds(browser)).map((id) => [id, beginPeak(id)] as const);
    await page.evaluate((name) => window.prepare.go(name, 0), way);
    peaks[way] = Math.max(...resting.map(([id, before]) => megabytesIn(id, 'VmHWM') - before));
    await page.close();
  }
  return peaks;
}

async function rendererIds(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** Megabytes now; the peak is counted anew from here. */
function beginPeak(id: number): number {
  writeFileSync(`/proc/${id}/clear_refs`, '5');
  return megabytesIn(id, 'VmRSS');
}

function megabytesIn(id: number, name: string): number {
  const line = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${id}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN) / 1_000;
}

async function openPage(browser: Browser, origin: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(origin);
  await page.waitForFunction(() => 'prepare' in window);
  return page;
}

/** As a host builds its pages: the worker is a file beside the script. */
async function bundlePage(): Promise<void> {
  await build({
    configFile: false,
    root: join(root, 'bench/files'),
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: sourceAliases(root) },
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: join(root, 'bench/files/prepare-page.ts'), output: { entryFileNames: 'page.js' } },
    },
  });
}

function openServer(): Server {
  const own: Record<string, string> = {
    '/browser-image-compression.js': join(root, 'node_modules/browser-image-compression/dist/browser-image-compression.js'),
  };
  const html = '<!doctype html><html lang="en"><title>bench</title><script type="module" src="/page.js"></script>';
  return createServer(({ url = '/' }, response) => {
    const file = own[url] ?? join(outDir, url);
    const isScript = extname(url) === '.js' && existsSync(file);
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? readFileSync(file) : html);
  });
}
