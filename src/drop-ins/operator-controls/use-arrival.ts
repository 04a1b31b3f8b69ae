'use client';
import { type RefObject, useEffect, useRef } from 'react';

/** Where the focus is while nothing is there yet. */
export interface Arrival {
  /** The heading of what comes. */
  heading: RefObject<HTMLHeadingElement | null>;
  hold: () => void;
  letGo: () => void;
}

/** Whoever asked again for what could not be loaded is taken to it when it comes, for the button they pressed is gone then. */
export function useArrival(isThere: boolean): Arrival {
  const heading = useRef<HTMLHeadingElement>(null);
  const isHeld = useRef(false);
  useEffect(() => {
    if (!isThere || !isHeld.current) return;
    isHeld.current = false;
    // Whoever has gone on to something else is left in peace.
    if (document.activeElement === document.body) heading.current?.focus();
  }, [isThere]);
  return {
    heading,
    hold: () => {
      isHeld.current = true;
    },
    letGo: () => {
      isHeld.current = false;
    },
  };
}
