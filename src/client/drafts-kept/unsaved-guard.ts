/** Asks before the page goes away while something would be lost. */
export interface UnsavedGuard {
  /** To be called after anything that may change the answer. */
  update: () => void;
  end: () => void;
}

/**
 * Listens only while there is something to lose: a page that listens for no reason is not kept by the browser for going
 * back to it.
 */
export function createUnsavedGuard(isUnsaved: () => boolean): UnsavedGuard {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  let isListening = false;
  const listen = (should: boolean) => {
    if (should === isListening || typeof window === 'undefined') return;
    isListening = should;
    if (should) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  };
  return { update: () => listen(isUnsaved()), end: () => listen(false) };
}
