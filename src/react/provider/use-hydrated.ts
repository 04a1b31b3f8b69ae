'use client';
import { useSyncExternalStore } from 'react';

const neverChanges = () => () => undefined;

/** False on the server and in the render that takes over its HTML, true afterwards and wherever there was no server. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}

/**
 * The time as far as a server and the reader's browser can agree on it: the beginning. By that nothing has passed, and every
 * day is too far to be called "today", so dates are said in full until the page has come to life.
 */
export const beforeAllDates = (): number => 0;
