'use client';
import { useEffect, useRef } from 'react';
import type { PresentedStatus } from '../../model/index.js';

/** Calls back when a known status becomes another one: not for the first, and not for the same one again. */
export function useStatusChange(status: PresentedStatus | undefined, onChange: (status: PresentedStatus) => void): void {
  const known = useRef<PresentedStatus>(undefined);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (status === undefined || known.current === status) return;
    const isFirst = known.current === undefined;
    known.current = status;
    if (!isFirst) latest.current(status);
  }, [status]);
}
