import type { CameraPlace } from '../../../src/react/camera/index.js';

/** A track of a camera that counts what is done to it. */
export interface FakeTrack extends EventTarget {
  stopped: number;
  torch: boolean;
}

interface Made {
  stream: MediaStream;
  track: FakeTrack;
}

/** A camera's stream whose track remembers that it was stopped. */
export function fakeStream(deviceId = 'back', capabilities: object = {}): Made {
  const track = Object.assign(new EventTarget(), {
    stopped: 0,
    torch: false,
    stop: () => void (track.stopped += 1),
    getCapabilities: () => capabilities,
    getSettings: () => ({ deviceId }),
    applyConstraints: async ({ advanced: [wish] }: { advanced: { torch: boolean }[] }) => void (track.torch = wish!.torch),
  });
  const stream = { getTracks: () => [track], getVideoTracks: () => [track] };
  return { stream: stream as unknown as MediaStream, track };
}

/** A browser's error of `getUserMedia`. */
export const refusal = (name: string) => new DOMException('no', name);

/** A page with cameras; `answer` is what asking for one comes to. */
export function fakePlace(
  answer: (constraints: MediaStreamConstraints) => Promise<MediaStream>,
  cameras: readonly string[] = ['back'],
): { place: CameraPlace; asked: MediaStreamConstraints[] } {
  const asked: MediaStreamConstraints[] = [];
  const devices = {
    getUserMedia: (constraints: MediaStreamConstraints = {}) => {
      asked.push(constraints);
      return answer(constraints);
    },
    enumerateDevices: async () => cameras.map((deviceId) => ({ kind: 'videoinput', deviceId }) as MediaDeviceInfo),
  };
  return { place: { isSecure: true, devices, isAllowed: undefined }, asked };
}
