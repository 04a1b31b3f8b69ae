import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes in use once everything that nobody holds is gone. */
export async function heapInUse(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  // What was let go by promises and finalizers takes some rounds.
  for (let round = 0; round < 4; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one round after the other
    await new Promise((resolve) => void setTimeout(resolve, 10));
    collect();
  }
  return process.memoryUsage().heapUsed;
}

/** Counts the listeners that are on a target now, until it is restored. */
export function countListeners(target: EventTarget): { count: () => number; restore: () => void } {
  const add = target.addEventListener.bind(target);
  const remove = target.removeEventListener.bind(target);
  const listeners = new Set<string>();
  const ids = new WeakMap<object, number>();
  let next = 0;
  const nameOf = ([type, listener, options]: Parameters<EventTarget['addEventListener']>) => {
    if (listener === null) return type;
    if (!ids.has(listener)) ids.set(listener, (next += 1));
    const isCapture = typeof options === 'boolean' ? options : (options?.capture ?? false);
    return `${type} ${ids.get(listener)} ${isCapture}`;
  };
  target.addEventListener = (...args: Parameters<EventTarget['addEventListener']>) => {
    listeners.add(nameOf(args));
    add(...args);
  };
  target.removeEventListener = (...args: Parameters<EventTarget['removeEventListener']>) => {
    listeners.delete(nameOf(args));
    remove(...args);
  };
  const restore = () => void Object.assign(target, { addEventListener: add, removeEventListener: remove });
  return { count: () => listeners.size, restore };
}
