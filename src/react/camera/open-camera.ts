/** Which camera is wanted. */
export interface CameraWish {
  /** Exactly this one; the one at the back unless said. */
  deviceId?: string | undefined;
}

/**
 * Asks for a camera's picture, without sound. A wish that no camera can meet is made looser and asked once more. When `signal`
 * has ended it meanwhile, the camera is switched off at once and the promise rejects. Rejects as `getUserMedia` does.
 */
export async function openCamera(
  devices: Pick<MediaDevices, 'getUserMedia'>,
  wish: CameraWish,
  signal: AbortSignal,
): Promise<MediaStream> {
  const stream = await devices.getUserMedia(constraintsOf(wish)).catch((error: unknown) => {
    if (!signal.aborted && isOverconstrained(error)) return devices.getUserMedia({ video: true, audio: false });
    throw error;
  });
  if (!signal.aborted) return stream;
  stopTracks(stream);
  throw new DOMException('The camera is no longer wanted.', 'AbortError');
}

/** Switches a camera off. */
export function stopTracks(stream: MediaStream | undefined): void {
  stream?.getTracks().forEach((track) => track.stop());
}

function constraintsOf({ deviceId }: CameraWish): MediaStreamConstraints {
  const size = { width: { ideal: 1920 }, height: { ideal: 1440 } };
  const which = deviceId === undefined ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: deviceId } };
  return { video: { ...size, ...which }, audio: false };
}

function isOverconstrained(error: unknown): boolean {
  return error instanceof Error || error instanceof DOMException ? error.name === 'OverconstrainedError' : false;
}
