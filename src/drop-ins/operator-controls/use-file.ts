'use client';
import { useEffect, useState } from 'react';
import type { CustomerStatusError } from '../../model/index.js';
import { useCustomerClient } from '../../react/provider/index.js';

/** A stored file on its way to an operator's eyes. */
export interface LoadedFile {
  blob: Blob | undefined;
  error: CustomerStatusError | undefined;
  retry: () => void;
}

interface Loaded {
  fileId: string;
  blob?: Blob | undefined;
  error?: CustomerStatusError | undefined;
}

/** Loads a file when it comes into sight, and lets it go with the component. */
export function useFile(fileId: string): LoadedFile {
  const client = useCustomerClient();
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    const ending = new AbortController();
    const load = async () => {
      const result = await client.readFile(fileId, ending.signal);
      if (ending.signal.aborted) return;
      setLoaded(result.ok ? { fileId, blob: result.value } : { fileId, error: result.error });
    };
    void load();
    return () => ending.abort();
  }, [client, fileId, attempt]);
  const own = loaded?.fileId === fileId ? loaded : undefined;
  const retry = () => {
    setLoaded(undefined);
    setAttempt(attempt + 1);
  };
  return { blob: own?.blob, error: own?.error, retry };
}
