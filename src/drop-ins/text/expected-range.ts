import type { StatusInfo } from '../../model/index.js';

type Range = NonNullable<StatusInfo['expectedBy']>;

/** When something is expected. A range that begins after its end is told from the other side. */
export function expectedRange({ min, max }: Range = {}): Range {
  const isSwapped = min !== undefined && max !== undefined && Date.parse(min) > Date.parse(max);
  return isSwapped ? { min: max, max: min } : { min, max };
}
