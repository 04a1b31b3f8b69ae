import { describe, expect, it } from 'vitest';
import type { PresentedStatus } from '../../../src/model/index.js';
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

  it('follow their sequence whatever the clocks say, in whatever order they came', () => {
    const [first, second, third] = [
      event('review', '2026-01-01T09:00:00.000Z', { seq: 1 }),
      event('active', '2026-01-01T10:00:00.000Z', { seq: 2 }),
      event('closed', '2026-01-01T09:59:50.000Z', { seq: 3 }),
    ];
    const told = [third, second, first];
    for (const list of [told, [first, second, third], [second, third, first], [third, first, second, third]])
      expect(sortEvents(list)).toEqual(told);
    expect(sortEvents(told)).toBe(told);
    const note = event('note', '2026-01-01T09:30:00.000Z');
    for (const list of [
      [note, ...told],
      [first, note, second, third],
    ])
      expect(sortEvents(list).map(({ id }) => id)).toEqual(['closed', 'active', 'note', 'review']);
  });

  it('of one instant without a sequence stand as one change of status leads to the next', () => {
    const at = '2026-01-01T10:00:00.000Z';
    const turn = (from: PresentedStatus | undefined, to: PresentedStatus, when = at) =>
      event(`${from ?? ''}>${to}`, when, { type: 'status_changed', from, to });
    const [created, review, active, closed] = [
      turn(undefined, 'CREATED'),
      turn('CREATED', 'UNDER_REVIEW'),
      turn('UNDER_REVIEW', 'ACTIVE'),
      turn('ACTIVE', 'DEACTIVATED'),
    ];
    const told = [closed, active, review, created];
    for (const list of [told, told.toReversed(), [active, closed, created, review]]) expect(sortEvents(list)).toEqual(told);
    const note = event('note', at);
    expect(sortEvents([review, note, active]).map(({ id }) => id)).toEqual([
      'UNDER_REVIEW>ACTIVE',
      'note',
      'CREATED>UNDER_REVIEW',
    ]);
    const [paused, resumed] = [turn('ACTIVE', 'DEACTIVATED'), turn('DEACTIVATED', 'ACTIVE')];
    const before = turn('UNDER_REVIEW', 'ACTIVE', '2026-01-01T09:00:00.000Z');
    for (const list of [
      [paused, resumed, before],
      [resumed, paused, before],
    ])
      expect(sortEvents(list)).toEqual([resumed, paused, before]);
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
