import { letProcessEnd } from './let-process-end.js';

/** Waits, or no longer than until the signal is aborted. A process with nothing else to do ends meanwhile where it may. */
export function pauseUnless(signal: AbortSignal, ms: number, { mayEnd = false }: { mayEnd?: boolean } = {}): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    if (mayEnd) letProcessEnd(timer);
    signal.addEventListener('abort', finish);
  });
}
