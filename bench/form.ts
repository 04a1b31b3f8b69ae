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
  /** From the first render to its layout, by the clock: what fills the screen. */
  mount: Spread;
  /** From the first render to the layout of the last field, by the clock. */
  whole: Spread;
  /** What the page's thread worked until the form was whole: scripts, styles and layout. */
  mountWork: Spread;
  /** From the keystroke until nothing is left to do, by the clock. */
  keystroke: Spread;
  /** What the page's thread worked for a keystroke, without what other programs did meanwhile: scripts alone. */
  script: Spread;
  /** The same with styles and layout. */
  keystrokeWork: Spread;
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
  const taken = new Map(kinds.map((kind) => [kind, emptyLists()]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [kind, lists] of taken) {
      const start = await workOf(session);
      const { first, whole } = await page.evaluate(([name, count]) => window.formBench.mount(name, count), [
        kind,
        fields,
      ] as const);
      const shown = await workOf(session);
      await page.evaluate(() => window.formBench.enter());
      const before = await workOf(session);
      const keystrokes = await page.evaluate((count) => window.formBench.type(count), CHARACTERS);
      const after = await workOf(session);
      await page.evaluate(() => window.formBench.unmount());
      if (round === 0) continue;
      lists.mount.push(first);
      lists.whole.push(whole);
      lists.mountWork.push(shown.all - start.all);
      lists.keystroke.push(...keystrokes);
      lists.script.push((after.script - before.script) / CHARACTERS);
      lists.keystrokeWork.push((after.all - before.all) / CHARACTERS);
    }
  }
  return [...taken].map(([kind, lists]) => ({
    kind,
    fields,
    mount: spreadOf(lists.mount),
    whole: spreadOf(lists.whole),
    mountWork: spreadOf(lists.mountWork),
    keystroke: spreadOf(lists.keystroke),
    script: spreadOf(lists.script),
    keystrokeWork: spreadOf(lists.keystrokeWork),
  }));
}

type Measure = Exclude<keyof FormFigures, 'kind' | 'fields'>;

type Lists = Record<Measure, number[]>;

function emptyLists(): Lists {
  return { mount: [], whole: [], mountWork: [], keystroke: [], script: [], keystrokeWork: [] };
}

/** Milliseconds the page's thread has worked so far: running scripts, and with styles and layout. */
async function workOf(session: CDPSession): Promise<{ script: number; all: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1_000;
  const script = of('ScriptDuration');
  return { script, all: script + of('RecalcStyleDuration') + of('LayoutDuration') };
}

interface Ratio extends Record<Measure, number> {
  of: FormKind;
  to: FormKind;
}

function ratiosOf(measured: readonly FormFigures[]): Ratio[] {
  const find = (kind: FormKind) => measured.find((figure) => figure.kind === kind);
  return (['kit', 'kit parts'] as const).flatMap((of) =>
    (['react-hook-form', 'rjsf'] as const).flatMap((to) => {
      const [own, other] = [find(of), find(to)];
      if (own === undefined || other === undefined) return [];
      const ratio = (name: Measure) => own[name].median / other[name].median;
      return [
        {
          of,
          to,
          mount: ratio('mount'),
          whole: ratio('whole'),
          mountWork: ratio('mountWork'),
          keystroke: ratio('keystroke'),
          script: ratio('script'),
          keystrokeWork: ratio('keystrokeWork'),
        },
      ];
    }),
  );
}

function report(measured: readonly FormFigures[]): string[] {
  const ms = ({ median, p95 }: Spread) => `${median.toFixed(2).padStart(7)} ms (p95 ${p95.toFixed(2)})`;
  const lines = measured.map(
    ({ kind, fields, ...of }) =>
      `${kind.padEnd(16)} ${String(fields)} fields   first sight ${ms(of.mount)}   whole ${ms(of.whole)}   work ${ms(of.mountWork)}` +
      `   keystroke ${ms(of.keystroke)}   script ${ms(of.script)}   work ${ms(of.keystrokeWork)}`,
  );
  const compared = ratios.map(
    ({ of, to, ...ratio }) =>
      `${of} to ${to}: first sight ${ratio.mount.toFixed(2)}, whole ${ratio.whole.toFixed(2)}, work ${ratio.mountWork.toFixed(2)}, ` +
      `keystroke ${ratio.keystroke.toFixed(2)}, script ${ratio.script.toFixed(2)}, work ${ratio.keystrokeWork.toFixed(2)}`,
  );
  return [...lines, ...compared];
}
