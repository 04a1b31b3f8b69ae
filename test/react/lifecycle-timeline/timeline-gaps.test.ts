import { describe, expect, it } from 'vitest';
import type { PresentedStatus } from '../../../src/model/index.js';
import { gapBelow, historyStart } from '../../../src/react/lifecycle-timeline/index.js';
import { event } from './timeline-events.js';

const turn = (day: number, from: PresentedStatus | undefined, to: PresentedStatus) =>
  event(`t${String(day)}`, `2026-03-0${String(day)}T10:00:00.000Z`, { type: 'status_changed', from, to });

describe('a gap in the history', () => {
  it('is where a change left a status that the one before did not lead to', () => {
    const events = [turn(5, 'ACTIVE', 'DEACTIVATED'), event('n', '2026-03-04T10:00:00.000Z'), turn(1, undefined, 'CREATED')];
    expect(gapBelow(events, 0)).toEqual({ from: '2026-03-01T10:00:00.000Z', to: '2026-03-05T10:00:00.000Z' });
    expect(gapBelow(events, 1)).toBeUndefined();
  });

  it('is none where one change leads to the next, where nothing older is known, and where a status is not known', () => {
    expect(gapBelow([turn(2, 'CREATED', 'UNDER_REVIEW'), turn(1, undefined, 'CREATED')], 0)).toBeUndefined();
    expect(gapBelow([turn(2, 'ACTIVE', 'DEACTIVATED')], 0)).toBeUndefined();
    expect(gapBelow([turn(2, 'ACTIVE', 'DEACTIVATED'), turn(1, 'CREATED', 'UNKNOWN')], 0)).toBeUndefined();
  });

  it('at the beginning lies before a customer who was first seen under way', () => {
    expect(historyStart([turn(3, undefined, 'UNDER_REVIEW')])).toBe('2026-03-03T10:00:00.000Z');
    expect(historyStart([turn(3, 'UNDER_REVIEW', 'ACTIVE')])).toBe('2026-03-03T10:00:00.000Z');
    expect(historyStart([turn(3, 'CREATED', 'UNDER_REVIEW')])).toBeUndefined();
    expect(historyStart([turn(3, 'CREATED', 'UNDER_REVIEW'), turn(1, undefined, 'CREATED')])).toBeUndefined();
    expect(historyStart([event('n', '2026-03-04T10:00:00.000Z')])).toBeUndefined();
  });
});
