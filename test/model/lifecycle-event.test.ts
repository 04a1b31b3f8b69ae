import { describe, expect, it } from 'vitest';
import { type EventFilter, matchesEventFilter } from '../../src/model/index.js';

const EVENT = { type: 'note', at: '2026-03-02T09:00:00.000Z' } as const;

describe('a filter of events', () => {
  it.each<[EventFilter, boolean]>([
    [{}, true],
    [{ from: EVENT.at }, true],
    [{ from: '2026-03-02T10:00:00+01:00' }, true],
    [{ to: EVENT.at }, false],
    [{ to: '2026-03-02T09:00:00.001Z' }, true],
    [{ from: '2026-03-02T09:00:00.001Z' }, false],
    [{ types: ['note', 'status_changed'] }, true],
    [{ types: ['status_changed'] }, false],
    [{ types: [] }, false],
  ])('%j means an event: %s', (filter, isMeant) => {
    expect(matchesEventFilter(EVENT, filter)).toBe(isMeant);
  });
});
