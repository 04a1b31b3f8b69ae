import { describe, expect, it, vi } from 'vitest';
import { prepareImage, readImageSize, readOrientation } from '../../src/files/index.js';
import { cameraPhoto, colourAt, plainPng } from './browser-photo.js';
import { bytesOf, chunk, contains, jpeg, pdf, png } from './file-bytes.js';

const bytesIn = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

describe('a photograph of twelve million pixels, held sideways, with its place', () => {
  it('becomes upright, at most 2,400 pixels long, without EXIF, and every bitmap is closed', async () => {
    const photo = await cameraPhoto(4000, 3000);
    expect(contains(await bytesIn(photo), 'GPS-SECRET-PLACE')).toBe(true);
    const decoding = vi.spyOn(globalThis, 'createImageBitmap');
    const closing = vi.spyOn(ImageBitmap.prototype, 'close');
    const before = performance.now();
    const result = await prepareImage(photo, {}, new AbortController().signal);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(closing.mock.calls).toHaveLength(decoding.mock.calls.length);
    decoding.mockRestore();
    closing.mockRestore();
    const bytes = await bytesIn(result);
    expect(result.type).toBe('image/jpeg');
    expect(readImageSize(bytes)).toEqual({ width: 1800, height: 2400 });
    expect(readOrientation(bytes)).toBe(1);
    expect(contains(bytes, 'Exif')).toBe(false);
    expect(contains(bytes, 'SECRET')).toBe(false);
    expect(result.size).toBeLessThan(photo.size);
    const [red, green, blue] = await colourAt(result, 0.95, 0.05);
    expect(red).toBeGreaterThan(200);
    expect(green + blue).toBeLessThan(100);
    const [, leftGreen] = await colourAt(result, 0.05, 0.05);
    expect(leftGreen).toBeGreaterThan(30);
  });
});

describe('pictures that need little', () => {
  it('keeps the pixels of a small upright photograph and drops its metadata', async () => {
    const photo = await cameraPhoto(640, 480, 1);
    const result = await prepareImage(photo);
    const bytes = await bytesIn(result);
    expect(contains(bytes, 'Exif')).toBe(false);
    expect(photo.size - bytes.length).toBeGreaterThan(80);
    expect(readImageSize(bytes)).toEqual({ width: 640, height: 480 });
  });

  it('keeps a small PNG a PNG, without its texts', async () => {
    const scan = await bytesIn(await plainPng(600, 400));
    const told = new Blob([scan.subarray(0, 33), bytesOf(chunk('tEXt', 'PNG-SECRET')), scan.subarray(33)]);
    const result = await prepareImage(told);
    expect(result.type).toBe('image/png');
    expect(await bytesIn(result)).toEqual(scan);
  });

  it('makes a huge PNG a JPEG on white', async () => {
    const canvas = new OffscreenCanvas(3000, 100);
    canvas.getContext('2d')!.fillRect(0, 0, 1500, 100);
    const result = await prepareImage(await canvas.convertToBlob({ type: 'image/png' }));
    expect(result.type).toBe('image/jpeg');
    expect(readImageSize(await bytesIn(result))).toEqual({ width: 2400, height: 80 });
    expect(await colourAt(result, 0.9, 0.5)).toEqual([255, 255, 255]);
  });

  it('fits into the pixels a request takes', async () => {
    const result = await prepareImage(await cameraPhoto(1600, 1200), { maxPixels: { width: 800, height: 800 } });
    expect(readImageSize(await bytesIn(result))).toEqual({ width: 600, height: 800 });
  });

  it('makes no JPEG where none is taken', async () => {
    const result = await prepareImage(await plainPng(3000, 20), { mime: ['image/png'] });
    expect(result.type).toBe('image/png');
  });
});

describe('what is no picture here', () => {
  it('passes PDF unchanged', async () => {
    const file = new File([pdf()], 'bill.pdf');
    expect(await prepareImage(file)).toBe(file);
  });

  it('passes a picture that cannot be decoded on without its metadata', async () => {
    const result = await prepareImage(new File([jpeg({ orientation: 6, width: 4000, height: 3000 })], 'x.jpg'));
    expect(contains(await bytesIn(result), 'SECRET')).toBe(false);
    expect(await prepareImage(new File([png({ width: 5000 })], 'x.png'))).toBeInstanceOf(Blob);
  });

  it('ends when it is told to', async () => {
    const ending = new AbortController();
    const preparing = prepareImage(await cameraPhoto(2600, 2000), {}, ending.signal);
    ending.abort();
    await expect(preparing).rejects.toMatchObject({ name: 'AbortError' });
  });
});
