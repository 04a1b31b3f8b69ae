import { describe, expect, it } from 'vitest';
import { createCameraSession } from '../../../src/react/camera/index.js';
import { fakePlace, fakeStream, refusal } from './fake-camera.js';

const photo = new File(['x'], 'photo.jpg', { type: 'image/jpeg' });

function openSession(deviceId = 'back', capabilities: object = {}, cameras: readonly string[] = ['back']) {
  const made: ReturnType<typeof fakeStream>[] = [];
  const { place, asked } = fakePlace(async ({ video }) => {
    const wished = typeof video === 'object' ? (video.deviceId as { exact?: string } | undefined)?.exact : undefined;
    made.push(fakeStream(wished ?? deviceId, capabilities));
    return made.at(-1)!.stream;
  }, cameras);
  return { session: createCameraSession(() => place), made, asked };
}

describe('a camera', () => {
  it('asks for the one at the back, and never for a microphone', async () => {
    const { session, asked } = openSession();
    await session.start();
    expect(session.getState().phase).toBe('live');
    expect(asked).toEqual([{ audio: false, video: expect.objectContaining({ facingMode: { ideal: 'environment' } }) }]);
  });

  it('is switched off when it is stopped', async () => {
    const { session, made } = openSession();
    await session.start();
    session.stop();
    expect(made[0]!.track.stopped).toBe(1);
    expect(session.getState()).toEqual({ phase: 'idle', canSwitch: false });
  });

  it('is switched off when the browser hands it over too late, and nothing changes any more', async () => {
    let handOver: (stream: MediaStream) => void = () => undefined;
    const late = new Promise<MediaStream>((resolve) => {
      handOver = resolve;
    });
    const { stream, track } = fakeStream();
    const session = createCameraSession(() => fakePlace(() => late).place);
    const starting = session.start();
    session.stop();
    let changes = 0;
    session.subscribe(() => (changes += 1));
    handOver(stream);
    await starting;
    expect(track.stopped).toBe(1);
    expect(changes).toBe(0);
    expect(session.getState().phase).toBe('idle');
  });

  it('that is started twice leaves only the second one on', async () => {
    const { session, made } = openSession();
    await Promise.all([session.start(), session.start()]);
    expect(made.map(({ track }) => track.stopped)).toEqual([1, 0]);
  });

  it('is off while the page is out of sight, and keeps a photo that was taken', async () => {
    const { session, made } = openSession();
    await session.start();
    session.rest();
    expect(session.getState().phase).toBe('resting');
    expect(made[0]!.track.stopped).toBe(1);
    await session.start();
    session.keep(photo);
    session.rest();
    expect(session.getState()).toMatchObject({ phase: 'taken', photo, stream: undefined });
    expect(made[1]!.track.stopped).toBe(1);
    await session.retake();
    expect(session.getState().phase).toBe('live');
    expect(made).toHaveLength(3);
  });

  it('shows the picture again without asking again when a photo is dropped', async () => {
    const { session, asked } = openSession();
    await session.start();
    session.keep(photo);
    await session.retake();
    expect(session.getState()).toMatchObject({ phase: 'live', photo: undefined });
    expect(asked).toHaveLength(1);
  });

  it('is asked for once more with looser wishes when none can meet them', async () => {
    const { stream } = fakeStream();
    const { place, asked } = fakePlace(async ({ video }) => {
      if (video === true) return stream;
      throw refusal('OverconstrainedError');
    });
    const session = createCameraSession(() => place);
    await session.start();
    expect(session.getState().phase).toBe('live');
    expect(asked.at(-1)).toEqual({ video: true, audio: false });
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'none'],
    ['NotReadableError', 'in_use'],
    ['OverconstrainedError', 'none'],
    ['SecurityError', 'not_allowed_here'],
    ['TypeError', 'unsupported'],
    ['SomethingNew', 'failed'],
  ])('says why there is no picture: %s is %s', async (name, fault) => {
    const session = createCameraSession(() => fakePlace(() => Promise.reject(refusal(name))).place);
    await session.start();
    expect(session.getState()).toMatchObject({ phase: 'faulted', fault });
  });

  it.each([
    ['insecure', { isSecure: false }],
    ['unsupported', { devices: undefined }],
    ['not_allowed_here', { isAllowed: false }],
  ] as const)('is not even asked for where it cannot be had: %s', async (fault, change) => {
    const { place, asked } = fakePlace(async () => fakeStream().stream);
    const session = createCameraSession(() => ({ ...place, ...change }));
    await session.start();
    expect(session.getState()).toMatchObject({ phase: 'faulted', fault });
    expect(asked).toEqual([]);
  });

  it('that is unplugged says so, and can be started again', async () => {
    const { session, made } = openSession();
    await session.start();
    made[0]!.track.dispatchEvent(new Event('ended'));
    expect(session.getState()).toMatchObject({ phase: 'faulted', fault: 'ended' });
    await session.start();
    expect(session.getState().phase).toBe('live');
  });

  it('that is unplugged keeps a photo that was taken, and is asked for again when another one is wanted', async () => {
    const { session, made } = openSession();
    await session.start();
    session.keep(photo);
    made[0]!.track.dispatchEvent(new Event('ended'));
    expect(session.getState()).toMatchObject({ phase: 'taken', photo });
    await session.retake();
    expect(made).toHaveLength(2);
    expect(session.getState()).toEqual({ phase: 'live', stream: made[1]!.stream, canSwitch: false });
  });

  it('has a light only where the device says so', async () => {
    const plain = openSession();
    await plain.session.start();
    expect(plain.session.getState().torch).toBeUndefined();
    const lit = openSession('back', { torch: true });
    await lit.session.start();
    await lit.session.toggleTorch();
    expect(lit.session.getState().torch).toBe(true);
    expect(lit.made[0]!.track.torch).toBe(true);
  });

  it('changes to the next camera and switches the one before off', async () => {
    const { session, made } = openSession('back', {}, ['back', 'front']);
    await session.start();
    await expect.poll(() => session.getState().canSwitch).toBe(true);
    await session.switchCamera();
    expect(made[0]!.track.stopped).toBe(1);
    expect(made[1]!.stream.getVideoTracks()[0]!.getSettings().deviceId).toBe('front');
    session.stop();
    expect(made[1]!.track.stopped).toBe(1);
  });
});
