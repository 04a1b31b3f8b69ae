import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumLaunch } from '../scripts/browsers.ts';
import { measurePrepare, type PrepareFigures } from './files/prepare.ts';
import { measureTransfer, type TransferFigures } from './files/transfer.ts';
import type { Spread } from './state/statistics.ts';

/**
 * Measures what happens to a file in Chromium, prepared and sent, in one run, and keeps the figures. Everything that is
 * compared takes turns, and what counts is the median of the ratios of each round. `ROUNDS` says how many there are.
 */
const root = join(import.meta.dirname, '..');
const rounds = Number(process.env['ROUNDS'] ?? 13);
const loadBefore = loadavg()[0];
const prepare = await measurePrepare(rounds);
process.stdout.write(`${reportPrepare(prepare).join('\n')}\n`);
const transfer = await measureTransfer(rounds);
process.stdout.write(`${reportTransfer(transfer).join('\n')}\n`);
const targets = targetsOf(prepare, transfer);
process.stdout.write(`${targets.map(({ what, value, met }) => `  ${met ? 'met   ' : 'MISSED'} ${what}: ${value}`).join('\n')}\n`);
mkdirSync(join(root, 'bench/results'), { recursive: true });
const load = { before: loadBefore, after: loadavg()[0] };
const machine = { browser: await browserVersion(), cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, load };
writeFileSync(
  join(root, 'bench/results/files.json'),
  `${JSON.stringify({ machine, targets, prepare, transfer }, undefined, 2)}\n`,
);

/** What the kit is held to. */
function targetsOf({ ways, toFaster, hash20, peak48 }: PrepareFigures, { form, resumable }: TransferFigures) {
  const hundredths = (value: number) => Number(value.toFixed(2));
  const least = (what: string, value: number, bound: number) => ({ what, value, met: value >= bound });
  const most = (what: string, value: number, bound: number) => ({ what, value, met: value <= bound });
  const { 'kit-worker': ours = Infinity, ...others } = peak48;
  return [
    least('throughput of a form to a bare XHR, at least 0.95', hundredths(form.ratio.median), 0.95),
    least('throughput in pieces to bare tus-js-client, at least 0.95', hundredths(resumable.ratio.median), 0.95),
    most('time to prepare a photo to the faster of two others, at most 0.9', hundredths(toFaster.worker.median), 0.9),
    most('longest hold of the page while preparing, median, below 50 ms', hundredths(ways['kit-worker'].blockedMs.median), 50),
    most('longest hold of the page while hashing 20 MB, median, below 50 ms', hundredths(hash20.blockedMs.median), 50),
    most('48 megapixels, MB more at the peak, no more than any other way', hundredths(ours), Math.min(...Object.values(others))),
  ];
}

async function browserVersion(): Promise<string> {
  const browser = await chromium.launch({ ...chromiumLaunch, headless: true });
  const version = browser.version();
  await browser.close();
  return `Chromium ${version}`;
}

function reportPrepare({ ways, toFaster, inspect, hash20, peak48, rounds, megabytes }: PrepareFigures): string[] {
  const rows = [...Object.entries(ways), ['advice on a photo', inspect] as const, ['SHA-256 of 20 MB', hash20] as const];
  return [
    `photo of 12 megapixels, ${megabytes.toFixed(1)} MB, to 2,400 px and quality 0.85, ${String(rounds)} rounds`,
    ...rows.map(
      ([name, { ms, blockedMs }]) =>
        `  ${name.padEnd(28)} ${spread(ms)}   page held up ${blockedMs.median.toFixed(0)} ms, at most ${blockedMs.max.toFixed(0)}`,
    ),
    `  kit to the faster other      worker ${toFaster.worker.median.toFixed(2)}, page ${toFaster.page.median.toFixed(2)} of its time`,
    ...Object.entries(peak48).map(
      ([name, megs]) => `  48 megapixels, peak memory    ${name.padEnd(28)} ${megs.toFixed(0)} MB more`,
    ),
  ];
}

function reportTransfer({ form, resumable, megabytes, rounds }: TransferFigures): string[] {
  return [
    `upload of ${String(megabytes)} MB, ${String(rounds)} rounds`,
    `  one request                  ${spread(form.kit)}   bare XHR ${spread(form.bareXhr)}   throughput ${form.ratio.median.toFixed(2)} of it`,
    `  in pieces                    ${spread(resumable.kit)}   bare tus ${spread(resumable.bareTus)}   throughput ${resumable.ratio.median.toFixed(2)} of it`,
  ];
}

function spread({ median, min, max }: Spread): string {
  return `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`;
}
