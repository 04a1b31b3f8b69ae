import { calendarDayOf } from '../../model/index.js';
import type { Words } from '../provider/index.js';
import { capitalised } from './capitalised.js';
import { nearDay } from './moment-time.js';

/** The heading an entry stands under: today, yesterday, or its month. Without the reader's own today, its month. */
export function dayLabel(at: string, words: Words, today: number | undefined): string {
  const near = today !== undefined && isNear(at, words, today) ? nearDay(at, words) : undefined;
  return near ?? capitalised(words.date(at, 'month'), words.locale);
}

/** Today and yesterday have names everywhere; only some languages name the day before. */
function isNear(at: string, { timeZone }: Words, today: number): boolean {
  const day = calendarDayOf(at, timeZone);
  const age = day === undefined ? undefined : today - day;
  return age === 0 || age === 1;
}
