'use client';
import { type RefObject, useEffect, useState } from 'react';

/** How far ahead of the edge of the page something counts as in sight, so that it is there when the reader is. */
const AHEAD = '50%';

/** True once an element has come into sight, and from then on. At once where the browser cannot tell. */
export function useInSight(element: RefObject<HTMLElement | null>): boolean {
  const [isInSight, setIsInSight] = useState(() => typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    const target = element.current;
    if (isInSight || target === null) return undefined;
    const look = (entries: readonly IntersectionObserverEntry[]) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setIsInSight(true);
    };
    const observer = new IntersectionObserver(look, { rootMargin: AHEAD });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, isInSight]);
  return isInSight;
}
