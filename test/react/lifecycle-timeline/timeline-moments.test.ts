import { describe, expect, it } from 'vitest';
import { groupMoments, sortEvents } from '../../../src/react/lifecycle-timeline/index.js';
import { event } from './timeline-events.js';

describe('the events of a timeline', () => {
  it('stand newest first and once each, whatever order they came in', () => {
    const [a, b, c] = [
      event('a', '2026-01-01T00:00:00Z'),
      event('b', '2026-01-02T00:00:00Z'),
      event('c', '2026-01-03T00:00:00Z'),
    ];
    expect(sortEvents([b, a, c, b]).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('follow their sequence where the clock does not tell them apart', () => {
    const at = '2026-01-01T00:00:00Z';
    expect(sortEvents([event('a', at, { seq: 1 }), event('b', at, { seq: 2 })]).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('of one actor at one moment are grouped, the change of status first', () => {
    const moments = groupMoments([
      event('asked', '2026-01-01T10:00:01Z', { type: 'requirement_opened' }),
      event('status', '2026-01-01T10:00:00Z', { type: 'status_changed', to: 'NEEDS_ADDITIONAL_INFORMATION' }),
      event('customer', '2026-01-01T10:00:00Z', { actor: { kind: 'customer' } }),
      event('long-before', '2025-12-31T10:00:00Z'),
    ]);
    expect(moments.map(({ events }) => events.map(({ id }) => id))).toEqual([['status', 'asked'], ['customer'], ['long-before']]);
  });

  it('never hide one change of status within another', () => {
    const moments = groupMoments([
      event('again', '2026-01-01T10:00:01Z', { type: 'status_changed', from: 'DEACTIVATED', to: 'ACTIVE' }),
      event('paused', '2026-01-01T10:00:00Z', { type: 'status_changed', from: 'ACTIVE', to: 'DEACTIVATED' }),
      event('why', '2026-01-01T10:00:00Z'),
    ]);
    expect(moments.map(({ events }) => events.map(({ id }) => id))).toEqual([['again'], ['paused', 'why']]);
  });

  it('survive a date that is none', () => {
    expect(groupMoments(sortEvents([event('a', 'soon')]))).toHaveLength(1);
  });
});
