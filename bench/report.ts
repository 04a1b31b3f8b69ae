import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, rounded } from './report/figure.ts';
import { htmlPage } from './report/html-page.ts';
import { markdownPage } from './report/markdown-page.ts';
import { readResults } from './report/read-results.ts';
import type { Spread } from './state/statistics.ts';

/** Writes one report of all results: as data, as a page with plots, and as a page of the documentation. With `--check`, compares. */
const root = join(import.meta.dirname, '..');

const trimmed = ({ median, p95, min, max }: Spread): Spread => ({
  median: rounded(median),
  p95: rounded(p95),
  min: rounded(min),
  max: rounded(max),
});

function trimmedFigure({ contenders, ratio, ...figure }: Figure): Figure {
  return {
    ...figure,
    contenders: contenders.map((contender) => ({ ...contender, spread: trimmed(contender.spread) })),
    ratio: ratio && { ...ratio, spread: trimmed(ratio.spread) },
  };
}

/** The files of the report, by their place in the project, as the results make them. */
export function reportFiles(): Record<string, string> {
  const results = readResults(join(root, 'bench/results'));
  const data = { ...results, figures: results.figures.map(trimmedFigure) };
  return {
    'bench/results/report.json': `${JSON.stringify(data, undefined, 2)}\n`,
    'bench/results/report.html': htmlPage(results),
    'docs/performance.md': markdownPage(results),
  };
}

if (import.meta.main) {
  const files = Object.entries(reportFiles());
  const stale = files.filter(
    ([file, text]) => process.argv.includes('--check') && readFileSync(join(root, file), 'utf8') !== text,
  );
  for (const [file] of stale) console.error(`${file} is out of date: npm run bench:report`);
  if (!process.argv.includes('--check')) for (const [file, text] of files) writeFileSync(join(root, file), text);
  process.exit(stale.length === 0 ? 0 : 1);
}
