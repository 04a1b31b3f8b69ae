import react from '@vitejs/plugin-react';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumLaunch } from '../scripts/browsers.ts';
import { sourceAliases } from '../scripts/doors.ts';
import type { FormKind } from './form/page.tsx';
import { type Spread, spreadOf } from './state/statistics.ts';

/** What was measured of one form. All in milliseconds. */
interface FormFigures {
  kind: FormKind;
  fields: number;
  /** From the first render to the layout, by the clock. */
  mount: Spread;
  /** From the keystroke until nothing is left to do, by the clock. */
  keystroke: Spread;
  /** What the page's thread worked for a keystroke, without what other programs did meanwhile: scripts alone. */
  script: Spread;
}

const FIELDS = 200;
const LARGE_FIELDS = 500;
const ROUNDS = 7;
const CHARACTERS = 40;
const KINDS: readonly FormKind[] = ['kit', 'kit parts', 'react-hook-form', 'rjsf'];

/** Measures a form of 200 fields in Chromium, as bundled for production, with the kit and with two others, in turns. */
const root = join(import.meta.dirname, '..');
const { script, style } = await bundlePage();
const { figures, version } = await runPage(script, style);
const ratios = ratiosOf(figures);
mkdirSync(join(root, 'bench/results'), { recursive: true });
const machine = { browser: `Chromium ${version}`, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
writeFileSync(join(root, 'bench/results/form.json'), `${JSON.stringify({ machine, figures, ratios }, undefined, 2)}\n`);
process.stdout.write(`${report(figures).join('\n')}\n`);

async function bundlePage(): Promise<{ script: string; style: string }> {
  const outDir = join(root, '.cache/bench-form');
  await build({
    configFile: false,
    root: join(root, 'bench/form'),
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

async function runPage(pageScript: string, pageStyle: string): Promise<{ figures: FormFigures[]; version: string }> {
  const html = `<!doctype html><html lang="en"><title>bench</title><style>${pageStyle}</style><script type="module" src="/page.js"></script>`;
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? pageScript : html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ ...chromiumLaunch, headless: true });
  try {
    const page = await browser.newPage();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening server has a port
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
    await page.waitForFunction(() => 'formBench' in window);
    const compared = await measure(page, KINDS, FIELDS);
    const large = await measure(page, ['kit large'], LARGE_FIELDS);
    return { figures: [...compared, ...large], version: browser.version() };
  } finally {
    await browser.close();
    server.close();
  }
}

/** In turns, so that a machine that gets slower does so for all. The first round only warms up. */
async function measure(page: Page, kinds: readonly FormKind[], fields: number): Promise<FormFigures[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taken = new Map(
    kinds.map((kind) => [kind, { mount: [] as number[], keystroke: [] as number[], script: [] as number[] }]),
  );
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [kind, lists] of taken) {
      const mount = await page.evaluate(([name, count]) => window.formBench.mount(name, count), [kind, fields] as const);
      const before = await scriptTime(session);
      const keystrokes = await page.evaluate((count) => window.formBench.type(count), CHARACTERS);
      const script = (await scriptTime(session)) - before;
      await page.evaluate(() => window.formBench.unmount());
      if (round === 0) continue;
      lists.mount.push(mount);
      lists.keystroke.push(...keystrokes);
      lists.script.push(script / CHARACTERS);
    }
  }
  return [...taken].map(([kind, { mount, keystroke, script }]) => {
    return { kind, fields, mount: spreadOf(mount), keystroke: spreadOf(keystroke), script: spreadOf(script) };
  });
}

/** Milliseconds the page has spent running scripts. */
async function scriptTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1_000;
}

interface Ratio {
  of: FormKind;
  to: FormKind;
  mount: number;
  keystroke: number;
  script: number;
}

function ratiosOf(measured: readonly FormFigures[]): Ratio[] {
  const find = (kind: FormKind) => measured.find((figure) => figure.kind === kind);
  return (['kit', 'kit parts'] as const).flatMap((of) =>
    (['react-hook-form', 'rjsf'] as const).flatMap((to) => {
      const [own, other] = [find(of), find(to)];
      if (own === undefined || other === undefined) return [];
      const ratio = (name: 'mount' | 'keystroke' | 'script') => own[name].median / other[name].median;
      return [{ of, to, mount: ratio('mount'), keystroke: ratio('keystroke'), script: ratio('script') }];
    }),
  );
}

function report(measured: readonly FormFigures[]): string[] {
  const ms = ({ median, p95, max }: Spread) =>
    `${median.toFixed(2).padStart(7)} ms (p95 ${p95.toFixed(2)}, max ${max.toFixed(2)})`;
  const lines = measured.map(
    ({ kind, fields, mount, keystroke, script: work }) =>
      `${kind.padEnd(16)} ${String(fields)} fields   mount ${ms(mount)}   keystroke ${ms(keystroke)}   script ${ms(work)}`,
  );
  const compared = ratios.map(
    ({ of, to, mount, keystroke, script: work }) =>
      `${of} to ${to}: mount ${mount.toFixed(2)}, keystroke ${keystroke.toFixed(2)}, script ${work.toFixed(2)}`,
  );
  return [...lines, ...compared];
}
