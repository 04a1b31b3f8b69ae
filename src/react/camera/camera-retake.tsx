'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useCameraContext } from './camera-context.js';

/** Drops the photo and shows the camera's picture again; renders nothing before one was taken. Renders a `<button>`. */
export const CameraRetake = forwardRef<HTMLButtonElement, CameraRetakeProps>(function CameraRetake(props, ref) {
  const { camera } = useCameraContext();
  if (camera.phase !== 'taken') return null;
  const own = { type: 'button', onClick: () => void camera.retake() };
  return renderPart('button', { props: own, state: {}, ref }, props);
});

/** Props of `CameraRetake`. */
export type CameraRetakeProps = Omit<PartComponentProps<'button', object>, 'type'>;
