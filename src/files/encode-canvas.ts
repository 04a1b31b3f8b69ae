import type { PixelSize } from './image-size.js';
import type { PictureCanvas } from './draw-picture.js';

/** A canvas that is on no page. */
export function createCanvas({ width, height }: PixelSize): PictureCanvas {
  if (typeof OffscreenCanvas === 'function') return new OffscreenCanvas(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** The canvas as a JPEG. Rejects when that is not possible here. */
export function encodeJpeg(canvas: PictureCanvas, quality: number): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Promise((resolve, reject) => {
    const finish = (blob: Blob | null) => (blob === null ? reject(new Error('customer-status-kit: not encoded')) : resolve(blob));
    canvas.toBlob(finish, 'image/jpeg', quality);
  });
}
