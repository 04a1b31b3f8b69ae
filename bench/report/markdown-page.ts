import { BENCHES, type BenchName, type Figure } from './figure.ts';
import { numberText, ratioText } from './html-page.ts';
import type { Results } from './read-results.ts';

const INTRODUCTIONS: Readonly<Record<BenchName, string>> = {
  state: 'The charts and what follows a status event, in Chromium.',
  form: 'A long form beside what one would write by hand, in Chromium.',
  files: 'Pictures made ready, files sent, in Chromium on a server of the same machine.',
  timeline: 'A history beside the least that can show one, and beside lists that hold all rows.',
  server: 'The handler beside a server that answers the same bytes and does nothing else.',
};

/** The page of the documentation. */
export function markdownPage({ machines, figures, targets }: Results): string {
  return [
    '# Performance',
    '',
    'Written by `npm run bench:report` from `bench/results`, where the figures are kept as they were measured; `report.html` beside them has',
    'them as plots. `npm run bench` measures everything anew. Within a table all was measured in the same run, one after the other in an',
    'order that changes, so that a slow moment of the machine counts for all; between benches machines may differ. A figure is the median,',
    'with the least and the most that was measured behind it. Milliseconds are those of this machine; the ratios are what to look at.',
    '',
    ...BENCHES.flatMap((bench) => [
      `## ${bench[0]?.toUpperCase() ?? ''}${bench.slice(1)}`,
      '',
      ...section(
        bench,
        machines[bench],
        figures.filter((figure) => figure.bench === bench),
      ),
    ]),
    '## Bounds',
    '',
    '| bench | bound | measured | |',
    '| --- | --- | --- | --- |',
    ...targets.map(({ bench, what, value, met }) => `| ${bench} | ${what} | ${String(value)} | ${met ? 'met' : '**missed**'} |`),
    '',
  ].join('\n');
}

function section(bench: BenchName, machine: Record<string, unknown> | undefined, figures: readonly Figure[]): string[] {
  if (machine === undefined) return [`${INTRODUCTIONS[bench]} Not measured yet: \`npm run bench:${bench}\`.`, ''];
  const { cpu, cores, browser } = machine;
  const where = [cpu, `${String(cores)} cores`, browser].filter((fact) => typeof fact === 'string').join(', ');
  return [`${INTRODUCTIONS[bench]} ${where}.`, '', ...figures.flatMap(table)];
}

function table({ title, unit, contenders, ratio }: Figure): string[] {
  const rows = contenders.map(({ name, ours, spread: { median, min, max } }) => {
    const range = min === max ? '–' : `${numberText(min)} to ${numberText(max)}`;
    return `| ${ours ? `**${name}**` : name} | ${numberText(median)} | ${range} |`;
  });
  const compared = ratio === undefined ? [] : [`The kit to ${ratio.to}: **${ratioText(ratio.spread)}**.`, ''];
  return [`| ${title} | ${unit} | varied |`, '| --- | --- | --- |', ...rows, '', ...compared];
}
