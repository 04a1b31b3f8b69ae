import type { EventFilter } from '../../model/index.js';

const HOUR = 3_600_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The instants from the beginning of one day to the end of another, in a time zone; both days are included and either may
 * be left open. Days are `YYYY-MM-DD`; what is no day is left open.
 *
 * @example
 * ```ts
 * import { dayRange } from 'customer-status-kit/react';
 *
 * const { from, to } = dayRange('2026-03-29', '2026-03-29', 'Europe/Madrid');
 * console.assert(from === '2026-03-28T23:00:00.000Z' && to === '2026-03-29T22:00:00.000Z');
 * ```
 */
export function dayRange(
  fromDay: string | undefined,
  toDay: string | undefined,
  timeZone: string | undefined,
): Pick<EventFilter, 'from' | 'to'> {
  const from = fromDay === undefined ? undefined : startOfDay(fromDay, 0, timeZone);
  const to = toDay === undefined ? undefined : startOfDay(toDay, 1, timeZone);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The first instant of a day, which is not midnight where the clocks are put forward at midnight. */
function startOfDay(day: string, daysLater: number, timeZone: string | undefined): string | undefined {
  const [, year, month, date] = DAY.exec(day) ?? [];
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date) + daysLater);
  if (Number.isNaN(midnight)) return undefined;
  const wanted = new Date(midnight).toISOString().slice(0, 10);
  // Offsets reach from -12 to +14 hours; the day before and the day after tell both sides of a change of the clocks.
  const guesses = [-26, 0, 26].map((hours) => midnight - offsetAt(midnight + hours * HOUR, timeZone));
  const found = guesses.toSorted((a, b) => a - b).find((guess) => localTime(guess, timeZone).slice(0, 10) === wanted);
  return found === undefined ? undefined : new Date(found).toISOString();
}

function offsetAt(time: number, timeZone: string | undefined): number {
  const whole = Math.floor(time / 1000) * 1000;
  return Date.parse(`${localTime(whole, timeZone)}Z`) - whole;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The clock of a time zone, as `YYYY-MM-DDTHH:mm:ss`. */
function localTime(time: number, timeZone: string | undefined): string {
  const parts = formatOf(timeZone).formatToParts(time);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}`;
}

function formatOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const key = timeZone ?? '';
  const twoDigit = '2-digit' as const;
  const clock = { hour: twoDigit, minute: twoDigit, second: twoDigit, hourCycle: 'h23' } as const;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat('en-u-ca-gregory', { year: 'numeric', month: twoDigit, day: twoDigit, ...clock, timeZone });
  formats.set(key, format);
  return format;
}
