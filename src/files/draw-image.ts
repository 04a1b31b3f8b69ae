import type { PixelSize } from './image-size.js';

/**
 * Decodes a picture upright at about the given size; the caller closes the bitmap. A browser that cannot resize while
 * decoding gives the full size, and drawing scales it. Rejects when the picture cannot be decoded.
 */
export async function decodeUpright(picture: Blob, size: PixelSize): Promise<ImageBitmap> {
  const bitmap = await createImageBitmap(picture, {
    imageOrientation: 'from-image',
    resizeWidth: size.width,
    resizeHeight: size.height,
    resizeQuality: 'high',
  });
  const isExpected = bitmap.width === size.width && bitmap.height === size.height;
  if (isExpected) return bitmap;
  bitmap.close();
  return createImageBitmap(picture, { imageOrientation: 'from-image' });
}

/** Draws a picture at the given size on white and encodes it as a JPEG. Rejects when that is not possible here. */
export async function drawJpeg(picture: Blob, size: PixelSize, quality: number): Promise<Blob> {
  const bitmap = await decodeUpright(picture, size);
  try {
    const canvas = createCanvas(size);
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('customer-status-kit: no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, size.width, size.height);
    context.drawImage(bitmap, 0, 0, size.width, size.height);
    return await encode(canvas, quality);
  } finally {
    bitmap.close();
  }
}

function createCanvas(size: PixelSize): OffscreenCanvas | HTMLCanvasElement {
  if (typeof OffscreenCanvas === 'function') return new OffscreenCanvas(size.width, size.height);
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  return canvas;
}

function encode(canvas: OffscreenCanvas | HTMLCanvasElement, quality: number): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Promise((resolve, reject) => {
    const finish = (blob: Blob | null) => (blob === null ? reject(new Error('customer-status-kit: not encoded')) : resolve(blob));
    canvas.toBlob(finish, 'image/jpeg', quality);
  });
}

/**
 * Draws a small upright picture onto a canvas of the page. Resolves with false, the canvas untouched, when the browser
 * cannot decode the file or `signal` ended it; never rejects.
 */
export async function drawPreview(
  canvas: HTMLCanvasElement,
  picture: Blob,
  maxSide: number,
  signal: AbortSignal,
): Promise<boolean> {
  if (picture.type !== 'image/jpeg' && picture.type !== 'image/png') return false;
  const bitmap = await decodeSmall(picture, maxSide);
  if (bitmap === undefined) return false;
  try {
    const context = signal.aborted ? null : canvas.getContext('2d');
    if (context === null) return false;
    const factor = Math.min(1, maxSide / bitmap.width, maxSide / bitmap.height);
    canvas.width = Math.max(1, Math.round(bitmap.width * factor));
    canvas.height = Math.max(1, Math.round(bitmap.height * factor));
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return true;
  } finally {
    bitmap.close();
  }
}

async function decodeSmall(picture: Blob, width: number): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(picture, { imageOrientation: 'from-image', resizeWidth: width, resizeQuality: 'medium' });
  } catch {
    return undefined;
  }
}
