'use client';
import { forwardRef, useEffect, useRef, useState } from 'react';
import { drawPreview } from '../../files/index.js';
import { type PartComponentProps, renderPart, useComposedRefs } from '../part/index.js';
import { useCameraContext } from './camera-context.js';

/** The photo that was taken, to look at; renders nothing before. Renders a `<canvas role="img">`. */
export const CameraPhoto = forwardRef<HTMLCanvasElement, CameraPhotoProps>(function CameraPhoto(
  { maxSide = 1_200, ...rest },
  ref,
) {
  const { photo } = useCameraContext().camera;
  const canvas = useRef<HTMLCanvasElement>(null);
  const composed = useComposedRefs<HTMLCanvasElement>(ref, canvas);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (photo === undefined || canvas.current === null) return undefined;
    const ending = new AbortController();
    drawPreview(canvas.current, photo, maxSide, ending.signal).then(
      (isDrawn) => (ending.signal.aborted ? undefined : setDrawn(isDrawn)),
      () => undefined,
    );
    return () => ending.abort();
  }, [photo, maxSide]);
  if (photo === undefined) return null;
  return renderPart('canvas', { props: { role: 'img' }, state: { drawn }, ref: composed }, rest);
});

/** Props of `CameraPhoto`. Name it with `aria-label`. */
export interface CameraPhotoProps extends PartComponentProps<'canvas', { drawn: boolean }> {
  /** Pixels on the long side, 1,200 unless said. */
  maxSide?: number | undefined;
}
