'use client';
import { startTransition, useEffect, useState } from 'react';

/** The latest moment, in milliseconds, at which what was put off is done: a page out of sight has no frames. */
const LATEST = 200;

/** False in the first render, true once the page has been painted and has nothing better to do: for what is not in sight yet. */
export function useAfterPaint(isDue: boolean): boolean {
  const [isAfter, setAfter] = useState(isDue);
  useEffect(() => afterPaint(() => startTransition(() => setAfter(true))), []);
  return isAfter;
}

/** A frame's callbacks come before it is painted, so the page stands on the screen when the second frame begins. */
function afterPaint(go: () => void): () => void {
  let idle: number | undefined;
  const latest = setTimeout(go, LATEST);
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      clearTimeout(latest);
      if (typeof requestIdleCallback === 'undefined') go();
      else idle = requestIdleCallback(go, { timeout: LATEST });
    });
  });
  return () => {
    clearTimeout(latest);
    cancelAnimationFrame(frame);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
