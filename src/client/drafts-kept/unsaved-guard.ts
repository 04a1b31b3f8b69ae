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
  const ask = createQuestion();
  let isListening = false;
  const listen = (should: boolean) => {
    if (should === isListening || typeof window === 'undefined') return;
    isListening = should;
    if (should) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  };
  return { update: () => listen(isUnsaved()), end: () => listen(false) };
}

/** One for each guard: the same listener for two of them would end with the first. */
function createQuestion(): (event: BeforeUnloadEvent) => void {
  return (event) => event.preventDefault();
}
