import { exceedsBytes } from './byte-limit.js';
import { decodePicture } from './decode-picture.js';
import { drawPicture, type PictureCanvas } from './draw-picture.js';
import { createCanvas, encodeJpeg } from './encode-canvas.js';
import type { PixelSize } from './image-size.js';
import type { Pace, PrepareLimits } from './prepare-picture.js';
import type { PictureFacts } from './read-picture.js';
import { isBelow, scaledBy } from './target-size.js';

/** Below this quality small letters dissolve. */
export const LEAST_QUALITY = 0.6;

/** Below so many pixels on the long side a page can hardly be read. */
const LEAST_SIDE = 1_200;

const SMALLER = 0.75;

interface Attempt {
  size: PixelSize;
  quality: number;
}

/**
 * The picture as a JPEG of the wished size and quality. Where it has more bytes than it may have, it is drawn at a lower
 * quality and then smaller, as long as it can be read; the last try is what comes out.
 */
export async function drawJpeg(
  picture: Blob,
  facts: PictureFacts,
  wished: Attempt,
  limits: PrepareLimits,
  pace: Pace,
): Promise<Blob> {
  const decoded = await decodePicture(picture, facts, wished.size);
  try {
    let canvas: PictureCanvas | undefined;
    let drawn: Blob | undefined;
    for (const { size, quality } of attempts(wished, limits)) {
      pace.throwIfEnded();
      if (canvas?.width !== size.width || canvas.height !== size.height) {
        canvas = createCanvas(size);
        // oxlint-disable-next-line no-await-in-loop -- each try depends on what came of the one before
        await drawPicture(canvas, decoded, pace.pause);
        pace.throwIfEnded();
      }
      // oxlint-disable-next-line no-await-in-loop -- as above
      drawn = await encodeJpeg(canvas, quality);
      if (!exceedsBytes(drawn.size, limits)) break;
    }
    return drawn ?? picture;
  } finally {
    decoded.close();
  }
}

function* attempts(wished: Attempt, { maxBytes, minPixels }: PrepareLimits): Generator<Attempt> {
  yield wished;
  if (maxBytes === undefined) return;
  if (wished.quality > LEAST_QUALITY) yield { ...wished, quality: LEAST_QUALITY };
  for (let size = scaledBy(wished.size, SMALLER); isReadable(size, minPixels); size = scaledBy(size, SMALLER))
    yield { size, quality: LEAST_QUALITY };
}

function isReadable(size: PixelSize, minPixels: PixelSize | undefined): boolean {
  return Math.max(size.width, size.height) >= LEAST_SIDE && !isBelow(size, minPixels);
}
