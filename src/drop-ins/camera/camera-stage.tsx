'use client';
import type { ReactElement } from 'react';
import { Camera as Parts, type CameraShape, type CameraView } from '../../react/camera/index.js';
import { useCameraWords } from './use-camera-words.js';

/** The camera's picture with the frame, or the photo that was taken. */
export function CameraStage({ camera, shape }: { camera: CameraView; shape: CameraShape }): ReactElement {
  const words = useCameraWords();
  const isTaken = camera.phase === 'taken';
  return (
    <>
      <div className="csk-camera-stage">
        <Parts.Video className="csk-camera-video" aria-label={words.t('camera.video')} hidden={isTaken} />
        {isTaken ? null : <Parts.Frame shape={shape} className="csk-camera-frame" />}
        <Parts.Photo className="csk-camera-photo" aria-label={words.t('camera.photo')} />
        {camera.phase === 'starting' || camera.phase === 'idle' ? (
          <p className="csk-camera-note">{words.t('camera.starting')}</p>
        ) : null}
      </div>
      {isTaken ? <p className="csk-text">{words.t('camera.taken')}</p> : null}
    </>
  );
}
