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
