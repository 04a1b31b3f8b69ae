import type { BackendUpdate } from '../../model/index.js';
import type { MemoryAccount } from './memory-account.js';

/** Pushes that come late, twice, or out of nowhere. */
export interface PushSimulation {
  /** Pushes exactly this to every subscriber, for example an old snapshot or the same event twice. */
  push(update: BackendUpdate): void;
  /** What was pushed last is pushed again, once unless said: snapshot and events. */
  pushAgain(times?: number): void;
  /**
   * Pushes a snapshot that was true once: the one before the present one unless said. Answers whether there was one that
   * long ago; twenty are kept.
   */
  pushStale(changesAgo?: number): boolean;
  /** Tells every subscriber that something may have been missed. */
  pushResync(): void;
}

/** Pushes of an account. */
export function memoryPushes(account: MemoryAccount): PushSimulation {
  return {
    push: account.push,
    pushAgain: (times = 1) => {
      for (let time = 0; time < times; time += 1) account.getLastNews().forEach(account.push);
    },
    pushStale: (changesAgo = 1) => {
      const snapshot = account.getPast()[changesAgo - 1];
      if (snapshot !== undefined) account.push({ snapshot });
      return snapshot !== undefined;
    },
    pushResync: () => account.push({ resync: true }),
  };
}
