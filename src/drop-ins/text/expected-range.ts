import { calendarDay, calendarDayOf, isDateOnly, type StatusInfo } from '../../model/index.js';
import type { Words } from '../provider/index.js';

type Range = NonNullable<StatusInfo['expectedBy']>;

/** When something is expected. A range that begins after its end is told from the other side. */
export function expectedRange({ min, max }: Range = {}): Range {
  const isSwapped = min !== undefined && max !== undefined && Date.parse(min) > Date.parse(max);
  return isSwapped ? { min: max, max: min } : { min, max };
}

/** A moment has passed when it is behind; a day has passed when the next one begins where the customer is. */
export function hasPassed(iso: string, words: Words): boolean {
  const now = words.now();
  if (!isDateOnly(iso)) return Date.parse(iso) < now;
  return (calendarDayOf(iso, words.timeZone) ?? 0) < calendarDay(now, words.timeZone);
}
