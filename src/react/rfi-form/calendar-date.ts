import { plainDigits } from './plain-digits.js';

/** The three parts of a date as they are typed. */
export interface DateParts {
  year: string;
  month: string;
  day: string;
}

/** The parts of `YYYY-MM-DD`, also of an unfinished one such as `-5-`. */
export function splitDate(value: string): DateParts {
  const [year = '', month = '', day = ''] = value.split('-');
  return { year, month, day };
}

/** The parts as one text; empty when nothing is typed. */
export function joinDate({ year, month, day }: DateParts): string {
  return year === '' && month === '' && day === '' ? '' : `${year}-${month}-${day}`;
}

/** What is wrong with a date. */
export type DateFault = 'date_incomplete' | 'year' | 'date';

/** A date that cannot be sent, and the first part that is wrong. */
export interface FaultyDate {
  fault: DateFault;
  part: keyof DateParts;
  /** For `date_incomplete`. */
  missing?: readonly (keyof DateParts)[] | undefined;
}

const IN_ORDER = ['day', 'month', 'year'] as const;

/** `YYYY-MM-DD` of the typed parts, in the digits of any script, or what is wrong with them. */
export function finishDate(value: string): { date: string } | FaultyDate {
  const typed = splitDate(plainDigits(value));
  const parts = { day: typed.day.trim(), month: typed.month.trim(), year: typed.year.trim() };
  const missing = IN_ORDER.filter((part) => parts[part] === '');
  if (missing[0] !== undefined) return { fault: 'date_incomplete', part: missing[0], missing };
  if (!/^\d{4}$/.test(parts.year)) return { fault: 'year', part: 'year' };
  if (!/^\d{1,2}$/.test(parts.month) || Number(parts.month) < 1 || Number(parts.month) > 12)
    return { fault: 'date', part: 'month' };
  const date = `${parts.year}-${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  return isReal ? { date } : { fault: 'date', part: 'day' };
}

/** The number of a month that is written as a word in the given locale, in full or shortened; any other text as it is. */
export function monthAsNumber(text: string, locale: string): string {
  const word = folded(text, locale);
  if (word.length < 3 || /\p{Nd}/u.test(word)) return text;
  for (let month = 0; month < 12; month += 1) {
    const names = (['long', 'short'] as const).map((style) => folded(monthName(month, style, locale), locale));
    if (names.some((name) => name === word || (name.length > word.length && name.startsWith(word)))) return String(month + 1);
  }
  return text;
}

function monthName(month: number, style: 'long' | 'short', locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }).format(Date.UTC(2001, month, 1));
}

function folded(text: string, locale: string): string {
  return text.trim().toLocaleLowerCase(locale).replace(/\.$/, '');
}
