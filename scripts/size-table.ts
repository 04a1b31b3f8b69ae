import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes what the package weighs into the README; with `--check`, fails over a budget or where the README says something else. */
const root = join(import.meta.dirname, '..');
const README = join(root, 'README.md');

/** A figure that is off by so much is a lie; less is another version of a compressor. */
const TOLERANCE = 0.05;

const START = '<!-- sizes: written by npm run sizes -->';
const END = '<!-- /sizes -->';

/** One measured way to use the package. */
export interface Size {
  name: string;
  /** Bytes, minified and compressed with gzip. */
  size: number;
}

/** The text with a table of the sizes between the two marks. */
export function withSizeTable(text: string, sizes: readonly Size[]): string {
  const [before, after] = [text.indexOf(START), text.indexOf(END)];
  if (before === -1 || after === -1) throw new Error(`The text has no ${START} or no ${END}.`);
  const rows = sizes.map(({ name, size }) => `| ${name} | ${inWords(size)} |`);
  const table = ['| what a page loads | minified and compressed |', '| --- | --- |', ...rows].join('\n');
  return `${text.slice(0, before)}${START}\n\n${table}\n\n${text.slice(after)}`;
}

function inWords(bytes: number): string {
  return bytes < 1000 ? `${String(bytes)} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
}

/** What the text says of each size, in bytes. */
export function saidSizes(text: string): Size[] {
  const table = text.slice(text.indexOf(START), text.indexOf(END));
  return [...table.matchAll(/^\| (.+) \| ([\d.]+) (kB|bytes) \|$/gm)].map(([, name = '', size, unit]) => ({
    name,
    size: Number(size) * (unit === 'kB' ? 1000 : 1),
  }));
}

/** Sentences about whatever the text says otherwise than it was measured. */
export function untruths(text: string, measured: readonly Size[]): string[] {
  const said = new Map(saidSizes(text).map(({ name, size }) => [name, size]));
  const wrong = measured.filter(({ name, size }) => Math.abs((said.get(name) ?? 0) - size) > size * TOLERANCE);
  const gone = [...said.keys()].filter((name) => !measured.some((one) => one.name === name));
  return [
    ...wrong.map(
      ({ name, size }) => `${name}: ${String(size)} bytes measured, ${String(said.get(name) ?? 'nothing')} in the README`,
    ),
    ...gone.map((name) => `${name}: in the README, and not measured`),
  ];
}

function measure(): { sizes: Size[]; isWithin: boolean } {
  const result = spawnSync(join(root, 'node_modules/.bin/size-limit'), ['--json'], { cwd: root, encoding: 'utf8' });
  if (!result.stdout.trim().startsWith('[')) throw new Error(`Nothing could be measured: ${result.stderr || result.stdout}`);
  return { sizes: JSON.parse(result.stdout) as Size[], isWithin: result.status === 0 };
}

if (import.meta.main) {
  const { sizes, isWithin } = measure();
  const text = readFileSync(README, 'utf8');
  if (process.argv.includes('--check')) {
    const faults = [...(isWithin ? [] : ['A budget is exceeded: npm run size says which.']), ...untruths(text, sizes)];
    for (const fault of faults) console.error(fault);
    process.exit(faults.length === 0 ? 0 : 1);
  }
  writeFileSync(README, withSizeTable(text, sizes));
}
