import { decodePicture, type DecodedPicture } from './decode-picture.js';
import { drawPicture } from './draw-picture.js';
import { MAX_DECODED_PIXELS, type PixelSize } from './image-size.js';
import { readPicture } from './read-picture.js';
import { targetSize } from './target-size.js';

/**
 * Draws a small upright picture onto a canvas of the page; no address of the file is made, so that it works under
 * `img-src 'none'` and nothing is left behind. Resolves with false, the canvas untouched, for a PDF, for what the browser
 * cannot decode (a HEIC in most of them), for a picture of too many pixels, and when `signal` ended it; never rejects.
 */
export async function drawPreview(
  canvas: HTMLCanvasElement,
  picture: Blob,
  maxSide: number,
  signal: AbortSignal,
): Promise<boolean> {
  const decoded = await decodeSmall(picture, maxSide, signal);
  if (decoded === undefined) return false;
  try {
    if (signal.aborted) return false;
    canvas.width = decoded.target.width;
    canvas.height = decoded.target.height;
    await drawPicture(canvas, decoded);
    return true;
  } catch {
    return false;
  } finally {
    decoded.close();
  }
}

async function decodeSmall(
  picture: Blob,
  maxSide: number,
  signal: AbortSignal,
): Promise<(DecodedPicture & { target: PixelSize }) | undefined> {
  try {
    const facts = readPicture(new Uint8Array(await picture.arrayBuffer()));
    if (facts === undefined || facts.mostPixels > MAX_DECODED_PIXELS || signal.aborted) return undefined;
    const target = targetSize(facts.upright, { maxSide });
    return { ...(await decodePicture(picture, facts, target)), target };
  } catch {
    return undefined;
  }
}
