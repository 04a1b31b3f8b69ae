'use client';
import { createContext, useContext, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const PrintingContext = createContext(false);

/** Tells what is below whether it is being put on paper. */
export const PrintingProvider = PrintingContext.Provider;

/** True while the page is being printed. */
export function usePrinting(): boolean {
  return useContext(PrintingContext);
}

/** Follows the browser: true from just before a print until after it. The page is changed before the browser looks at it. */
export function useWatchPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    const paper = window.matchMedia?.('print');
    const turn = ({ matches }: { matches: boolean }) => (matches ? begin() : end());
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    paper?.addEventListener?.('change', turn);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      paper?.removeEventListener?.('change', turn);
    };
  }, []);
  return isPrinting;
}
