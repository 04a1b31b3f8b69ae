import { CELL, type Fingerprint } from './fingerprint.ts';

/** A single cell may differ by this much, of 255: the edges of letters are drawn a little otherwise by each version of a browser. */
const ONE_CELL = 22;

/** This many cells in a thousand may differ by more than `FAINT`. */
const FAINT = 9;
const FAINT_CELLS = 4;

/** What differs between two looks in words, or `undefined` where nothing does that a person would see. */
export function differenceOf(recorded: Fingerprint, now: Fingerprint): string | undefined {
  if (recorded.columns !== now.columns || recorded.rows !== now.rows) {
    return `it was ${sizeOf(recorded)} and is ${sizeOf(now)} pixels large`;
  }
  const differences = recorded.cells.map((level, index) => Math.abs(level - (now.cells[index] ?? 0)));
  const greatest = differences.reduce((most, one) => Math.max(most, one), 0);
  const faint = differences.reduce((count, one) => count + (one > FAINT ? 1 : 0), 0);
  if (greatest <= ONE_CELL && faint * 1_000 <= differences.length * FAINT_CELLS) return undefined;
  const place = Math.floor(differences.findIndex((one) => one > (greatest > ONE_CELL ? ONE_CELL : FAINT)) / 2);
  const [x, y] = [(place % now.columns) * CELL, Math.floor(place / now.columns) * CELL];
  return `${String(faint)} squares differ, by ${String(greatest)} of 255 at most, the first at ${String(x)}, ${String(y)}`;
}

function sizeOf({ columns, rows }: Fingerprint): string {
  return `about ${String(columns * CELL)} × ${String(rows * CELL)}`;
}
