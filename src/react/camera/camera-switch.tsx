'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useCameraContext } from './camera-context.js';

/** Changes to another camera; renders nothing where there is none. Renders a `<button>`. */
export const CameraSwitch = forwardRef<HTMLButtonElement, CameraSwitchProps>(function CameraSwitch(props, ref) {
  const { camera } = useCameraContext();
  if (camera.phase !== 'live' || !camera.canSwitch) return null;
  const own = { type: 'button', onClick: () => void camera.switchCamera() };
  return renderPart('button', { props: own, state: {}, ref }, props);
});

/** Props of `CameraSwitch`. */
export type CameraSwitchProps = Omit<PartComponentProps<'button', object>, 'type'>;
