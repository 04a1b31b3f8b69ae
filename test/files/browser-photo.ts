import type { Orientation } from '../../src/files/index.js';
import { orientationChunk } from '../../src/files/png-orientation.js';
import { bytesOf, exif } from './file-bytes.js';

/** A photograph as a camera held sideways stores it: red in the stored top left corner, with orientation and place. */
export async function cameraPhoto(width: number, height: number, orientation = 6): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  const sky = context.createLinearGradient(0, 0, width, height);
  sky.addColorStop(0, '#e8f0ff');
  sky.addColorStop(1, '#204060');
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#f00';
  context.fillRect(0, 0, width / 4, height / 4);
  const plain = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer());
  const bytes = bytesOf(plain.subarray(0, 2), exif(orientation), plain.subarray(2));
  return new File([bytes], 'IMG_0001.JPG', { type: 'image/jpeg' });
}

/** The same as a PNG, which may be turned as well. */
export async function turnedPng(width: number, height: number, orientation: number): Promise<File> {
  const upright = await createImageBitmap(await cameraPhoto(width, height, 1));
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.drawImage(upright, 0, 0);
  upright.close();
  const plain = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  const parts = [plain.subarray(0, 33), orientationChunk(orientation as Orientation), plain.subarray(33)];
  return new File([bytesOf(...parts)], 'scan.png', { type: 'image/png' });
}

/** A small PNG in one colour. */
export async function plainPng(width: number, height: number, colour = '#0a0', name = 'scan.png'): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
}

/** The colour at a place given in parts of width and height. */
export async function colourAt(picture: Blob, x: number, y: number): Promise<[number, number, number]> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'none' });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(Math.floor(bitmap.width * x), Math.floor(bitmap.height * y), 1, 1);
  bitmap.close();
  return [data[0]!, data[1]!, data[2]!];
}
