import react from '@vitejs/plugin-react';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumLaunch } from '../scripts/browsers.ts';
import { sourceAliases } from '../scripts/doors.ts';
import type { StateFigures } from './state/page.tsx';
import type { Spread } from './state/statistics.ts';

/** Measures the state layer in Chromium, as bundled for production, and keeps the figures. */
const root = join(import.meta.dirname, '..');
const { script, style } = await bundlePage();
const { figures, version } = await runPage(script, style);
mkdirSync(join(root, 'bench/results'), { recursive: true });
const machine = { browser: `Chromium ${version}`, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
writeFileSync(join(root, 'bench/results/state.json'), `${JSON.stringify({ machine, ...figures }, undefined, 2)}\n`);
process.stdout.write(`${report(figures).join('\n')}\n`);

async function bundlePage(): Promise<{ script: string; style: string }> {
  const outDir = join(root, '.cache/bench-state');
  await build({
    configFile: false,
    root: join(root, 'bench/state'),
    logLevel: 'warn',
    publicDir: false,
    plugins: [react()],
    resolve: { alias: sourceAliases(root) },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      lib: { entry: 'page.tsx', formats: ['es'], fileName: 'page', cssFileName: 'page' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return { script: readFileSync(join(outDir, 'page.js'), 'utf8'), style: readFileSync(join(outDir, 'page.css'), 'utf8') };
}

async function runPage(script: string, style: string): Promise<{ figures: StateFigures; version: string }> {
  const html = `<!doctype html><html lang="en"><title>bench</title><style>${style}</style><script type="module" src="/page.js"></script>`;
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ ...chromiumLaunch, headless: true });
  try {
    const page = await browser.newPage();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening server has a port
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
    await page.waitForFunction(() => 'measureState' in window);
    const figures = await page.evaluate(() => window.measureState());
    return { figures, version: browser.version() };
  } finally {
    await browser.close();
    server.close();
  }
}

function report({ transitions, badges, paint, sizes }: StateFigures): string[] {
  const perSecond = ({ median, min, max }: Spread) => `${thousands(median)}/s  (${thousands(min)} to ${thousands(max)})`;
  const ms = ({ median, p95, min, max }: Spread) =>
    `${median.toFixed(1)} ms  p95 ${p95.toFixed(1)}  (${min.toFixed(1)} to ${max.toFixed(1)})`;
  const ratio = ({ median, min, max }: Spread) => `${median.toFixed(2)} (${min.toFixed(2)} to ${max.toFixed(2)})`;
  return [
    `transitions, bare machine of six states   ${perSecond(transitions.bare)}`,
    `transitions, same shape without actions   ${perSecond(transitions.shaped)}`,
    `transitions, customer chart, live         ${perSecond(transitions.live)}  ratio to bare ${ratio(transitions.ratioLive)}, to the same shape ${ratio(transitions.ratioShaped)}`,
    `transitions, customer chart, at rest      ${perSecond(transitions.resting)}  ratio to bare ${ratio(transitions.ratioResting)}`,
    `badges rendered when 1 of ${String(badges.badges)} changes     ${String(badges.rendersAfterOneChange)}`,
    `status pushed to DOM, whole panel         ${ms(paint.toDom)}`,
    `status pushed to painted, whole panel     ${ms(paint.toPaint)}`,
    ...sizes.map(
      ({ requirements, ms: time, msPerThousand, keptIdentity, unchanged }) =>
        `snapshot of ${String(requirements).padStart(6)} requirements         ${ms(time)}  ${msPerThousand.toFixed(2)} ms a thousand, ` +
        `${String(keptIdentity)} of ${String(unchanged)} unchanged parts kept`,
    ),
  ];
}

function thousands(value: number): string {
  return Math.round(value).toLocaleString('en');
}
