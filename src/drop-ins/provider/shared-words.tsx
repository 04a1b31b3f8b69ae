'use client';
import type { ReactElement, ReactNode } from 'react';
import { Scope } from './scope.js';
import { useOwnWords, WordsContext } from './words-context.js';

/** Hands the words of a provider to everything below it: hundreds of components of a long form need not look for them. */
export function SharedWords({ children }: { children: ReactNode }): ReactElement {
  return (
    <WordsContext.Provider value={useOwnWords()}>
      <Scope>{children}</Scope>
    </WordsContext.Provider>
  );
}
