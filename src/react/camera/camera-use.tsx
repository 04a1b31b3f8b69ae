'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useCameraContext } from './camera-context.js';

/** Hands the photo over; renders nothing before one was taken. Renders a `<button>`. */
export const CameraUse = forwardRef<HTMLButtonElement, CameraUseProps>(function CameraUse(props, ref) {
  const { camera, onUse } = useCameraContext();
  const { photo } = camera;
  if (photo === undefined) return null;
  const own = { type: 'button', onClick: () => onUse(photo) };
  return renderPart('button', { props: own, state: {}, ref }, props);
});

/** Props of `CameraUse`. */
export type CameraUseProps = Omit<PartComponentProps<'button', object>, 'type'>;
