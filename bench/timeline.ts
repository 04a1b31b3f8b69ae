import react from '@vitejs/plugin-react';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
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
const VARIANTS = ['plain-window', 'kit', 'plain-react', 'mui'] as const;
const SIZES = [100, 1_000, 10_000, 100_000];
const ROUNDS = Number(process.env['ROUNDS'] ?? 9);
/** What is not windowed takes seconds and gigabytes above this. */
const MOST_WITHOUT_WINDOW = 10_000;

type Variant = (typeof VARIANTS)[number];

interface Sample {
  variant: Variant;
  events: number;
  mount: Times;
  prepend: Times;
  /** Megabytes above the page with its events. */
  heap: number;
  elements: number;
}

const outDir = join(root, '.cache/bench-timeline');
await bundle();
const samples = await measureAll();
const figures = SIZES.map((events) => figuresOf(events, samples));
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, rounds: ROUNDS };
mkdirSync(join(root, 'bench/results'), { recursive: true });
writeFileSync(join(root, 'bench/results/timeline.json'), `${JSON.stringify({ machine, figures }, undefined, 2)}\n`);
process.stdout.write(`${figures.flatMap(report).join('\n')}\n`);

async function bundle(): Promise<void> {
  const at = (name: Variant) => join(root, 'bench/timeline', `${name}.${name === 'plain-window' ? 'ts' : 'tsx'}`);
  await build({
    configFile: false,
    root: join(root, 'bench/timeline'),
    logLevel: 'warn',
    publicDir: false,
    plugins: [react()],
    resolve: { alias: sourceAliases(root) },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      cssCodeSplit: false,
      rolldownOptions: {
        input: Object.fromEntries(VARIANTS.map((name) => [name, at(name)])),
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
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const events of SIZES) {
        for (const variant of turned(VARIANTS, round)) {
          const isWindowed = variant === 'kit' || variant === 'plain-window';
          if (isWindowed || events <= MOST_WITHOUT_WINDOW) samples.push(await measure(browser, address, variant, events));
        }
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  return samples;
}

function pageOf(variant: string): string {
  const links = '<link rel="stylesheet" href="/page.css">';
  return `<!doctype html><html lang="en"><title>bench</title><link rel="icon" href="data:,">${links}<body><script type="module" src="/${variant}.js"></script></body></html>`;
}

function turned<Item>(items: readonly Item[], by: number): Item[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

async function measure(browser: Browser, address: string, variant: Variant, events: number): Promise<Sample> {
  const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
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
  await page.goto(`${address}${variant}`);
  await page.waitForFunction(() => 'prepare' in window);
  await page.evaluate((count) => window.prepare(count), events);
  const before = await heapNow();
  const mount = await page.evaluate(() => window.mountList());
  // What follows the first frame: the window's own code, the rest of a short list.
  await page.waitForTimeout(500);
  const heap = (await heapNow()) - before;
  const elements = await page.evaluate(() => window.countElements());
  const prepend = await page.evaluate(() => window.prependEvent());
  await page.close();
  return { variant, events, mount, prepend, heap, elements };
}

interface VariantFigures {
  mountScript: Spread;
  mountPainted: Spread;
  prependScript: Spread;
  prependPainted: Spread;
  /** Ratios to the windowed plain DOM of the same round. */
  mountRatio: Spread;
  prependRatio: Spread;
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
    const ratio = (what: 'mount' | 'prepend') =>
      spreadOf(own.map((sample, index) => sample[what].painted / (base[index]?.[what].painted ?? Number.NaN)));
    variants[variant] = {
      mountScript: spreadOf(own.map(({ mount }) => mount.script)),
      mountPainted: spreadOf(own.map(({ mount }) => mount.painted)),
      prependScript: spreadOf(own.map(({ prepend }) => prepend.script)),
      prependPainted: spreadOf(own.map(({ prepend }) => prepend.painted)),
      mountRatio: ratio('mount'),
      prependRatio: ratio('prepend'),
      heapMegabytes: spreadOf(own.map(({ heap }) => heap)),
      elements: spreadOf(own.map(({ elements }) => elements)).median,
    };
  }
  return { events, variants };
}

function report({ events, variants }: SizeFigures): string[] {
  const ms = ({ median, min, max }: Spread) => `${median.toFixed(1)} ms (${min.toFixed(1)} to ${max.toFixed(1)})`;
  return Object.entries(variants).map(
    ([variant, figures]) =>
      `${String(events).padStart(6)} events, ${variant.padEnd(12)} mount ${ms(figures.mountPainted)} ${figures.mountRatio.median.toFixed(2)}x, ` +
      `script ${figures.mountScript.median.toFixed(1)}; prepend ${ms(figures.prependPainted)} ${figures.prependRatio.median.toFixed(2)}x, ` +
      `script ${figures.prependScript.median.toFixed(1)}; heap ${figures.heapMegabytes.median.toFixed(1)} MB, ${String(figures.elements)} elements`,
  );
}
