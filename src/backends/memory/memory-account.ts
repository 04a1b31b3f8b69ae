import {
  type Actor,
  type BackendUpdate,
  type Clock,
  CustomerStatusError,
  type CustomerSnapshot,
  type SubscribeOptions,
} from '../../model/index.js';
import type { SandboxContext } from '../../model/sandbox/index.js';
import { memoryFeed } from './memory-feed.js';
import { advance, type MemoryState } from './memory-state.js';
import type { Rule } from './scenarios/tale.js';

/** The one customer a memory backend holds, with their files. */
export type MemoryAccount = ReturnType<typeof memoryAccount>;

/** Holds the state, changes it by the provider's rules and tells subscribers of it. */
export function memoryAccount(first: MemoryState, clock: Clock, createId: () => string) {
  const feed = memoryFeed();
  const files = new Map<string, Blob>();
  let state = first;
  let isOffline = false;
  const push = (update: BackendUpdate) => {
    if (!isOffline) feed.push(update);
  };
  return {
    files,
    createId,
    getState: () => state,
    isOffline: () => isOffline,
    push,
    /** What rules get of time and ids. */
    context: (): SandboxContext => ({ now: clock.now(), nextId: createId }),
    apply: (rule: Rule, by: Actor): CustomerSnapshot => {
      const before = state;
      const now = clock.now();
      state = advance(before, rule(before.snapshot, { now, nextId: createId }), by, now);
      newsSince(before, state).forEach(push);
      return state.snapshot;
    },
    replace: (next: MemoryState) => {
      state = next;
      push({ snapshot: next.snapshot, resync: true });
    },
    setOffline: (offline: boolean) => {
      if (offline === isOffline) return;
      isOffline = offline;
      feed.report(offline ? 'lost' : 'open', offline ? new CustomerStatusError('network') : undefined);
      push({ resync: true });
    },
    subscribe: (listener: (update: BackendUpdate) => void, options: SubscribeOptions) => feed.add(listener, options),
  };
}

function newsSince(before: MemoryState, after: MemoryState): BackendUpdate[] {
  if (before === after) return [];
  return [{ snapshot: after.snapshot }, ...after.events.slice(before.events.length).map((event) => ({ event }))];
}
