interface TorchCapabilities extends MediaTrackCapabilities {
  torch?: boolean;
}

interface TorchConstraints extends MediaTrackConstraintSet {
  torch?: boolean;
}

/** True when the camera has a light that can be switched. */
export function hasTorch(track: MediaStreamTrack | undefined): boolean {
  if (track === undefined || typeof track.getCapabilities !== 'function') return false;
  const capabilities: TorchCapabilities = track.getCapabilities();
  return capabilities.torch === true;
}

/** Switches the light; resolves with whether that worked. */
export async function setTorch(track: MediaStreamTrack | undefined, on: boolean): Promise<boolean> {
  const wish: TorchConstraints = { torch: on };
  try {
    await track?.applyConstraints({ advanced: [wish] });
    return track !== undefined;
  } catch {
    return false;
  }
}
