'use client';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type CameraPlace, readCameraPlace } from './camera-fault.js';
import { type CameraSession, type CameraState, createCameraSession } from './camera-session.js';
import { takePhoto } from './take-photo.js';

/** A camera of the page. */
export interface Camera extends CameraState, Pick<CameraSession, 'switchCamera' | 'toggleTorch' | 'retake'> {
  videoRef: RefObject<HTMLVideoElement | null>;
  /** Asks for the camera again after a fault. */
  restart: () => void;
  /** Takes what the camera shows just now; `photo` holds it afterwards. */
  take: () => Promise<void>;
}

/** What a camera is read from; for tests. */
export interface CameraOptions {
  readPlace?: (() => CameraPlace) | undefined;
}

/**
 * The page's camera, on as long as the component is mounted and the page in sight. It is switched off on every way out: when
 * the component goes, when the page is hidden or left, after a fault, and when the browser hands it over too late.
 *
 * @example
 * ```tsx
 * import { Camera, useCamera } from 'customer-status-kit/react';
 *
 * export function Snapshot({ onUse }: { onUse: (photo: File) => void }) {
 *   const camera = useCamera();
 *   return (
 *     <Camera.Root camera={camera} onUse={onUse}>
 *       <Camera.Video aria-label="Camera" />
 *       <Camera.Shutter>Take photo</Camera.Shutter>
 *       <Camera.Use>Use this photo</Camera.Use>
 *     </Camera.Root>
 *   );
 * }
 * ```
 */
export function useCamera({ readPlace = readCameraPlace }: CameraOptions = {}): Camera {
  const [session] = useState(() => createCameraSession(readPlace));
  const videoRef = useRef<HTMLVideoElement>(null);
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
  useEffect(() => runWhileInSight(session), [session]);
  const take = useCallback(async () => {
    const photo = videoRef.current === null ? undefined : await takePhoto(videoRef.current);
    if (photo !== undefined) session.keep(photo);
  }, [session]);
  const restart = useCallback(() => void session.start(), [session]);
  const { switchCamera, toggleTorch, retake } = session;
  return useMemo(
    () => ({ ...state, switchCamera, toggleTorch, retake, videoRef, restart, take }),
    [state, switchCamera, toggleTorch, retake, restart, take],
  );
}

function runWhileInSight(session: CameraSession): () => void {
  const look = () => {
    if (document.visibilityState === 'hidden') session.rest();
    else if (session.getState().phase === 'resting') void session.start();
  };
  const leave = () => session.rest();
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pagehide', leave);
  void session.start();
  return () => {
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('pagehide', leave);
    session.stop();
  };
}
