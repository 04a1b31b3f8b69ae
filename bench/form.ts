import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { chromiumLaunch } from '../scripts/browsers.ts';
import { type BundledPage, bundlePage, servePage } from '../scripts/bundled-page.ts';
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
const { figures, version } = await runPage(await bundlePage('bench/form/page.tsx', 'bench-form'));
const ratios = ratiosOf(figures);
mkdirSync(join(root, 'bench/results'), { recursive: true });
const machine = { browser: `Chromium ${version}`, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
writeFileSync(join(root, 'bench/results/form.json'), `${JSON.stringify({ machine, figures, ratios }, undefined, 2)}\n`);
process.stdout.write(`${report(figures).join('\n')}\n`);

async function runPage(bundled: BundledPage): Promise<{ figures: FormFigures[]; version: string }> {
  const { origin, close } = await servePage(bundled);
  const browser = await chromium.launch({ ...chromiumLaunch, headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(origin);
    await page.waitForFunction(() => 'formBench' in window);
    const compared = await measure(page, KINDS, FIELDS);
    const large = await measure(page, ['kit large'], LARGE_FIELDS);
    return { figures: [...compared, ...large], version: browser.version() };
  } finally {
    await browser.close();
    close();
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
