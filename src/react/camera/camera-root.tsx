'use client';
import { forwardRef, useMemo } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { CameraContext } from './camera-context.js';
import type { CameraFaultCode } from './camera-fault.js';
import type { CameraPhase } from './camera-session.js';
import type { Camera } from './use-camera.js';

/** Holds a camera. Renders a `<div>`. */
export const CameraRoot = forwardRef<HTMLDivElement, CameraRootProps>(function CameraRoot({ camera, onUse, ...rest }, ref) {
  const shared = useMemo(() => ({ camera, onUse }), [camera, onUse]);
  const state: CameraRootState = { phase: camera.phase, fault: camera.fault };
  return <CameraContext.Provider value={shared}>{renderPart('div', { state, ref }, rest)}</CameraContext.Provider>;
});

/** State of `CameraRoot`. */
export interface CameraRootState {
  phase: CameraPhase;
  fault: CameraFaultCode | undefined;
}

/** Props of `CameraRoot`. */
export interface CameraRootProps extends PartComponentProps<'div', CameraRootState> {
  /** From `useCamera`. */
  camera: Camera;
  /** Gets the photo that the person wants to use. */
  onUse: (photo: File) => void;
}
