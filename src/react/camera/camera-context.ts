'use client';
import { createContext, useContext } from 'react';
import type { Camera } from './use-camera.js';

/** What the root gives its parts. */
export interface CameraShared {
  camera: Camera;
  onUse: (photo: File) => void;
}

/** The camera around a part. */
export const CameraContext = createContext<CameraShared | undefined>(undefined);

/** The camera around a part. Throws outside `Camera.Root`. */
export function useCameraContext(): CameraShared {
  const shared = useContext(CameraContext);
  if (shared !== undefined) return shared;
  throw new Error(
    'customer-status-kit: a part of Camera stands alone. It takes its state from its root. Put it inside <Camera.Root>.',
  );
}
