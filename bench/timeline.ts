import react from '@vitejs/plugin-react';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumLaunch } from '../scripts/browsers.ts';
import { sourceAliases } from '../scripts/doors.ts';
import { spreadOf, type Spread } from './state/statistics.ts';
import type { Times } from './timeline/variant.ts';

/**
 * Measures the timeline in Chromium, as bundled for production: a fresh page for every sample, the variants of a round one
 * after the other in an order that changes, so that a slow moment of the computer counts for all.
 */
const root = join(import.meta.dirname, '..');
const VARIANTS = ['plain-window', 'kit', 'react-window', 'plain-react', 'mui', 'antd', 'mantine'] as const;
/** Too heavy for everybody's installation: they have a list of packages of their own. */
const PEERS: readonly string[] = ['antd', 'mantine'] satisfies Variant[];
const WINDOWED: readonly string[] = ['plain-window', 'kit', 'react-window'] satisfies Variant[];
const SIZES = [100, 1_000, 10_000, 100_000];
const ROUNDS = Number(process.env['ROUNDS'] ?? 9);
/** What is not windowed takes seconds and gigabytes above this. */
const MOST_WITHOUT_WINDOW = 10_000;

const WORK = ['mount', 'prepend', 'mountAgain', 'prependAgain'] as const;

type Variant = (typeof VARIANTS)[number];

interface Sample {
  variant: Variant;
  events: number;
  /** In a page that has shown no timeline yet: code is cold, formatters are not made. */
  mount: Times;
  prepend: Times;
  /** The third time in the same page. Only measured where it is quick. */
  mountAgain: Times | undefined;
  prependAgain: Times | undefined;
  /** Megabytes above the page with its events. */
  heap: number;
  elements: number;
}

const outDir = join(root, '.cache/bench-timeline');
installPeers();
for (const isPeer of [false, true]) await bundle(isPeer);
const samples = await measureAll();
const figures = SIZES.map((events) => figuresOf(events, samples));
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, rounds: ROUNDS };
mkdirSync(join(root, 'bench/results'), { recursive: true });
writeFileSync(join(root, 'bench/results/timeline.json'), `${JSON.stringify({ machine, figures }, undefined, 2)}\n`);
process.stdout.write(`${figures.flatMap(report).join('\n')}\n`);

/** React is the project's own, so that there is one. */
function installPeers(): void {
  const prefix = join(root, 'bench/peers');
  if (existsSync(join(prefix, 'node_modules'))) return;
  const flags = ['--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...flags], { cwd: prefix, stdio: 'inherit', shell: process.platform === 'win32' });
}

/** The peers apart, with a style sheet of their own: it would weigh on the pages of the others. */
async function bundle(isPeer: boolean): Promise<void> {
  const folder = join(root, isPeer ? 'bench/peers' : 'bench/timeline');
  const variants = VARIANTS.filter((name) => PEERS.includes(name) === isPeer);
  await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    publicDir: false,
    plugins: [react()],
    resolve: { alias: sourceAliases(root) },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: isPeer ? join(outDir, 'peers') : outDir,
      emptyOutDir: true,
      target: 'es2022',
      cssCodeSplit: false,
      rolldownOptions: {
        input: Object.fromEntries(
          variants.map((name) => [name, join(folder, `${name}.${name === 'plain-window' ? 'ts' : 'tsx'}`)]),
        ),
        output: { entryFileNames: '[name].js', assetFileNames: 'page[extname]' },
      },
    },
  });
}

