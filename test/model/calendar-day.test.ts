import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, calendarDayOf, startOfCalendarDay } from '../../src/model/index.js';

const DAY = 86_400_000;

/** The ends of the earth, half hours, three-quarter hours, clocks put forward at midnight, and a day that never was. */
const ZONES = [
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Pacific/Chatham',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Cairo',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'UTC',
];

const zone = fc.constantFrom(...ZONES);
const moment = fc.integer({ min: Date.parse('2012-01-01T00:00:00Z'), max: Date.parse('2040-01-01T00:00:00Z') });

describe('a calendar day', () => {
  it('is the day that the clocks on the wall show, in every time zone', () => {
    fc.assert(
      fc.property(moment, zone, (time, timeZone) => {
        const wall = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(time);
        expect(calendarDay(time, timeZone)).toBe(Date.parse(wall) / DAY);
      }),
    );
  });

  it('begins at the first moment that belongs to it', () => {
    fc.assert(
      fc.property(moment, zone, (time, timeZone) => {
        const day = calendarDay(time, timeZone);
        const start = startOfCalendarDay(day, timeZone);
        expect(calendarDay(start, timeZone)).toBe(day);
        expect(calendarDay(start - 1_000, timeZone)).toBe(day - 1);
      }),
    );
  });

  it.each([
    ['a clock put forward at midnight', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    ['a clock put forward at night', '2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
    ['the first place on earth', '2026-03-03', 'Pacific/Kiritimati', '2026-03-02T10:00:00Z'],
    ['the west coast', '2026-03-03', 'America/Los_Angeles', '2026-03-03T08:00:00Z'],
    ['the day that Samoa left out', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('begins where it should with %s', (_what, day, timeZone, start) => {
    expect(new Date(startOfCalendarDay(Date.parse(day) / DAY, timeZone)).toISOString()).toBe(new Date(start).toISOString());
  });

  it('is itself when it is written without a time, wherever the reader is', () => {
    for (const timeZone of ZONES) expect(calendarDayOf('2026-03-03', timeZone)).toBe(Date.parse('2026-03-03') / DAY);
    expect(calendarDayOf('2026-03-03T11:00:00Z', 'Pacific/Kiritimati')).toBe(Date.parse('2026-03-04') / DAY);
    expect(calendarDayOf('some day', 'UTC')).toBeUndefined();
  });
});
