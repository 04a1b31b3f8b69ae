import { afterEach, describe, expect, it, vi } from 'vitest';
import { MAX_DECODED_PIXELS, prepareImage, readImageSize, readOrientation, stripMetadata } from '../../src/files/index.js';
import { needsImageDecoder } from '../engines/needs.js';
import { cameraPhoto, colourAt, plainPng, turnedPng } from './browser-photo.js';
import { documentPhoto } from './document-photo.js';
import { bytesOf, chunk, contains, exif, jpeg, pdf, png, segment } from './file-bytes.js';
import { heic, heicPicture } from './heic-bytes.js';

const bytesIn = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

afterEach(() => vi.restoreAllMocks());

describe('a photograph of twelve million pixels, held sideways, with its place', () => {
  it('becomes upright, at most 2,400 pixels long, without EXIF, and every bitmap is closed', async () => {
    const photo = await cameraPhoto(4000, 3000);
    expect(contains(await bytesIn(photo), 'GPS-SECRET-PLACE')).toBe(true);
    const decoding = vi.spyOn(globalThis, 'createImageBitmap');
    const closing = vi.spyOn(ImageBitmap.prototype, 'close');
    const result = await prepareImage(photo, {}, new AbortController().signal);
    expect(decoding).toHaveBeenCalled();
    expect(closing.mock.calls).toHaveLength(decoding.mock.calls.length);
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

/** Where the red corner of `cameraPhoto` stands once each orientation is applied. */
const CORNERS = [
  [1, 0.05, 0.05],
  [2, 0.95, 0.05],
  [3, 0.95, 0.95],
  [4, 0.05, 0.95],
  [5, 0.05, 0.05],
  [6, 0.95, 0.05],
  [7, 0.95, 0.95],
  [8, 0.05, 0.95],
] as const;

describe('a photograph stored in orientation', () => {
  it.each(CORNERS)('%i comes out upright', async (orientation, x, y) => {
    const result = await prepareImage(await cameraPhoto(1600, 1200, orientation), { maxSide: 800 });
    const isTurned = orientation >= 5;
    expect(readImageSize(await bytesIn(result))).toEqual(isTurned ? { width: 600, height: 800 } : { width: 800, height: 600 });
    const [red, green] = await colourAt(result, x, y);
    expect(red).toBeGreaterThan(200);
    expect(green).toBeLessThan(60);
  });

  it.each(CORNERS)(
    '%i comes out upright also when it is so large that it is decoded at a reduced size',
    { timeout: 60_000 },
    async (orientation, x, y) => {
      const decoding = vi.spyOn(globalThis, 'createImageBitmap');
      const result = await prepareImage(await cameraPhoto(4800, 3600, orientation), { maxSide: 400 });
      // Without a decoder of its own kind, as in Safari, it is decoded whole.
      if ('ImageDecoder' in globalThis) expect(decoding).not.toHaveBeenCalled();
      decoding.mockRestore();
      const isTurned = orientation >= 5;
      expect(readImageSize(await bytesIn(result))).toEqual(isTurned ? { width: 300, height: 400 } : { width: 400, height: 300 });
      const [red, green] = await colourAt(result, x, y);
      expect(red).toBeGreaterThan(200);
      expect(green).toBeLessThan(60);
    },
  );
});

describe('a PNG stored in orientation', () => {
  it.each(CORNERS)('%i comes out upright', async (orientation, x, y) => {
    const result = await prepareImage(await turnedPng(800, 600, orientation), { maxSide: 400 });
    const isTurned = orientation >= 5;
    expect(readImageSize(await bytesIn(result))).toEqual(isTurned ? { width: 300, height: 400 } : { width: 400, height: 300 });
    const [red, green] = await colourAt(result, x, y);
    expect(red).toBeGreaterThan(200);
    expect(green).toBeLessThan(60);
  });
});

describe('a photograph of 48 megapixels', () => {
  it('is decoded at a reduced size, and what is decoded is closed', { timeout: 60_000 }, async (context) => {
    needsImageDecoder(context);
    const photo = await documentPhoto(8000, 6000);
    const decoding = vi.spyOn(globalThis, 'createImageBitmap');
    const sizes: number[] = [];
    // oxlint-disable-next-line typescript/unbound-method -- called with its decoder below
    const { decode } = ImageDecoder.prototype;
    vi.spyOn(ImageDecoder.prototype, 'decode').mockImplementation(async function (this: ImageDecoder, options) {
      const result = await decode.call(this, options);
      sizes.push(result.image.codedWidth * result.image.codedHeight);
      return result;
    });
    const closing = vi.spyOn(VideoFrame.prototype, 'close');
    const result = await prepareImage(photo);
    expect(decoding).not.toHaveBeenCalled();
    expect(sizes).toEqual([3000 * 2250]);
    expect(closing).toHaveBeenCalledTimes(1);
    expect(readImageSize(await bytesIn(result))).toEqual({ width: 2400, height: 1800 });
  });

  it('looks the same as when it is decoded whole', { timeout: 60_000 }, async () => {
    const photo = await documentPhoto(6000, 4500);
    const reduced = await prepareImage(photo, { maxSide: 1200 });
    vi.stubGlobal('ImageDecoder', undefined);
    const whole = await prepareImage(photo, { maxSide: 1200 });
    vi.unstubAllGlobals();
    for (const [x, y] of [
      [0.05, 0.05],
      [0.2, 0.4],
      [0.8, 0.5],
      [0.95, 0.95],
    ] as const) {
      const pair = [await colourAt(reduced, x, y), await colourAt(whole, x, y)] as const;
      pair[0].forEach((value, index) => expect(Math.abs(value - pair[1][index]!)).toBeLessThan(8));
    }
  });
});

describe('pictures that need little', () => {
  const secrets = [
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x>XMP-SECRET</x>'),
    segment(0xed, 'Photoshop 3.0\0IPTC-SECRET'),
    segment(0xfe, 'COMMENT-SECRET'),
  ];

  it('keep every byte of the picture and lose place, maker and author', async () => {
    const photo = await bytesIn(await cameraPhoto(640, 480, 1));
    const plain = stripMetadata(photo)!;
    const told = bytesOf(photo.subarray(0, 2), ...secrets, photo.subarray(2));
    const result = await bytesIn(await prepareImage(new Blob([told])));
    expect(result).toEqual(plain);
    expect(contains(result, 'SECRET')).toBe(false);
  });

  it('keep the colour profile, which decides how pixels look', async () => {
    const plain = stripMetadata(await bytesIn(await cameraPhoto(64, 48, 1)))!;
    const profile = segment(0xe2, 'ICC_PROFILE\0\x01\x01PROFILE');
    const result = await bytesIn(
      await prepareImage(new Blob([bytesOf(plain.subarray(0, 2), profile, exif(1), plain.subarray(2))])),
    );
    expect(contains(result, 'ICC_PROFILE')).toBe(true);
    expect(contains(result, 'GPS')).toBe(false);
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
    const result = await prepareImage(await canvas.convertToBlob({ type: 'image/png' }), {
      maxPixels: { width: 2400, height: 2400 },
    });
    expect(result.type).toBe('image/jpeg');
    expect(readImageSize(await bytesIn(result))).toEqual({ width: 2400, height: 80 });
    expect(await colourAt(result, 0.9, 0.5)).toEqual([255, 255, 255]);
  });
});

describe('the size of what is sent', () => {
  it('fits into the pixels a request takes', async () => {
    const result = await prepareImage(await cameraPhoto(1600, 1200), { maxPixels: { width: 800, height: 800 } });
    expect(readImageSize(await bytesIn(result))).toEqual({ width: 600, height: 800 });
  });

  it('never falls below what a request asks for at the least', async () => {
    const photo = await cameraPhoto(4000, 1000, 1);
    const result = await prepareImage(photo, { minPixels: { width: 1200, height: 800 } });
    expect(readImageSize(await bytesIn(result))).toEqual({ width: 3200, height: 800 });
  });

  it('is that of the original when a smaller picture would have more bytes', async () => {
    const canvas = new OffscreenCanvas(2600, 2600);
    const context = canvas.getContext('2d')!;
    for (let x = 0; x < 2600; x += 7) context.fillRect(x, 0, 3, 2600);
    const drawing = await canvas.convertToBlob({ type: 'image/png' });
    const result = await prepareImage(drawing);
    expect(result.type).toBe('image/png');
    expect(result.size).toBeLessThanOrEqual(drawing.size);
  });

  it('does not fall below the quality at which small letters dissolve', async () => {
    const photo = await documentPhoto(2600, 1950);
    const [low, floor] = await Promise.all([0.05, 0.6].map((quality) => prepareImage(photo, { quality })));
    expect(low!.size).toBe(floor!.size);
  });

  it('fits into the bytes a request takes, at a lower quality first, then smaller, upright all the same', async () => {
    const photo = await documentPhoto(2600, 1950);
    const usual = await prepareImage(photo);
    const tight = await prepareImage(photo, { maxBytes: Math.round(usual.size * 0.75) });
    expect(tight.size).toBeLessThanOrEqual(usual.size * 0.75);
    expect(readImageSize(await bytesIn(tight))).toEqual(readImageSize(await bytesIn(usual)));
    const tighter = await prepareImage(photo, { maxBytes: Math.round(usual.size * 0.2) });
    expect(tighter.size).toBeLessThanOrEqual(usual.size * 0.2);
    expect(readImageSize(await bytesIn(tighter))?.width).toBeLessThan(2_400);
  });

  it('is that of a page that can be read, although the request takes fewer bytes', async () => {
    const photo = await documentPhoto(2600, 1950);
    const size = async (limits: object) =>
      readImageSize(await bytesIn(await prepareImage(photo, { maxBytes: 1_000, ...limits })));
    expect((await size({}))?.width).toBeGreaterThanOrEqual(1_200);
    expect((await size({ minPixels: { width: 2_000, height: 1_000 } }))?.width).toBeGreaterThanOrEqual(2_000);
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

  it('passes a HEIC on where the browser cannot decode it, without its place and maker', async () => {
    const metadata = { exif: bytesOf([0, 0, 0, 0], exif(1), 'GPS'), xmp: '<x>Ada</x>', in: 'mdat' as const };
    const result = await prepareImage(new File([heic({ metadata })], 'IMG_1.HEIC'));
    expect(result.type).toBe('image/heic');
    expect(contains(await bytesIn(result), 'GPS') || contains(await bytesIn(result), 'Ada')).toBe(false);
    const plain = heicPicture(64, 48, () => [145, 54, 34]);
    expect(await bytesIn(await prepareImage(new File([plain], 'IMG_2.HEIC')))).toEqual(plain);
  });

  it('passes a picture that cannot be decoded on without its metadata', async () => {
    const result = await prepareImage(new File([jpeg({ orientation: 6, width: 4000, height: 3000 })], 'x.jpg'));
    expect(contains(await bytesIn(result), 'SECRET')).toBe(false);
    expect(await prepareImage(new File([png({ width: 5000 })], 'x.png'))).toBeInstanceOf(Blob);
  });

  it('never decodes a flood', async () => {
    const decoding = vi.spyOn(globalThis, 'createImageBitmap');
    const reduced = 'ImageDecoder' in globalThis ? [vi.spyOn(ImageDecoder.prototype, 'decode')] : [];
    expect(65_535 ** 2).toBeGreaterThan(MAX_DECODED_PIXELS);
    for (const flood of [png({ width: 65_535, height: 65_535 }), jpeg({ width: 65_535, height: 65_535 })])
      await prepareImage(new Blob([flood]));
    expect(decoding).not.toHaveBeenCalled();
    for (const decoder of reduced) expect(decoder).not.toHaveBeenCalled();
  });

  it('ends when it is told to', async () => {
    const ending = new AbortController();
    const preparing = prepareImage(await cameraPhoto(2600, 2000), {}, ending.signal);
    ending.abort();
    await expect(preparing).rejects.toMatchObject({ name: 'AbortError' });
  });
});
