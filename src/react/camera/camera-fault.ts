/** Everything that can keep a camera from being used. */
export const CAMERA_FAULT_CODES = [
  'insecure',
  'unsupported',
  'not_allowed_here',
  'denied',
  'none',
  'in_use',
  'ended',
  'failed',
] as const;

/**
 * Why there is no picture. `insecure`: the page came without encryption. `unsupported`: the browser has no such thing.
 * `not_allowed_here`: the page stands in a frame that may not use cameras. `denied`: the person or the device said no. `none`:
 * there is no camera. `in_use`: something else holds it. `ended`: it was taken away meanwhile. Closed: words for each are in
 * the messages.
 */
export type CameraFaultCode = (typeof CAMERA_FAULT_CODES)[number];

/** What is known of the page that asks for a camera. */
export interface CameraPlace {
  isSecure: boolean;
  /** `navigator.mediaDevices`, where there is one. */
  devices: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'> | undefined;
  /** False where a frame's permissions policy forbids cameras; `undefined` where the browser does not tell. */
  isAllowed: boolean | undefined;
}

/** The permissions policy of a page, where the browser tells. */
interface PolicedDocument extends Document {
  featurePolicy?: { allowsFeature?: (feature: string) => boolean };
}

/** Reads the place off the page at hand. */
export function readCameraPlace(): CameraPlace {
  const page: PolicedDocument = document;
  const devices = 'mediaDevices' in navigator ? navigator.mediaDevices : undefined;
  return { isSecure: window.isSecureContext, devices, isAllowed: page.featurePolicy?.allowsFeature?.('camera') };
}

/** What keeps the page from asking at all. */
export function placeFault({ isSecure, devices, isAllowed }: CameraPlace): CameraFaultCode | undefined {
  if (!isSecure) return 'insecure';
  if (devices === undefined) return 'unsupported';
  return isAllowed === false ? 'not_allowed_here' : undefined;
}

const BY_NAME: ReadonlyMap<string, CameraFaultCode> = new Map([
  ['NotAllowedError', 'denied'],
  ['PermissionDeniedError', 'denied'],
  ['SecurityError', 'not_allowed_here'],
  ['NotFoundError', 'none'],
  ['DevicesNotFoundError', 'none'],
  ['OverconstrainedError', 'none'],
  ['NotReadableError', 'in_use'],
  ['TrackStartError', 'in_use'],
  ['AbortError', 'in_use'],
  ['TypeError', 'unsupported'],
]);

/** What a refusal of `getUserMedia` means. */
export function cameraFaultOf(error: unknown): CameraFaultCode {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return BY_NAME.get(name) ?? 'failed';
}
