'use client';
import { startTransition, useEffect, useState } from 'react';

/** The latest moment, in milliseconds, at which what was put off is done. */
const LATEST = 200;

/** False in the first render, true once the page has been painted and has nothing better to do: for what is not in sight yet. */
export function useAfterPaint(isDue: boolean): boolean {
  const [isAfter, setAfter] = useState(isDue);
  useEffect(() => {
    const go = () => startTransition(() => setAfter(true));
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(go, LATEST / 4);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(go, { timeout: LATEST });
    return () => cancelIdleCallback(idle);
  }, []);
  return isAfter;
}
