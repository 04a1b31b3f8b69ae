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
