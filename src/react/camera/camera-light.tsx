'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useCameraContext } from './camera-context.js';

/** Switches the camera's light; renders nothing where there is none. `aria-pressed` says whether it is on. Renders a `<button>`. */
export const CameraLight = forwardRef<HTMLButtonElement, CameraLightProps>(function CameraLight(props, ref) {
  const { camera } = useCameraContext();
  if (camera.phase !== 'live' || camera.torch === undefined) return null;
  const own = { type: 'button', 'aria-pressed': camera.torch, onClick: () => void camera.toggleTorch() };
  return renderPart('button', { props: own, state: { on: camera.torch }, ref }, props);
});

/** Props of `CameraLight`. */
export type CameraLightProps = Omit<PartComponentProps<'button', { on: boolean }>, 'type'>;
