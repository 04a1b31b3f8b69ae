import { dateFormat, relativeFormat } from './formatters.js';

/** How much of a date is said. */
export type DateStyle = 'date' | 'dateTime' | 'time' | 'monthDay';

const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { dateStyle: 'medium' },
  dateTime: { dateStyle: 'medium', timeStyle: 'short' },
  time: { timeStyle: 'short' },
  monthDay: { month: 'long', day: 'numeric' },
};

const DAY = 86_400_000;
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** A date in words. A day without a time is the same day in every time zone; what is no date comes back as it is. */
export function formatDate(iso: string, style: DateStyle, locale: string, timeZone: string | undefined): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  const zone = DATE_ONLY.test(iso) ? 'UTC' : timeZone;
  return dateFormat(locale, { ...STYLES[style], timeZone: zone }).format(time);
}

/** How far a day is from today, for example "yesterday" or "in 3 days"; `undefined` beyond a week. */
export function formatRelativeDay(iso: string, now: number, locale: string, timeZone: string | undefined): string | undefined {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return undefined;
  const days = Math.round((startOfDay(time, DATE_ONLY.test(iso) ? 'UTC' : timeZone) - startOfDay(now, timeZone)) / DAY);
  if (Math.abs(days) > 7) return undefined;
  return relativeFormat(locale, { numeric: 'auto' }).format(days, 'day');
}

/** The calendar day of an instant, as the UTC instant of its midnight, so that days can be subtracted across clock changes. */
function startOfDay(time: number, timeZone: string | undefined): number {
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', calendar: 'gregory', timeZone } as const;
  const parts = dateFormat('en', options).formatToParts(time);
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(numberOf('year'), numberOf('month') - 1, numberOf('day'));
}
