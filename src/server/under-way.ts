import { within } from './service/within.js';
import { CustomerStatusError } from '../model/index.js';

/** Work that has begun and not ended. */
export interface UnderWay {
  /** Also of what may fail: whoever waits for it elsewhere learns that. */
  add: (work: Promise<unknown>) => void;
  /** Resolves when nothing is under way any more; rejects with `timeout` when something still is after so many milliseconds. */
  settled: (withinMs: number) => Promise<void>;
}

/** Keeps what is under way, so that nothing is taken away from it before it has ended. */
export function underWay(): UnderWay {
  const running = new Set<Promise<unknown>>();
  const drained = async () => {
    // What ends may have begun something else.
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    while (running.size > 0) await Promise.all(running);
  };
  return {
    add(work) {
      const settled = work.then(nothing, nothing).finally(() => running.delete(settled));
      running.add(settled);
    },
    settled: (withinMs) => within(withinMs, drained, stillUnderWay),
  };
}

function stillUnderWay(): CustomerStatusError {
  return new CustomerStatusError('timeout', { message: 'the handler was closed while something was still under way' });
}

function nothing(): void {}
