import type { Spread } from '../state/statistics.ts';

/** What is measured, in which direction it is better. */
export type Unit = 'ms' | 'per second' | 'MB' | 'bytes';

/** Somebody who did the same work in the same run. */
export interface Contender {
  name: string;
  /** True where it is the kit. */
  ours: boolean;
  spread: Spread;
}

/** One comparison: the same work by the kit and by others, or by the kit alone. */
export interface Figure {
  bench: BenchName;
  title: string;
  unit: Unit;
  contenders: Contender[];
  /** The kit's own over the named one's, for each round where rounds were kept, else of the medians. */
  ratio?: { to: string; spread: Spread } | undefined;
}

/** A bound that the kit is held to. */
export interface Target {
  bench: BenchName;
  what: string;
  value: number;
  met: boolean;
}

/** The benches, in the order they are shown and run. */
export const BENCHES = ['state', 'form', 'files', 'timeline', 'server'] as const;

/** The name of a bench: its program, its script and its file of results. */
export type BenchName = (typeof BENCHES)[number];

/** A value that was measured once. */
export function once(value: number): Spread {
  return { median: value, p95: value, min: value, max: value };
}

/** The ratio of two medians: without rounds to pair, it has no spread of its own. */
export function ratioOfMedians(ours: Spread, theirs: Spread): Spread {
  return once(ours.median / theirs.median);
}

/** Three digits that count: what is behind them is noise on any machine. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
