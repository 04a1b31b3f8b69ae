import { afterEach, describe, expect, it, vi } from 'vitest';
import { drawPreview, inspectPicture, prepareImage } from '../../src/files/index.js';
import { cameraPhoto, plainPng } from './browser-photo.js';
import { jpeg, pdf, png } from './file-bytes.js';
import { heicPicture } from './heic-bytes.js';

const forever = () => new AbortController().signal;

function newCanvas(): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), { width: 7, height: 7 });
}

function pixel(canvas: HTMLCanvasElement, x: number, y: number): number[] {
  const at = canvas.getContext('2d')!.getImageData(canvas.width * x, canvas.height * y, 1, 1);
  return Array.from(at.data.slice(0, 3));
}

afterEach(() => vi.restoreAllMocks());

describe('a preview', () => {
  it.each([
    [1, 0.05, 0.05],
    [2, 0.95, 0.05],
    [3, 0.95, 0.95],
    [4, 0.05, 0.95],
    [5, 0.05, 0.05],
    [6, 0.95, 0.05],
    [7, 0.95, 0.95],
    [8, 0.05, 0.95],
  ])('of a photograph in orientation %i stands upright', async (orientation, x, y) => {
    const canvas = newCanvas();
    expect(await drawPreview(canvas, await cameraPhoto(800, 600, orientation), 200, forever())).toBe(true);
    expect([canvas.width, canvas.height]).toEqual(orientation >= 5 ? [150, 200] : [200, 150]);
    const [red = 0, green = 0] = pixel(canvas, x, y);
    expect(red).toBeGreaterThan(200);
    expect(green).toBeLessThan(60);
  });

  it('is never larger than the picture, nor than asked, however narrow it is', async () => {
    const canvas = newCanvas();
    await drawPreview(canvas, await plainPng(4, 3000), 240, forever());
    expect([canvas.width, canvas.height]).toEqual([1, 240]);
    await drawPreview(canvas, await plainPng(30, 20), 240, forever());
    expect([canvas.width, canvas.height]).toEqual([30, 20]);
  });

  it.each([
    ['a PDF', pdf()],
    ['a HEIC, here', heicPicture(64, 48, () => [145, 54, 34])],
    ['a JPEG without a picture in it', jpeg()],
    ['something else', new Uint8Array([1, 2, 3])],
  ])('of %s is not drawn, and the canvas stays as it is', async (_what, bytes) => {
    const canvas = newCanvas();
    expect(await drawPreview(canvas, new Blob([bytes]), 240, forever())).toBe(false);
    expect([canvas.width, canvas.height]).toEqual([7, 7]);
  });

  it('is not drawn when it is not wanted any more', async () => {
    const canvas = newCanvas();
    const ending = new AbortController();
    const drawing = drawPreview(canvas, await cameraPhoto(800, 600), 240, ending.signal);
    ending.abort();
    expect(await drawing).toBe(false);
    expect(canvas.width).toBe(7);
  });
});

/** Twenty thousand pixels square in black and white: valid, and 48 kB small. */
async function validFlood(): Promise<Blob> {
  const rows = new Blob([new Uint8Array(20_000 * 2_501)]).stream().pipeThrough(new CompressionStream('deflate'));
  const data = new Uint8Array(await new Response(rows).arrayBuffer());
  const flood = png({ width: 20_000, height: 20_000 });
  const [head, tail] = [flood.slice(0, 33), flood.slice(-12)];
  new DataView(head.buffer).setUint16(24, 0x0100);
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, data.length);
  return new Blob([head, size, 'IDAT', data, new Uint8Array(4), tail]);
}

describe('a picture of too many pixels', () => {
  it('reaches no decoder, whatever is asked of it', async () => {
    const decoders = [
      vi.spyOn(globalThis, 'createImageBitmap'),
      ...('ImageDecoder' in globalThis ? [vi.spyOn(ImageDecoder.prototype, 'decode')] : []),
      vi.spyOn(Image.prototype, 'decode'),
    ];
    const floods = [
      await validFlood(),
      new Blob([png({ width: 65_535, height: 65_535 })]),
      new Blob([jpeg({ width: 65_535, height: 65_535 })]),
    ];
    expect(floods[0]!.size).toBeLessThan(60_000);
    for (const flood of floods) {
      expect(await drawPreview(newCanvas(), flood, 240, forever())).toBe(false);
      expect(await inspectPicture(flood)).toEqual([]);
      expect((await prepareImage(flood)).size).toBeLessThanOrEqual(flood.size);
    }
    for (const decoder of decoders) expect(decoder).not.toHaveBeenCalled();
  });
});

/** A turn of the loop by a message: a page that is not in front gets its timers once a second. */
function oneTurn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}

/** A thousand with CSK_LONG=1. */
const ROUNDS = import.meta.env['CSK_LONG'] === '1' ? 1_000 : 300;

describe('hundreds of pictures added and removed', () => {
  it('leave no bitmap, frame or address behind, whenever they are removed', { timeout: 120_000 }, async () => {
    let open = 0;
    const decode = createImageBitmap;
    vi.spyOn(globalThis, 'createImageBitmap').mockImplementation(async (...input: unknown[]) => {
      const bitmap = await (Reflect.apply(decode, globalThis, input) as Promise<ImageBitmap>);
      open += 1;
      const close = bitmap.close.bind(bitmap);
      bitmap.close = () => ((open -= 1), close());
      return bitmap;
    });
    const addresses = vi.spyOn(URL, 'createObjectURL');
    const photo = await cameraPhoto(60, 40);
    const canvas = newCanvas();
    let decoded = 0;
    for (let count = 0; count < ROUNDS; count += 1) {
      const ending = new AbortController();
      const [picture, drawn] = [
        prepareImage(photo, { maxSide: 20 }, ending.signal).catch(() => undefined),
        drawPreview(canvas, photo, 16, ending.signal),
      ];
      for (let turn = 0; turn < count % 7; turn += 1) await Promise.resolve();
      if (count % 3 === 1) await oneTurn();
      if (count % 3 !== 2) ending.abort();
      decoded += (await drawn) ? 1 : 0;
      await picture;
    }
    expect(decoded).toBeGreaterThan(ROUNDS * 0.3);
    expect(open).toBe(0);
    expect(addresses).not.toHaveBeenCalled();
  });
});
