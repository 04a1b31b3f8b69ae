'use client';
import { type RefObject, startTransition, useEffect, useState } from 'react';
import { useHydrated } from '../../react/provider/index.js';

/** What fills the first screen. */
const FIRST = 24;
/** Up to here everything is shown at once. */
const SHORT = 40;

/**
 * How many rows of a long list to show: those of the first screen at once, the others right after it in a few steps that
 * give way to whatever is typed or clicked. All of them on the server.
 */
export function useGradualRows(total: number, shownRef: RefObject<number>): number {
  const isClient = useHydrated();
  const [shown, setShown] = useState(isClient ? shownRef.current : Number.POSITIVE_INFINITY);
  const rows = total <= SHORT ? Number.POSITIVE_INFINITY : Math.max(FIRST, shown);
  useEffect(() => {
    shownRef.current = shown;
    if (total === 0 || shown === Number.POSITIVE_INFINITY) return undefined;
    const next = rows >= total ? Number.POSITIVE_INFINITY : rows * 2;
    // A task of its own: the first rows are on the screen by then.
    const timer = setTimeout(() => startTransition(() => setShown(next)));
    return () => clearTimeout(timer);
  }, [rows, shown, total, shownRef]);
  return rows;
}
