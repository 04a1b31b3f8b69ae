import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayRange } from '../../../src/react/lifecycle-timeline/index.js';

const ZONES = [
  'UTC',
  'Europe/Madrid',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Cairo',
  'America/Havana',
  'Pacific/Kiritimati',
  'Asia/Beirut',
];

function dayIn(time: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone }).format(time);
}

describe('a range of days', () => {
  it('begins and ends with the reader’s day, also when the clocks change', () => {
    const spring = dayRange('2026-03-29', '2026-03-29', 'Europe/Madrid');
    expect(Date.parse(spring.to ?? '') - Date.parse(spring.from ?? '')).toBe(23 * 3_600_000);
    const autumn = dayRange('2026-10-25', '2026-10-25', 'Europe/Madrid');
    expect(Date.parse(autumn.to ?? '') - Date.parse(autumn.from ?? '')).toBe(25 * 3_600_000);
  });

  it('begins at the first instant there is where the clocks are put forward at midnight', () => {
    expect(dayRange('2018-11-04', undefined, 'America/Sao_Paulo').from).toBe('2018-11-04T03:00:00.000Z');
  });

  it('leaves open what is not given, and what is no day', () => {
    expect(dayRange(undefined, undefined, 'UTC')).toEqual({});
    expect(dayRange('soon', '2026-13-40x', 'UTC')).toEqual({});
  });

  it('holds every instant of its days and none of another, in every time zone', () => {
    const days = fc.date({ min: new Date('2011-01-02'), max: new Date('2030-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(...ZONES), (date, timeZone) => {
        const day = date.toISOString().slice(0, 10);
        const { from, to } = dayRange(day, day, timeZone);
        // Samoa had no 30 December 2011.
        if (from === undefined || to === undefined) {
          expect(day.slice(0, 8)).toBe('2011-12-');
          return;
        }
        expect(dayIn(Date.parse(from), timeZone)).toBe(day);
        expect(dayIn(Date.parse(from) - 1, timeZone) < day).toBe(true);
        expect(dayIn(Date.parse(to) - 1, timeZone)).toBe(day);
        expect(dayIn(Date.parse(to), timeZone) > day).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
