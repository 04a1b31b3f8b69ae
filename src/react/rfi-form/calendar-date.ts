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

/** `YYYY-MM-DD` of the typed parts, or what is wrong with them. */
export function finishDate(value: string): { date: string } | { fault: DateFault; part: keyof DateParts } {
  const parts = splitDate(value);
  const missing = (['day', 'month', 'year'] as const).find((part) => parts[part].trim() === '');
  if (missing !== undefined) return { fault: 'date_incomplete', part: missing };
  if (!/^\d{4}$/.test(parts.year.trim())) return { fault: 'year', part: 'year' };
  const date = `${parts.year.trim()}-${parts.month.trim().padStart(2, '0')}-${parts.day.trim().padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return { fault: 'date', part: 'day' };
  const time = Date.parse(`${date}T00:00:00Z`);
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  return isReal ? { date } : { fault: 'date', part: 'day' };
}
