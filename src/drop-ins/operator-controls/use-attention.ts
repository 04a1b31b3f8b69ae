'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Which of the things in a list somebody is at. */
export interface Attention {
  /** The heading of the list: there the focus goes when the thing that had it is gone. */
  heading: RefObject<HTMLHeadingElement | null>;
  /** Somebody is at a thing of the list. */
  hold: (key: string, name: string) => void;
  /** It is decided here: that it leaves the list is no news. */
  letGo: () => void;
}

/**
 * Follows the focus through a list of things to decide. `taken` is the name of what somebody was at when it left the list
 * without having been decided here, until something is.
 */
export function useAttention(listed: readonly string[]): Attention & { taken: string | undefined } {
  const heading = useRef<HTMLHeadingElement>(null);
  const held = useRef<{ key: string; name: string }>(undefined);
  const [taken, setTaken] = useState<{ name: string }>();
  useEffect(() => {
    const before = held.current;
    if (before === undefined || listed.includes(before.key)) return;
    held.current = undefined;
    // Whoever has gone on to something else is left in peace.
    if (document.activeElement === document.body) setTaken({ name: before.name });
  }, [listed]);
  useEffect(() => {
    if (taken !== undefined) heading.current?.focus();
  }, [taken]);
  const hold = (key: string, name: string) => {
    held.current = { key, name };
  };
  const letGo = () => {
    held.current = undefined;
    setTaken(undefined);
  };
  return { heading, hold, letGo, taken: taken?.name };
}
