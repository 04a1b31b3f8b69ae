'use client';
import { forwardRef, useEffect } from 'react';
import { type PartComponentProps, renderPart, useComposedRefs } from '../part/index.js';
import { useCameraContext } from './camera-context.js';
import type { CameraPhase } from './camera-session.js';

/** The camera's picture. The stream is handed over as an object: a strict Content-Security-Policy lets that pass. Renders a `<video>`. */
export const CameraVideo = forwardRef<HTMLVideoElement, CameraVideoProps>(function CameraVideo(props, ref) {
  const { camera } = useCameraContext();
  const { stream, phase, videoRef } = camera;
  const composed = useComposedRefs<HTMLVideoElement>(ref, videoRef);
  useEffect(() => {
    const video = videoRef.current;
    if (video === null || stream === undefined) return undefined;
    video.srcObject = stream;
    video.play().catch(() => undefined);
    return () => {
      video.srcObject = null;
    };
  }, [stream, videoRef]);
  const own = { autoPlay: true, muted: true, playsInline: true, disablePictureInPicture: true };
  return renderPart('video', { props: own, state: { phase }, ref: composed }, props);
});

/** Props of `CameraVideo`. Name it with `aria-label`. */
export type CameraVideoProps = PartComponentProps<'video', { phase: CameraPhase }>;
