const SECOND = 1_000;
const DAY = 86_400_000;

/** No clock on earth was ever further from UTC than this. */
const FURTHEST = 26 * 3_600_000;

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** True for a calendar day such as `2026-03-01`, which is the same day in every time zone. */
export function isDateOnly(value: string): boolean {
  return DATE_ONLY.test(value);
}

/**
 * The calendar day of an instant in a time zone, the machine's own unless said, as the number of days since 1970-01-01,
 * so that days can be subtracted.
 */
export function calendarDay(time: number, timeZone: string | undefined): number {
  if (timeZone === undefined) return localDay(new Date(time));
  const parts = formatOf(timeZone).formatToParts(time);
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return new Date(0).setUTCFullYear(numberOf('year'), numberOf('month') - 1, numberOf('day')) / DAY;
}

/** The calendar day that a date, or an instant in a time zone, falls on; `undefined` for what is neither. */
export function calendarDayOf(iso: string, timeZone: string | undefined): number | undefined {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return undefined;
  return isDateOnly(iso) ? time / DAY : calendarDay(time, timeZone);
}

/**
 * The instant at which a calendar day begins in a time zone, in milliseconds since 1970. Not always midnight: clocks that
 * are put forward at midnight skip it.
 */
export function startOfCalendarDay(day: number, timeZone: string | undefined): number {
  let before = (day * DAY - FURTHEST) / SECOND;
  let begun = (day * DAY + FURTHEST) / SECOND;
  while (begun - before > 1) {
    const middle = Math.floor((before + begun) / 2);
    if (calendarDay(middle * SECOND, timeZone) >= day) begun = middle;
    else before = middle;
  }
  return begun * SECOND;
}

/** Without a format: the first one of a page costs more than everything else on a screen of dates. */
function localDay(date: Date): number {
  return new Date(0).setUTCFullYear(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is far dearer than using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', calendar: 'gregory', timeZone } as const;
  const made = new Intl.DateTimeFormat('en', options);
  formats.set(timeZone, made);
  return made;
}
