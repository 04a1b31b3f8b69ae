import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements } from './scenario-page.js';
import { ask, CARD, chooseLicence, FRONT, input, slot } from './uploader-page.js';

/** Every track that the browser has handed over, also the late ones. */
const tracks: MediaStreamTrack[] = [];
const devices = navigator.mediaDevices;
const original = devices.getUserMedia.bind(devices);

beforeEach(() => {
  tracks.length = 0;
  devices.getUserMedia = async (constraints) => {
    const stream = await original(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
});

afterEach(() => {
  devices.getUserMedia = original;
  vi.restoreAllMocks();
});

async function openCamera() {
  const page = await ask(CARD, {}, { camera: 'in_page' });
  await chooseLicence();
  await userEvent.click(slot(FRONT).getByRole('button', { name: `Take photo for ${FRONT}` }));
  const dialog = await screen.findByRole('dialog', { name: `Take photo: ${FRONT}` });
  return { ...page, dialog, within: within(dialog) };
}

const shutter = () => screen.findByRole('button', { name: 'Take photo' }, { timeout: 10_000 });
const isAllOff = () => tracks.length > 0 && tracks.every(({ readyState }) => readyState === 'ended');

describe('the camera in the page', () => {
  it('takes a photo with a real stream: frame, shutter, a look at it, use; and is off afterwards', {
    timeout: 45_000,
  }, async () => {
    const { dialog, client } = await openCamera();
    await userEvent.click(await shutter());
    const use = await screen.findByRole('button', { name: 'Use this photo' }, { timeout: 15_000 });
    expect(within(dialog).getByRole('img', { name: 'Photo that was taken' })).toBeVisible();
    await waitFor(() => expect(document.activeElement).toBe(use));
    await userEvent.click(use);
    await slot(FRONT).findByText('photo.jpg');
    expect(isAllOff()).toBe(true);
    const blob = client.getUploadedBlob(client.getSnapshot().uploads[0]!.id)!;
    expect(blob.type).toBe('image/jpeg');
    const picture = await createImageBitmap(blob);
    expect(picture.width).toBeGreaterThan(300);
    picture.close();
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  });

  it('has no accessibility fault while it is on, and with a photo', async () => {
    await openCamera();
    await shutter();
    expect(await axeFaults()).toEqual([]);
    await userEvent.click(await shutter());
    await screen.findByRole('button', { name: 'Use this photo' }, { timeout: 15_000 });
    expect(await axeFaults()).toEqual([]);
  });

  it('shows its picture again when the photo is taken again, and says what happens', async () => {
    const heard = listenToAnnouncements();
    await openCamera();
    await userEvent.click(await shutter());
    await userEvent.click(await screen.findByRole('button', { name: 'Take it again' }));
    await waitFor(async () => expect(document.activeElement).toBe(await shutter()));
    expect(heard).toContain('The camera is on');
    expect(heard.join()).toContain('Photo taken.');
    expect(isAllOff()).toBe(false);
  });

  it.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['Cancel', () => userEvent.click(screen.getByRole('button', { name: 'Cancel' }))],
    ['choosing a file instead', () => userEvent.click(screen.getByRole('button', { name: 'Choose a file instead' }))],
  ])('is off after %s', async (_way, leave) => {
    await openCamera();
    await shutter();
    await leave();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(isAllOff()).toBe(true);
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  });

  it('is off when the page around it goes', async () => {
    const { unmount } = await openCamera();
    await shutter();
    unmount();
    expect(isAllOff()).toBe(true);
  });

  it('is off when it is left before the browser has handed it over', async () => {
    const { unmount } = await openCamera();
    unmount();
    await waitFor(() => expect(isAllOff()).toBe(true));
  });

  it('is off while the page is hidden, and on again when it is seen', async () => {
    await openCamera();
    await shutter();
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => expect(isAllOff()).toBe(true));
    hidden.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(await shutter()).toBeVisible();
    expect(tracks.at(-1)?.readyState).toBe('live');
  });

  it('is off when the page is left for another', async () => {
    await openCamera();
    await shutter();
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await waitFor(() => expect(isAllOff()).toBe(true));
  });
});

describe('a camera that cannot be used', () => {
  it.each([
    ['NotAllowedError', /The camera is blocked for this page/],
    ['NotFoundError', /No camera was found/],
    ['NotReadableError', /being used by another app/],
    ['Weird', /could not be started/],
  ])('says so for %s, and a file can be chosen all the same', async (name, sentence) => {
    devices.getUserMedia = () => Promise.reject(new DOMException('no', name));
    const heard = listenToAnnouncements();
    const { within: dialog } = await openCamera();
    expect(await dialog.findByText(sentence, { selector: '.csk-text' })).toBeVisible();
    await waitFor(() => expect(heard.join()).toMatch(sentence));
    expect(await axeFaults()).toEqual([]);
    let opened = 0;
    input(FRONT).addEventListener('click', () => (opened += 1));
    await userEvent.click(dialog.getByRole('button', { name: 'Choose a file instead' }));
    expect(opened).toBe(1);
  });

  it('is asked for again on demand', async () => {
    const working = devices.getUserMedia.bind(devices);
    devices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotReadableError'));
    const { within: dialog } = await openCamera();
    await dialog.findByText(/being used by another app/, { selector: '.csk-text' });
    devices.getUserMedia = working;
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    expect(await shutter()).toBeVisible();
  });
});
