'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { inspectPicture, type PictureHint } from '../../files/index.js';

/** How often a person is asked whether a picture is good enough; from then on it is taken as it is. */
const ASKED_TRIES = 2;

/** What may be wrong with pictures, by id of upload. Advice: every picture is sent all the same. */
export interface PictureAdvice {
  on: (uploadId: string | undefined) => readonly PictureHint[];
  /** Looks at a picture that is on its way. */
  inspect: (uploadId: string, picture: File) => void;
  /** "Use it anyway". */
  dismiss: (uploadId: string) => void;
}

const NOTHING: readonly PictureHint[] = [];

/** Advice about the pictures of one slot. */
export function usePictureHints(): PictureAdvice {
  const [hints, setHints] = useState<ReadonlyMap<string, readonly PictureHint[]>>(new Map());
  const tries = useRef(0);
  const life = useRef<AbortController | null>(null);
  useEffect(() => () => life.current?.abort(), []);
  const tell = useCallback((id: string, found: readonly PictureHint[]) => {
    setHints((known) => new Map(known).set(id, found));
  }, []);
  const inspect = useCallback(
    (id: string, picture: File) => {
      if (!picture.type.startsWith('image/')) return;
      tries.current += 1;
      if (tries.current > ASKED_TRIES) return;
      if (life.current === null || life.current.signal.aborted) life.current = new AbortController();
      const { signal } = life.current;
      inspectPicture(picture, signal).then(
        (found) => {
          if (!signal.aborted && found.length > 0) tell(id, found);
        },
        () => undefined,
      );
    },
    [tell],
  );
  const dismiss = useCallback((id: string) => tell(id, NOTHING), [tell]);
  return { on: (id) => (id === undefined ? NOTHING : (hints.get(id) ?? NOTHING)), inspect, dismiss };
}
