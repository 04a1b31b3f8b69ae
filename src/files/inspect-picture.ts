import { MAX_DECODED_PIXELS } from './image-size.js';
import { decodePicture } from './decode-picture.js';
import { drawPicture, type PictureCanvas } from './draw-picture.js';
import { createCanvas } from './encode-canvas.js';
import { hintsFor, INSPECTED_SIDE, type Luminance, type PictureHint } from './picture-hints.js';
import type { Pace } from './prepare-picture.js';
import { readPicture } from './read-picture.js';
import { targetSize } from './target-size.js';

/** Looks at a picture on this thread. Empty for what cannot be decoded here. Rejects only when the pace ends it. */
export async function lookAtPicture(file: Blob, pace: Pace): Promise<PictureHint[]> {
  const facts = readPicture(new Uint8Array(await file.arrayBuffer()));
  pace.throwIfEnded();
  if (facts === undefined || facts.mostPixels > MAX_DECODED_PIXELS) return [];
  const target = targetSize(facts.upright, { maxSide: INSPECTED_SIDE });
  const decoded = await decodePicture(file, facts, target).catch(() => undefined);
  if (decoded === undefined) return [];
  const canvas = createCanvas(target);
  try {
    pace.throwIfEnded();
    await drawPicture(canvas, decoded, pace.pause);
  } finally {
    decoded.close();
  }
  pace.throwIfEnded();
  return hintsFor(luminanceOf(canvas));
}

function luminanceOf(canvas: PictureCanvas): Luminance {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d', { alpha: false, willReadFrequently: true })?.getImageData(0, 0, width, height) ?? {
    data: new Uint8ClampedArray(width * height * 4),
  };
  const values = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < values.length; at += 1, from += 4) {
    values[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8;
  }
  return { width, height, values };
}
