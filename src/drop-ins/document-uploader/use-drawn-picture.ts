'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ImageConverter } from '../../files/index.js';
import { showPicture } from '../../react/document-uploader/index.js';

/** A picture drawn on a canvas: the file itself is never opened by the browser. */
export function useDrawnPicture(
  picture: Blob,
  maxSide: number,
  convertImage?: ImageConverter,
): { canvas: RefObject<HTMLCanvasElement | null>; outcome: 'drawing' | 'drawn' | 'failed' } {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [outcome, setOutcome] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  useEffect(() => {
    const target = canvas.current;
    if (target === null) return undefined;
    const ending = new AbortController();
    showPicture(target, picture, maxSide, ending.signal, convertImage).then(
      (isDrawn) => (ending.signal.aborted ? undefined : setOutcome(isDrawn ? 'drawn' : 'failed')),
      () => undefined,
    );
    return () => ending.abort();
  }, [picture, maxSide, convertImage]);
  return { canvas, outcome };
}
