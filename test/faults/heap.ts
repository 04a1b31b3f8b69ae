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

/** Counts the listeners that are on a target now. */
export function countListeners(target: EventTarget): { count: () => number; restore: () => void } {
  const { addEventListener, removeEventListener } = target;
  const listeners = new Set<string>();
  const ids = new WeakMap<object, number>();
  let next = 0;
  const nameOf = ([type, listener, options]: Parameters<EventTarget['addEventListener']>) => {
    if (listener === null) return type;
    if (!ids.has(listener)) ids.set(listener, (next += 1));
    return `${type} ${ids.get(listener)} ${String(typeof options === 'boolean' ? options : (options?.capture ?? false))}`;
  };
  target.addEventListener = (...args: Parameters<EventTarget['addEventListener']>) => {
    listeners.add(nameOf(args));
    addEventListener.apply(target, args);
  };
  target.removeEventListener = (...args: Parameters<EventTarget['removeEventListener']>) => {
    listeners.delete(nameOf(args));
    removeEventListener.apply(target, args);
  };
  return { count: () => listeners.size, restore: () => Object.assign(target, { addEventListener, removeEventListener }) };
}
