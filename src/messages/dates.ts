import { calendarDay, calendarDayOf, isDateOnly } from '../model/index.js';
import { dateFormat, relativeFormat } from './formatters.js';
import { unbroken } from './unbroken.js';

/** How much of a date is said. */
export type DateStyle = 'date' | 'dateTime' | 'time' | 'weekday' | 'monthDay' | 'month';

const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { dateStyle: 'medium' },
  dateTime: { dateStyle: 'medium', timeStyle: 'short' },
  time: { timeStyle: 'short' },
  weekday: { weekday: 'long' },
  monthDay: { month: 'long', day: 'numeric' },
  month: { month: 'long', year: 'numeric' },
};

/**
 * A date in words. A day without a time is the same day in every time zone; what is no date comes back as it is. A line may
 * end between a day and the time of it, and not within either; a month or a weekday is left to the line.
 */
export function formatDate(iso: string, style: DateStyle, locale: string, timeZone: string | undefined): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  const format = formatOf(style, locale, isDateOnly(iso) ? 'UTC' : timeZone);
  // Taking a date apart costs three times what saying it does: only where two parts must be told from each other.
  if (style === 'dateTime') return dayAndTime(format.formatToParts(time));
  return style === 'month' || style === 'weekday' ? format.format(time) : unbroken(format.format(time));
}

function dayAndTime(parts: readonly Intl.DateTimeFormatPart[]): string {
  const joint = parts.findIndex(
    ({ type }, index) => type === 'literal' && isClock(parts[index - 1]) !== isClock(parts[index + 1]),
  );
  return parts.map(({ value }, index) => (index === joint ? brokenOnce(value) : unbroken(value))).join('');
}

function isClock(part: Intl.DateTimeFormatPart | undefined): boolean {
  return part !== undefined && ['hour', 'minute', 'second', 'dayPeriod'].includes(part.type);
}

/** After a comma, or before the word that leads on: ", ", " at ". */
function brokenOnce(joint: string): string {
  const space = /[,،]/.test(joint) ? joint.lastIndexOf(' ') : joint.indexOf(' ');
  return space === -1 ? joint : `${unbroken(joint.slice(0, space))} ${unbroken(joint.slice(space + 1))}`;
}

const known = new Map<string, Intl.DateTimeFormat>();

/** Found by a short key: a list asks for the same one row after row. */
function formatOf(style: DateStyle, locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${style} ${locale} ${timeZone ?? ''}`;
  const format = known.get(key) ?? dateFormat(locale, { ...STYLES[style], timeZone });
  known.set(key, format);
  return format;
}

/** How far a day is from today, for example "yesterday" or "in 3 days"; `undefined` beyond a week. */
export function formatRelativeDay(iso: string, now: number, locale: string, timeZone: string | undefined): string | undefined {
  const day = calendarDayOf(iso, timeZone);
  return day === undefined ? undefined : formatDistance(day - calendarDay(now, timeZone), locale);
}

/** So many days from today, for example "in 3 days"; `undefined` beyond a week. A number and its unit stay on one line. */
export function formatDistance(days: number, locale: string): string | undefined {
  if (Math.abs(days) > 7) return undefined;
  return relativeFormat(locale, { numeric: 'auto' })
    .format(days, 'day')
    .replaceAll(/(\p{Nd}) /gu, '$1\u00A0');
}

/** The name of a time zone as people say it, without the season where there is such a name: "Central European Time". */
export function timeZoneName(locale: string, timeZone: string | undefined, now: number): string {
  const nameOf = (style: 'longGeneric' | 'long') => {
    const parts = dateFormat(locale, { timeZoneName: style, timeZone }).formatToParts(now);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  };
  const generic = nameOf('longGeneric');
  // Where there is no such name, platforms answer with a distance from Greenwich.
  return /\p{Nd}/u.test(generic) ? nameOf('long') : generic;
}
