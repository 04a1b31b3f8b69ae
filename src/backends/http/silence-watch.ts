import type { Clock } from '../../model/index.js';

/** Watches that something is heard now and then. */
export interface SilenceWatch {
  heard: () => void;
  isSilent: () => boolean;
  stop: () => void;
}

/** Calls back once when nothing was heard for so long: a connection that died without a word, as after sleep. */
export function silenceWatch(clock: Clock, ms: number, onSilence: () => void): SilenceWatch {
  let isSilent = false;
  const begin = () =>
    clock.setTimeout(() => {
      isSilent = true;
      onSilence();
    }, ms);
  let handle = begin();
  return {
    heard: () => {
      clock.clearTimeout(handle);
      if (!isSilent) handle = begin();
    },
    isSilent: () => isSilent,
    stop: () => clock.clearTimeout(handle),
  };
}
