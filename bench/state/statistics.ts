/** Many measurements of one thing. */
export interface Spread {
  median: number;
  /** The nineteenth of twenty. */
  p95: number;
  min: number;
  max: number;
}

/** What repeated measurements come to. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), min: at(0), max: at(1) };
}
