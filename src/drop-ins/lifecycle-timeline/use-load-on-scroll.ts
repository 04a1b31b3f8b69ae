'use client';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * Loads when the reader has scrolled and the element comes into sight. Without scrolling nothing loads by itself, or a
 * page whose end is in sight would load everything at once.
 */
export function useLoadOnScroll(element: RefObject<HTMLElement | null>, isReady: boolean, load: () => void): void {
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    const target = element.current;
    if (!isReady || target === null || typeof IntersectionObserver === 'undefined') return undefined;
    let isInSight = false;
    let hasScrolled = false;
    const consider = () => {
      if (!isInSight || !hasScrolled) return;
      hasScrolled = false;
      latest.current();
    };
    const observer = new IntersectionObserver((entries) => {
      isInSight = entries.some(({ isIntersecting }) => isIntersecting);
      consider();
    });
    const onScroll = () => {
      hasScrolled = true;
      consider();
    };
    observer.observe(target);
    // In whatever box the timeline stands: scrolling does not bubble, but it can be caught on the way down.
    document.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      document.removeEventListener('scroll', onScroll, { capture: true });
    };
  }, [element, isReady]);
}
