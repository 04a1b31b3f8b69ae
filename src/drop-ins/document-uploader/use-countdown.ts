'use client';
import { useEffect, useState } from 'react';

/** Whole seconds until an instant, counted down while it is ahead; `undefined` without one. */
export function useCountdown(instant: string | undefined, now: () => number): number | undefined {
  const at = instant === undefined ? Number.NaN : Date.parse(instant);
  const [, tick] = useState(0);
  useEffect(() => {
    if (Number.isNaN(at)) return undefined;
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [at]);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now()) / 1_000));
}
