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
