import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../src/model/index.js';
import { dueView, type DueStage } from '../../../src/react/rfi-form/index.js';
import { nextDueChange } from '../../../src/react/rfi-form/due-view.js';
import { requirementOf } from './requirement-of.js';

const DAY = 86_400_000;
const ZONES = ['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Berlin', 'Asia/Kathmandu', 'America/Sao_Paulo', 'UTC'];
const RANKS: readonly DueStage[] = ['later', 'soon', 'today', 'overdue'];

const zone = fc.constantFrom(...ZONES);
const moment = fc.integer({ min: Date.parse('2016-01-01T00:00:00Z'), max: Date.parse('2032-01-01T00:00:00Z') });
const distance = fc.integer({ min: -12 * DAY, max: 12 * DAY });

function dueAt(at: string | undefined, more: Partial<NonNullable<Requirement['due']>> = {}): Requirement {
  return requirementOf('r', { due: { at, severity: 'current', ...more } });
}

function stageAt(at: string, now: string, timeZone: string): DueStage | undefined {
  return dueView(dueAt(at), Date.parse(now), timeZone)?.stage;
}

/** The day that a calendar on the wall shows, from another formatter than the kit's. */
function wallDay(time: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(time);
}

describe('a due date without a time', () => {
  it.each([
    ['2026-03-03T09:59:59Z', 'Pacific/Kiritimati', 'today'],
    ['2026-03-03T10:00:00Z', 'Pacific/Kiritimati', 'overdue'],
    ['2026-03-02T09:59:59Z', 'Pacific/Kiritimati', 'soon'],
    ['2026-03-03T07:59:59Z', 'America/Los_Angeles', 'soon'],
    ['2026-03-03T08:00:00Z', 'America/Los_Angeles', 'today'],
    ['2026-03-04T07:59:59Z', 'America/Los_Angeles', 'today'],
    ['2026-03-04T08:00:00Z', 'America/Los_Angeles', 'overdue'],
    ['2026-02-24T08:00:00Z', 'America/Los_Angeles', 'soon'],
    ['2026-02-24T07:59:59Z', 'America/Los_Angeles', 'later'],
  ] as const)('3 March, seen at %s in %s, is %s', (now, timeZone, stage) => {
    expect(stageAt('2026-03-03', now, timeZone)).toBe(stage);
  });

  it.each([
    ['the day is an hour shorter', '2026-03-29', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'],
    ['the day is an hour longer', '2026-10-25', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'],
  ])('lasts to the end of its day where the clocks change and %s', (_why, day, last, over) => {
    expect(stageAt(day, last, 'Europe/Berlin')).toBe('today');
    expect(stageAt(day, over, 'Europe/Berlin')).toBe('overdue');
  });

  it('is never off by one, in any time zone at any moment', () => {
    fc.assert(
      fc.property(moment, distance, zone, (now, off, timeZone) => {
        const at = new Date(now + off).toISOString().slice(0, 10);
        const days = (Date.parse(at) - Date.parse(wallDay(now, timeZone))) / DAY;
        const stage = days < 0 ? 'overdue' : days === 0 ? 'today' : days <= 7 ? 'soon' : 'later';
        expect(dueView(dueAt(at), now, timeZone)).toMatchObject({ stage, days });
      }),
    );
  });
});

describe('a due date with a time', () => {
  it('passes at that very moment, everywhere', () => {
    fc.assert(
      fc.property(moment, distance, zone, (now, off, timeZone) => {
        const at = new Date(now + off).toISOString();
        const sameDay = wallDay(now, timeZone) === wallDay(now + off, timeZone);
        const { stage, isNear } = dueView(dueAt(at), now, timeZone)!;
        expect(stage === 'overdue').toBe(off <= 0);
        expect(stage === 'today').toBe(off > 0 && sameDay);
        expect(isNear).toBe(off > 0 && off <= DAY);
      }),
    );
  });

  it('only ever becomes more pressing', () => {
    fc.assert(
      fc.property(moment, distance, fc.nat(DAY * 3), zone, (now, off, wait, timeZone) => {
        const requirement = dueAt(new Date(now + off).toISOString());
        const [before, after] = [now, now + wait].map((time) => RANKS.indexOf(dueView(requirement, time, timeZone)!.stage));
        expect(after).toBeGreaterThanOrEqual(before!);
      }),
    );
  });
});

describe('the next change of a due date', () => {
  it('is the first moment at which it stands differently', () => {
    const instantOrDay = fc.boolean();
    fc.assert(
      fc.property(moment, distance, instantOrDay, zone, (now, off, isDay, timeZone) => {
        const requirement = dueAt(new Date(now + off).toISOString().slice(0, isDay ? 10 : undefined));
        const view = dueView(requirement, now, timeZone)!;
        const next = nextDueChange([view], now, timeZone);
        expect(next === undefined).toBe(view.stage === 'overdue');
        if (next === undefined) return;
        expect(dueView(requirement, next - 1, timeZone)).toEqual(view);
        expect(dueView(requirement, next, timeZone)).not.toEqual(view);
      }),
    );
  });
});

describe('a due date', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');

  it('that the backend calls overdue is overdue, whatever the clock here says', () => {
    expect(dueView(dueAt('2026-04-01', { severity: 'past_due' }), now, 'UTC')?.stage).toBe('overdue');
    expect(dueView(dueAt(undefined, { severity: 'past_due' }), now, 'UTC')?.stage).toBe('overdue');
  });

  it('that nobody has named, or that no clock can read, is undated', () => {
    expect(dueView(dueAt(undefined), now, 'UTC')).toMatchObject({ stage: 'undated', at: undefined, days: undefined });
    expect(dueView(dueAt('soon'), now, 'UTC')).toMatchObject({ stage: 'undated', at: undefined });
  });

  it('of a request that ran out has expired', () => {
    const requirement = requirementOf('r', { status: 'expired', due: { at: '2026-02-01', severity: 'current' } });
    expect(dueView(requirement, now, 'UTC')?.stage).toBe('expired');
    expect(dueView(requirementOf('r', { status: 'expired' }), now, 'UTC')?.stage).toBe('expired');
  });

  it('was extended when it is later than at first, and not when it is the same day or earlier', () => {
    const from = (originalAt: string) => dueView(dueAt('2026-03-10', { originalAt }), now, 'UTC')?.extendedFrom;
    expect(from('2026-03-03')).toBe('2026-03-03');
    expect(from('2026-03-10')).toBeUndefined();
    expect(from('2026-03-12')).toBeUndefined();
  });

  it('is no matter of the customer’s once the reviewer has the answer', () => {
    const due = { at: '2026-02-01', severity: 'past_due' } as const;
    expect(dueView(requirementOf('r', { status: 'submitted', awaiting: 'provider', due }), now)).toBeUndefined();
    expect(dueView(requirementOf('r', { status: 'accepted', awaiting: 'provider', due }), now)).toBeUndefined();
    expect(dueView(requirementOf('r'), now)).toBeUndefined();
  });
});
