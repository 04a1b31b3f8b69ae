'use client';
import { createContext, useContext } from 'react';

/** Opens the camera in the page for the slot around a part. */
export const CameraOpener = createContext<(() => void) | undefined>(undefined);

/** Opens the camera in the page for the slot around it; `undefined` where photos come about otherwise. */
export function useCameraOpener(): (() => void) | undefined {
  return useContext(CameraOpener);
}
