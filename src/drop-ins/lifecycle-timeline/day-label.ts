import { calendarDay, calendarDayOf } from '../../model/index.js';
import type { Words } from '../provider/index.js';
import { capitalised } from './capitalised.js';
import { nearDay } from './moment-time.js';

/** The heading an entry stands under: today, yesterday, or its month. Without a clock of the reader's, its month. */
export function dayLabel(at: string, words: Words, isHydrated: boolean): string {
  const near = isHydrated && isNear(at, words) ? nearDay(at, words) : undefined;
  return near ?? capitalised(words.date(at, 'month'), words.locale);
}

/** Today and yesterday have names everywhere; only some languages name the day before. */
function isNear(at: string, { timeZone, now }: Words): boolean {
  const day = calendarDayOf(at, timeZone);
  const age = day === undefined ? undefined : calendarDay(now(), timeZone) - day;
  return age === 0 || age === 1;
}
