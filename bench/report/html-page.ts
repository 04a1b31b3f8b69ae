import type { Spread } from '../state/statistics.ts';
import { type BenchName, BENCHES, type Figure, rounded } from './figure.ts';
import type { Results } from './read-results.ts';

/** The report as one page without scripts, pictures or anything from elsewhere. */
export function htmlPage({ machines, figures, targets }: Results): string {
  const sections = BENCHES.map((bench) =>
    benchSection(
      bench,
      machines[bench],
      figures.filter((figure) => figure.bench === bench),
    ),
  );
  const rows = targets.map(
    ({ bench, what, value, met }) =>
      `<tr><td>${bench}</td><td>${text(what)}</td><td>${String(value)}</td><td>${met ? 'met' : 'missed'}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What the kit costs</title>
<style>${STYLES}</style>
</head>
<body>
<h1>What the kit costs</h1>
<p>A bar is the median, the line across it goes from the least to the most that was measured, the tick on it is the 95th of a hundred. Filled bars are the kit. Within a figure all was measured in the same run; between benches machines may differ.</p>
${sections.join('\n')}
<h2>Bounds</h2>
<table><thead><tr><th>bench</th><th>bound</th><th>measured</th><th></th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
</body>
</html>
`;
}

function benchSection(bench: BenchName, machine: Record<string, unknown> | undefined, figures: readonly Figure[]): string {
  const head = `<h2>${bench}</h2>`;
  if (machine === undefined) return `${head}\n<p>Not measured yet: <code>npm run bench:${bench}</code>.</p>`;
  const facts = Object.entries(machine).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [head, `<p>${text(facts.join(', '))}</p>`, ...figures.map(plot)].join('\n');
}

const WIDTH = 640;
const LEFT = 230;
const ROW = 26;
const FIGURES = 170;

function plot({ title, unit, contenders, ratio }: Figure): string {
  const most = Math.max(...contenders.map(({ spread }) => spread.max));
  const x = (value: number) => LEFT + (value / most) * (WIDTH - LEFT - FIGURES);
  const rows = contenders.map(({ name, ours, spread }, index) => bar(name, ours, spread, index * ROW, x));
  const compared = ratio === undefined ? '' : ` The kit to ${ratio.to}: ${ratioText(ratio.spread)}.`;
  const height = contenders.length * ROW + 4;
  return `<figure><figcaption><strong>${text(title)}</strong>, ${unit}.${text(compared)}</figcaption>
<svg viewBox="0 0 ${String(WIDTH)} ${String(height)}" role="img" aria-label="${text(title)}">
${rows.join('\n')}
</svg></figure>`;
}

function bar(name: string, ours: boolean, { median, p95, min, max }: Spread, y: number, x: (value: number) => number): string {
  const at = (value: number) => x(value).toFixed(1);
  const middle = String(y + ROW / 2);
  const line = (from: string, to: string, top: number, bottom: number) =>
    `<line x1="${from}" x2="${to}" y1="${String(top)}" y2="${String(bottom)}"/>`;
  const spread = min === max ? '' : line(at(min), at(max), y + ROW / 2, y + ROW / 2) + line(at(p95), at(p95), y + 8, y + ROW - 8);
  const range = min === max ? '' : ` (${numberText(min)} to ${numberText(max)})`;
  return `<text x="${String(LEFT - 8)}" y="${middle}" class="name">${text(name)}</text><rect x="${String(LEFT)}" y="${String(y + 4)}" width="${(x(median) - LEFT).toFixed(1)}" height="${String(ROW - 8)}" class="${ours ? 'ours' : 'theirs'}"/>${spread}<text x="${String(WIDTH - FIGURES + 8)}" y="${middle}">${numberText(median)}${range}</text>`;
}

/** A number with what counts of it. */
export function numberText(value: number): string {
  return rounded(value).toLocaleString('en', { maximumFractionDigits: 3 });
}

/** A ratio, with how much it varied where that is known. */
export function ratioText({ median, min, max }: Spread): string {
  return min === max ? numberText(median) : `${numberText(median)} (${numberText(min)} to ${numberText(max)})`;
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLES = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 720px; margin: 2rem auto; padding: 0 1rem; }
figure { margin: 1.5rem 0; }
svg { width: 100%; height: auto; }
text { font-size: 12px; dominant-baseline: central; fill: currentColor; }
.name { text-anchor: end; }
rect { stroke: #3b6fd4; fill: none; }
rect.ours { fill: #3b6fd4; }
line { stroke: currentColor; stroke-width: 1.5; }
table { border-collapse: collapse; }
td, th { text-align: start; padding: .25rem .75rem .25rem 0; }
`;
