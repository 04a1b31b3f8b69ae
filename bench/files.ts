import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumLaunch } from '../scripts/browsers.ts';
import { measurePrepare, type PrepareFigures } from './files/prepare.ts';
import { measureTransfer, type TransferFigures } from './files/transfer.ts';
import type { Spread } from './state/statistics.ts';

/** Measures what happens to a file in Chromium, prepared and sent, and keeps the figures. */
const root = join(import.meta.dirname, '..');
const prepare = await measurePrepare();
process.stdout.write(`${reportPrepare(prepare).join('\n')}\n`);
const transfer = await measureTransfer();
process.stdout.write(`${reportTransfer(transfer).join('\n')}\n`);
mkdirSync(join(root, 'bench/results'), { recursive: true });
const machine = { browser: await browserVersion(), cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, load: loadavg()[0] };
writeFileSync(join(root, 'bench/results/files.json'), `${JSON.stringify({ machine, prepare, transfer }, undefined, 2)}\n`);

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
    `  one request                  ${spread(form.kit)}   bare XHR ${spread(form.bareXhr)}   throughput ${form.ratio.toFixed(2)} of it`,
    `  in pieces                    ${spread(resumable.kit)}   bare tus ${spread(resumable.bareTus)}   throughput ${resumable.ratio.toFixed(2)} of it`,
  ];
}

function spread({ median, min, max }: Spread): string {
  return `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`;
}
