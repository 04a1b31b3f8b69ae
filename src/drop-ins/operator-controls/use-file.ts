'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { CustomerStatusError } from '../../model/index.js';
import { useCustomerClient } from '../../react/provider/index.js';
import { useInSight } from './use-in-sight.js';

/** A stored file on its way to an operator's eyes. */
export interface LoadedFile {
  /** For the element that stands where the file will be. */
  place: RefObject<HTMLDivElement | null>;
  blob: Blob | undefined;
  error: CustomerStatusError | undefined;
  retry: () => void;
}

interface Loaded {
  /** Which attempt at which file it came of. */
  attempt: string;
  blob?: Blob | undefined;
  error?: CustomerStatusError | undefined;
}

/** Loads a file when it comes into sight, and lets it go with the component. */
export function useFile(fileId: string): LoadedFile {
  const client = useCustomerClient();
  const place = useRef<HTMLDivElement>(null);
  const isInSight = useInSight(place);
  const [count, setCount] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>();
  const attempt = `${fileId} ${String(count)}`;
  useEffect(() => {
    if (!isInSight) return undefined;
    const ending = new AbortController();
    const load = async () => {
      // What is mounted and at once unmounted again asks for nothing.
      await Promise.resolve();
      if (ending.signal.aborted) return;
      const result = await client.readFile(fileId, ending.signal);
      if (ending.signal.aborted) return;
      setLoaded(result.ok ? { attempt, blob: result.value } : { attempt, error: result.error });
    };
    void load();
    return () => ending.abort();
  }, [client, fileId, attempt, isInSight]);
  const own = loaded?.attempt === attempt ? loaded : undefined;
  return { place, blob: own?.blob, error: own?.error, retry: () => setCount(count + 1) };
}
