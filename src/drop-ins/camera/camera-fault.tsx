'use client';
import type { ReactElement } from 'react';
import type { CameraView } from '../../react/camera/index.js';
import { Notice } from '../text/index.js';
import { useCameraWords } from './use-camera-words.js';

/** Says why there is no picture and what can be done. */
export function CameraFault({ camera }: { camera: CameraView }): ReactElement | null {
  const words = useCameraWords();
  if (camera.fault === undefined) return null;
  return (
    <Notice tone="caution" icon="camera">
      <p className="csk-text">{words.t(`camera.fault-${camera.fault}`)}</p>
    </Notice>
  );
}
