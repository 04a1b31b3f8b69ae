'use client';
import { useEffect, useState } from 'react';

/** Milliseconds after which a person who waits wants to hear that it is still going on. */
export const LONG_WAIT_MS = 5_000;

/** True once something has been so for the given milliseconds without a break. */
export function useLasting(isSo: boolean, ms: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const handle = setTimeout(() => setLasts(true), ms);
    return () => {
      clearTimeout(handle);
      setLasts(false);
    };
  }, [isSo, ms]);
  return lasts && isSo;
}
