'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useCameraContext } from './camera-context.js';

/** Takes the photo; renders nothing unless the camera shows something. Renders a `<button>`. */
export const CameraShutter = forwardRef<HTMLButtonElement, CameraShutterProps>(function CameraShutter(props, ref) {
  const { camera } = useCameraContext();
  if (camera.phase !== 'live') return null;
  const own = { type: 'button', onClick: () => void camera.take() };
  return renderPart('button', { props: own, state: {}, ref }, props);
});

/** Props of `CameraShutter`. */
export type CameraShutterProps = Omit<PartComponentProps<'button', object>, 'type'>;
