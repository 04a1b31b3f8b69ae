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

/** What the steps of a session share. */
interface Holder {
  state: CameraState;
  /** Ends what the last start asked for. */
  ending: AbortController;
  readPlace: () => CameraPlace;
  set: (next: CameraState) => void;
}

/** A camera that is off. */
export function createCameraSession(readPlace: () => CameraPlace): CameraSession {
  const listeners = new Set<() => void>();
  const holder: Holder = {
    state: IDLE,
    ending: new AbortController(),
    readPlace,
    set(next) {
      holder.state = next;
      listeners.forEach((listener) => listener());
    },
  };
  return {
    getState: () => holder.state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: (deviceId) => startCamera(holder, deviceId),
    stop() {
      switchOff(holder);
      holder.set(IDLE);
    },
    rest: () => rest(holder),
    switchCamera: () => switchCamera(holder),
    toggleTorch: () => toggleTorch(holder),
    keep: (photo) => holder.state.phase === 'live' && holder.set({ ...holder.state, phase: 'taken', photo }),
    retake: () => retake(holder),
  };
}

/** A camera that was switched off meanwhile is asked for again. */
async function retake(holder: Holder): Promise<void> {
  const { state } = holder;
  if (state.phase !== 'taken') return;
  if (state.stream === undefined) return startCamera(holder);
  holder.set({ ...state, phase: 'live', photo: undefined });
}

function switchOff({ ending, state }: Holder): void {
  ending.abort();
  stopTracks(state.stream);
}

async function startCamera(holder: Holder, deviceId?: string): Promise<void> {
  switchOff(holder);
  holder.ending = new AbortController();
  const { signal } = holder.ending;
  const place = holder.readPlace();
  const fault = placeFault(place);
  const fail = (found: CameraFaultCode | undefined) => holder.set({ ...IDLE, phase: 'faulted', fault: found });
  if (fault !== undefined || place.devices === undefined) return fail(fault);
  holder.set({ ...IDLE, phase: 'starting' });
  try {
    const stream = await openCamera(place.devices, { deviceId }, signal);
    watchEnd(stream, signal, () => (holder.state.phase === 'taken' ? keepPhotoAlone(holder) : fail('ended')));
    holder.set({ phase: 'live', stream, torch: hasTorch(trackOf(stream)) ? false : undefined, canSwitch: false });
    const canSwitch = (await listCameras(place)).length > 1;
    if (!signal.aborted && canSwitch) holder.set({ ...holder.state, canSwitch });
  } catch (error) {
    if (!signal.aborted) fail(cameraFaultOf(error));
  }
}

function rest(holder: Holder): void {
  const { state } = holder;
  switchOff(holder);
  if (state.phase === 'taken') keepPhotoAlone(holder);
  else if (state.phase !== 'idle' && state.phase !== 'faulted') holder.set({ ...IDLE, phase: 'resting' });
}

/** The camera is off; what it took is still there to be used. */
function keepPhotoAlone({ state, set }: Holder): void {
  set({ ...state, stream: undefined, torch: undefined });
}

async function switchCamera(holder: Holder): Promise<void> {
  const cameras = await listCameras(holder.readPlace());
  const at = cameras.indexOf(trackOf(holder.state.stream)?.getSettings().deviceId ?? '');
  const next = cameras[(at + 1) % cameras.length];
  if (next !== undefined && holder.state.phase === 'live') await startCamera(holder, next);
}

async function toggleTorch(holder: Holder): Promise<void> {
  const { torch, stream } = holder.state;
  if (torch === undefined) return;
  const isDone = await setTorch(trackOf(stream), !torch);
  if (isDone && holder.state.stream === stream) holder.set({ ...holder.state, torch: !torch });
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