async function measureAll(): Promise<Sample[]> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1);
    const isPage = extname(path) === '';
    response.setHeader('Content-Type', isPage ? 'text/html' : extname(path) === '.css' ? 'text/css' : 'text/javascript');
    response.end(isPage ? pageOf(path) : readFileSync(join(outDir, path)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const browser = await chromium.launch({ ...chromiumLaunch, headless: true });
  const samples: Sample[] = [];
  try {
    await requireSameScreen(browser, address);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const events of SIZES) {
        for (const variant of turned(VARIANTS, round)) {
          if (WINDOWED.includes(variant) || events <= MOST_WITHOUT_WINDOW)
            samples.push(await measure(browser, address, variant, events));
        }
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  return samples;
}

/** The comparison is only fair while both show the same text in the same elements. */
async function requireSameScreen(browser: Browser, address: string): Promise<void> {
  const screens = await Promise.all(
    (['kit', 'plain-window'] as const).map(async (variant) => {
      const page = await openList(browser, address, variant, 1_000);
      const screen = await page.evaluate(() => window.showList());
      await page.close();
      return screen;
    }),
  );
  assert.deepEqual(
    screens[0],
    screens[1],
    'The windowed plain DOM does not show what the kit shows. Mend bench/timeline/plain-rows.ts.',
  );
}

async function openList(browser: Browser, address: string, variant: Variant, events: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
  await page.goto(`${address}${variant}`);
  await page.waitForFunction(() => 'prepareList' in window);
  await page.evaluate((count) => window.prepareList(count), events);
  return page;
}

function pageOf(variant: string): string {
  const folder = PEERS.includes(variant) ? '/peers/' : '/';
  const links = `<link rel="stylesheet" href="${folder}page.css">`;
  return `<!doctype html><html lang="en"><title>bench</title><link rel="icon" href="data:,">${links}<body><script type="module" src="${folder}${variant}.js"></script></body></html>`;
}

function turned<Item>(items: readonly Item[], by: number): Item[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

async function measure(browser: Browser, address: string, variant: Variant, events: number): Promise<Sample> {
  const page = await openList(browser, address, variant, events);
  const session = await page.context().newCDPSession(page);
  const heapNow = async () => {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const {
      usedSize,
      embedderHeapUsedSize = 0,
      backingStorageSize = 0,
    } = (await session.send('Runtime.getHeapUsage')) as Record<string, number>;
    return ((usedSize ?? 0) + embedderHeapUsedSize + backingStorageSize) / 1e6;
  };
  const before = await heapNow();
  const mount = await page.evaluate(() => window.mountList());
  // What follows the first frame: the window's own code, the rest of a short list.
  await page.waitForTimeout(500);
  const heap = (await heapNow()) - before;
  const elements = await page.evaluate(() => window.countElements());
  const prepend = await page.evaluate(() => window.prependEvent());
  const isQuick = events <= 1_000 || WINDOWED.includes(variant);
  const again = isQuick ? await measureAgain(page) : { mountAgain: undefined, prependAgain: undefined };
  await page.close();
  return { variant, events, mount, prepend, heap, elements, ...again };
}

async function measureAgain(page: Page): Promise<Pick<Sample, 'mountAgain' | 'prependAgain'>> {
  let times: Pick<Sample, 'mountAgain' | 'prependAgain'> = { mountAgain: undefined, prependAgain: undefined };
  for (let time = 0; time < 2; time += 1) {
    await page.evaluate(() => window.unmountList());
    await page.waitForTimeout(100);
    const mountAgain = await page.evaluate(() => window.mountList());
    await page.waitForTimeout(200);
    times = { mountAgain, prependAgain: await page.evaluate(() => window.prependEvent()) };
  }
  return times;
}

interface WorkFigures {
  script: Spread;
  painted: Spread;
  /** To the windowed plain DOM of the same round. */
  ratio: Spread;
}

interface VariantFigures {
  work: Partial<Record<(typeof WORK)[number], WorkFigures>>;
  heapMegabytes: Spread;
  elements: number;
}

interface SizeFigures {
  events: number;
  variants: Partial<Record<Variant, VariantFigures>>;
}

function figuresOf(events: number, all: readonly Sample[]): SizeFigures {
  const of = (variant: Variant) => all.filter((sample) => sample.variant === variant && sample.events === events);
  const base = of('plain-window');
  const variants: SizeFigures['variants'] = {};
  for (const variant of VARIANTS) {
    const own = of(variant);
    if (own.length === 0) continue;
    const work: VariantFigures['work'] = {};
    for (const name of WORK) {
      const times = own.flatMap((sample) => sample[name] ?? []);
      if (times.length < own.length) continue;
      work[name] = {
        script: spreadOf(times.map(({ script }) => script)),
        painted: spreadOf(times.map(({ painted }) => painted)),
        ratio: spreadOf(times.map(({ painted }, round) => painted / (base[round]?.[name]?.painted ?? Number.NaN))),
      };
    }
    const heapMegabytes = spreadOf(own.map(({ heap }) => heap));
    variants[variant] = { work, heapMegabytes, elements: spreadOf(own.map(({ elements }) => elements)).median };
  }
  return { events, variants };
}

function report({ events, variants }: SizeFigures): string[] {
  return Object.entries(variants).map(([variant, { work, heapMegabytes, elements }]) => {
    const parts = WORK.flatMap((name) => {
      const figures = work[name];
      if (figures === undefined) return [];
      const { script, painted, ratio } = figures;
      return `${name} ${painted.median.toFixed(0)} ms (${painted.min.toFixed(0)} to ${painted.max.toFixed(0)}), script ${script.median.toFixed(1)}, ${ratio.median.toFixed(2)}x`;
    });
    const heap = `heap ${heapMegabytes.median.toFixed(1)} MB, ${String(elements)} elements`;
    return `${String(events).padStart(6)} events, ${variant.padEnd(12)} ${[...parts, heap].join('; ')}`;
  });
}
