import type { LifecycleEvent } from '../../../src/model/index.js';

/** One event; what the test does not name is plain. */
export function event(id: string, at: string, more: Partial<LifecycleEvent> = {}): LifecycleEvent {
  return {
    id,
    at,
    type: 'note',
    reasons: [],
    actor: { kind: 'operator' },
    source: { provider: 'x', channel: 'api' },
    ...more,
  };
}

const HOUR = 3_600_000;

/** So many notes, newest first, one an hour. */
export function notes(count: number, newest = Date.UTC(2026, 10, 20)): LifecycleEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const seq = count - index;
    return event(`n${String(seq)}`, new Date(newest - index * HOUR).toISOString(), { seq });
  });
}
