import type { Words } from '../provider/index.js';
import { nearDay } from './moment-time.js';

const DAY = 86_400_000;

/** The heading an entry stands under: today, yesterday, or its month. Without a clock of the reader's, its month. */
export function dayLabel(at: string, words: Words, isHydrated: boolean): string {
  const month = words.date(at, 'month');
  const age = words.now() - Date.parse(at);
  if (!isHydrated || !(Math.abs(age) < 3 * DAY)) return month;
  const near = nearDay(at, words);
  return near !== undefined && namesOf(words).includes(near) ? near : month;
}

const NOON = '2026-01-15T12:00:00Z';

/** "Today" and "Yesterday" in the language at hand, read off two days on which no clock is changed. */
function namesOf(words: Words): (string | undefined)[] {
  const then = (days: number) => ({ ...words, now: () => Date.parse(NOON) + days * DAY });
  return [nearDay(NOON, then(0)), nearDay(NOON, then(1))];
}
