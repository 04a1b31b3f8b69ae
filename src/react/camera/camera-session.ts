import { type CameraFaultCode, cameraFaultOf, type CameraPlace, placeFault } from './camera-fault.js';
import { hasTorch, setTorch } from './camera-torch.js';
import { openCamera, stopTracks } from './open-camera.js';

/** Where a camera is. `resting`: the page is out of sight, so the camera is off. */
export type CameraPhase = 'idle' | 'starting' | 'live' | 'taken' | 'resting' | 'faulted';

/** A camera at one moment. */
export interface CameraState {
  phase: CameraPhase;
  stream?: MediaStream | undefined;
  /** Present when `faulted`. */
  fault?: CameraFaultCode | undefined;
  /** Present when `taken`. */
  photo?: File | undefined;
  /** True when there is another camera to change to. */
  canSwitch: boolean;
  /** Whether the light is on; `undefined` where there is none. */
  torch?: boolean | undefined;
}

/** A camera and what can be done with it. Nothing throws. */
export interface CameraSession {
  getState: () => CameraState;
  subscribe: (listener: () => void) => () => void;
  /** Asks for the camera. */
  start: (deviceId?: string) => Promise<void>;
  /** Switches it off, in whatever phase it is, also before the browser has handed it over. */
  stop: () => void;
  /** Switches it off until `start`, and keeps a photo that was taken. */
  rest: () => void;
  switchCamera: () => Promise<void>;
  toggleTorch: () => Promise<void>;
  /** Keeps a photo for the person to look at. */
  keep: (photo: File) => void;
  /** Drops it and shows the camera's picture again. */
  retake: () => Promise<void>;
}

const IDLE: CameraState = { phase: 'idle', canSwitch: false };

/** A camera that is off. */
export function createCameraSession(readPlace: () => CameraPlace): CameraSession {
  const listeners = new Set<() => void>();
  let state = IDLE;
  let ending = new AbortController();
  const set = (next: CameraState) => {
    state = next;
    listeners.forEach((listener) => listener());
  };
  const switchOff = () => {
    ending.abort();
    stopTracks(state.stream);
  };
  const start = async (deviceId?: string): Promise<void> => {
    switchOff();
    ending = new AbortController();
    const { signal } = ending;
    const place = readPlace();
    const fault = placeFault(place);
    if (fault !== undefined || place.devices === undefined) return set({ ...IDLE, phase: 'faulted', fault });
    set({ ...IDLE, phase: 'starting' });
    try {
      const stream = await openCamera(place.devices, { deviceId }, signal);
      watchEnd(stream, signal, () => set({ ...IDLE, phase: 'faulted', fault: 'ended' }));
      const torch = hasTorch(trackOf(stream)) ? false : undefined;
      set({ phase: 'live', stream, torch, canSwitch: false });
      const canSwitch = (await listCameras(place)).length > 1;
      if (!signal.aborted && canSwitch) set({ ...state, canSwitch });
    } catch (error) {
      if (!signal.aborted) set({ ...IDLE, phase: 'faulted', fault: cameraFaultOf(error) });
    }
  };
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start,
    stop() {
      switchOff();
      set(IDLE);
    },
    rest() {
      switchOff();
      if (state.phase === 'taken') set({ ...state, stream: undefined, torch: undefined });
      else if (state.phase !== 'idle' && state.phase !== 'faulted') set({ ...IDLE, phase: 'resting' });
    },
    async switchCamera() {
      const cameras = await listCameras(readPlace());
      const at = cameras.indexOf(trackOf(state.stream)?.getSettings().deviceId ?? '');
      const next = cameras[(at + 1) % cameras.length];
      if (next !== undefined && state.phase === 'live') await start(next);
    },
    async toggleTorch() {
      const { torch, stream } = state;
      if (torch === undefined) return;
      const isDone = await setTorch(trackOf(stream), !torch);
      if (isDone && state.stream === stream) set({ ...state, torch: !torch });
    },
    keep: (photo) => state.phase === 'live' && set({ ...state, phase: 'taken', photo }),
    async retake() {
      if (state.phase !== 'taken') return;
      if (state.stream === undefined) return start();
      set({ ...state, phase: 'live', photo: undefined });
    },
  };
}

function trackOf(stream: MediaStream | undefined): MediaStreamTrack | undefined {
  return stream?.getVideoTracks()[0];
}

/** A camera that is unplugged, or forbidden meanwhile, says so by the end of its track. */
function watchEnd(stream: MediaStream, signal: AbortSignal, onEnd: () => void): void {
  trackOf(stream)?.addEventListener('ended', () => (signal.aborted ? undefined : onEnd()), { once: true });
}

async function listCameras({ devices }: CameraPlace): Promise<string[]> {
  try {
    const known = (await devices?.enumerateDevices()) ?? [];
    return known.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
  } catch {
    return [];
  }
}
