import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumLaunch } from '../scripts/browsers.ts';
import { bundlePage, servePage } from '../scripts/bundled-page.ts';
import type { StateFigures } from './state/page.tsx';
import type { Spread } from './state/statistics.ts';

/** Measures the state layer in Chromium, as bundled for production, and keeps the figures. */
const root = join(import.meta.dirname, '..');
const { figures, version } = await runPage();
mkdirSync(join(root, 'bench/results'), { recursive: true });
const machine = { browser: `Chromium ${version}`, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
writeFileSync(join(root, 'bench/results/state.json'), `${JSON.stringify({ machine, ...figures }, undefined, 2)}\n`);
process.stdout.write(`${report(figures).join('\n')}\n`);

async function runPage(): Promise<{ figures: StateFigures; version: string }> {
  const { origin, close } = await servePage(await bundlePage('bench/state/page.tsx', 'bench-state'));
  const browser = await chromium.launch({ ...chromiumLaunch, headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(origin);
    await page.waitForFunction(() => 'measureState' in window);
    const figures = await page.evaluate(() => window.measureState());
    return { figures, version: browser.version() };
  } finally {
    await browser.close();
    close();
  }
}

function report({ transitions, badges, badgeMount, paint, sizes }: StateFigures): string[] {
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
    `${thousands(badgeMount.badges)} badges mounted, ${String(badgeMount.liveRegions)} live region      ${ms(badgeMount.ms)}  plain spans ${ms(badgeMount.plainMs)}`,
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
