import type { Actor, BackendUpdate, Clock, CustomerSnapshot, CustomerStatusError, SubscribeOptions } from '../../model/index.js';
import type { SandboxContext } from '../../model/sandbox/index.js';
import { memoryFeed } from './memory-feed.js';
import { advance, type MemoryState } from './memory-state.js';
import type { Rule } from './scenarios/tale.js';

/** The one customer a memory backend holds, with their files. */
export type MemoryAccount = ReturnType<typeof memoryAccount>;

/** How many earlier snapshots are kept, to be pushed late. */
const LONGEST_PAST = 20;

/** Holds the state, changes it by the provider's rules and tells subscribers of it. */
export function memoryAccount(first: MemoryState, clock: Clock, createId: () => string) {
  const feed = memoryFeed();
  const files = new Map<string, Blob>();
  let state = first;
  let past: readonly CustomerSnapshot[] = [];
  let lastNews: readonly BackendUpdate[] = [{ snapshot: first.snapshot }];
  let isSilent = false;
  const push = (update: BackendUpdate) => {
    if (!isSilent) feed.push(update);
  };
  const follow = (next: MemoryState, news: readonly BackendUpdate[]) => {
    if (next === state) return;
    past = [state.snapshot, ...past].slice(0, LONGEST_PAST);
    state = next;
    lastNews = news;
    news.forEach(push);
  };
  return {
    files,
    createId,
    getState: () => state,
    /** Snapshots that were true once, the newest first. */
    getPast: () => past,
    /** What was pushed last, or would have been. */
    getLastNews: () => lastNews,
    push,
    /** What rules get of time and ids. */
    context: (): SandboxContext => ({ now: clock.now(), nextId: createId }),
    apply: (rule: Rule, by: Actor): CustomerSnapshot => {
      const now = clock.now();
      const next = advance(state, rule(state.snapshot, { now, nextId: createId }), by, now);
      follow(next, newsSince(state, next));
      return state.snapshot;
    },
    replace: (next: MemoryState) => follow(next, [{ snapshot: next.snapshot, resync: true }]),
    /** With an error nothing is pushed any more; without one, subscribers are told to read again. */
    setStream: (error: CustomerStatusError | undefined) => {
      const silent = error !== undefined;
      if (silent === isSilent) return;
      isSilent = silent;
      feed.report(silent ? 'lost' : 'open', error);
      push({ resync: true });
    },
    subscribe: (listener: (update: BackendUpdate) => void, options: SubscribeOptions) => feed.add(listener, options),
  };
}

function newsSince(before: MemoryState, after: MemoryState): BackendUpdate[] {
  if (before === after) return [];
  return [{ snapshot: after.snapshot }, ...after.events.slice(before.events.length).map((event) => ({ event }))];
}
