import { DocumentUploader } from 'customer-status-kit';
import { CAMERA_ANATOMY, CameraRoot } from 'customer-status-kit/react';
import { expect, waitFor, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import type { PlayOf } from '../.storybook/story-types.js';
import { AnatomyTable } from './anatomy-table.js';

/** The camera in the page, which the uploader opens with `camera="in_page"`. Every way out of it switches the camera off. */
const meta = preview.meta({
  title: 'Components/Camera',
  component: DocumentUploader,
  subcomponents: { CameraRoot },
  args: { requirementId: 'identity-document', camera: 'in_page' as const },
  globals: { scenario: 'request_for_information' },
});
type Play = PlayOf<typeof DocumentUploader>;

/** A camera that shows a plain picture. */
function drawnCamera(): Promise<MediaStream> {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 960;
  const context = canvas.getContext('2d')!;
  const draw = () => {
    context.fillStyle = '#5b4636';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#e8eef4';
    context.fillRect(160, 178, 960, 604);
    context.fillStyle = '#26547c';
    context.fillRect(220, 260, 250, 320);
    for (let line = 0; line < 6; line += 1) context.fillRect(540, 280 + line * 60, 420 - line * 30, 22);
  };
  draw();
  const timer = setInterval(draw, 100);
  const stream = canvas.captureStream(10);
  const [track] = stream.getVideoTracks();
  const stop = track!.stop.bind(track);
  track!.stop = () => {
    clearInterval(timer);
    stop();
  };
  return Promise.resolve(stream);
}

/** Puts a camera, or a refusal, in place of the device's own while the story is shown. */
function withCamera(answer: () => Promise<MediaStream>): () => () => void {
  return () => {
    const { mediaDevices } = navigator;
    const original = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = answer;
    return () => {
      mediaDevices.getUserMedia = original;
    };
  };
}

const refuse = (name: string) => withCamera(() => Promise.reject(new DOMException('no', name)));
const inDialog = () => within(document.body);

async function openCamera({ canvas, userEvent }: Play): Promise<void> {
  await userEvent.click(await canvas.findByRole('radio', { name: 'Driving licence' }));
  await userEvent.click(canvas.getByRole('button', { name: 'Take photo for Driving licence: front' }));
  await inDialog().findByRole('dialog', { name: 'Take photo: Driving licence: front' });
}

/** A frame shows where the card belongs. */
export const Live = meta.story({
  beforeEach: withCamera(drawnCamera),
  play: async (context) => {
    await openCamera(context);
    await expect(await inDialog().findByRole('button', { name: 'Take photo' })).toBeVisible();
  },
});

/** The photo is looked at before it is used. */
export const Taken = meta.story({
  beforeEach: withCamera(drawnCamera),
  play: async (context) => {
    await openCamera(context);
    await waitFor(() => expect(document.querySelector('video')?.videoWidth).toBeGreaterThan(0));
    await context.userEvent.click(await inDialog().findByRole('button', { name: 'Take photo' }));
    await expect(await inDialog().findByRole('button', { name: 'Use this photo' })).toBeVisible();
  },
});

/** The browser is asking whether the camera may be used. */
export const Starting = meta.story({
  beforeEach: withCamera(() => new Promise(() => undefined)),
  play: async (context) => {
    await openCamera(context);
    await expect(inDialog().getByText(/^Starting the camera/)).toBeVisible();
  },
});

/** The person, or the device, said no. */
export const Denied = meta.story({
  beforeEach: refuse('NotAllowedError'),
  play: async (context) => {
    await openCamera(context);
    await expect((await inDialog().findAllByText(/^The camera is blocked/))[0]).toBeVisible();
    await expect(inDialog().getByRole('button', { name: 'Choose a file instead' })).toBeVisible();
  },
});

/** There is no camera. */
export const NoCamera = meta.story({
  beforeEach: refuse('NotFoundError'),
  play: async (context) => {
    await openCamera(context);
    await expect((await inDialog().findAllByText(/^No camera was found/))[0]).toBeVisible();
  },
});

/** Another app holds it. */
export const InUse = NoCamera.extend({ beforeEach: refuse('NotReadableError'), play: openCamera });

/** On a telephone, in the dark. */
export const DarkAndNarrow = Live.extend({
  globals: { scenario: 'request_for_information', theme: 'dark', viewport: { value: 'mobile1', isRotated: false } },
});

/** The contract of the headless parts. */
export const Anatomy = meta.story({ render: () => <AnatomyTable anatomy={CAMERA_ANATOMY} /> });
