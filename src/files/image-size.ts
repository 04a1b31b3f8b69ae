import { readHeifPicture } from './heif-picture.js';
import { walkJpeg } from './jpeg-segments.js';
import { sniffFile } from './sniff-file.js';
import { type Steps, stepsFor } from './steps.js';

/** The most pixels a picture may have before it is decoded: about what the largest phone cameras take. */
export const MAX_DECODED_PIXELS = 50_000_000;

/** Width and height in pixels. */
export interface PixelSize {
  width: number;
  height: number;
}

/**
 * The size that the header of a JPEG, PNG or HEIC declares, as stored (before any turn). Nothing is decoded, so a tiny
 * file that declares a huge picture costs nothing. Undefined for other types and for headers that cannot be read. Never
 * throws.
 *
 * @example
 * ```ts
 * import { readImageSize } from 'customer-status-kit/files';
 *
 * console.assert(readImageSize(new Uint8Array([1, 2, 3])) === undefined);
 * ```
 */
export function readImageSize(bytes: Uint8Array, steps: Steps = stepsFor(bytes.length)): PixelSize | undefined {
  const size = declaredSize(bytes, steps);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

/** The most pixels that decoding any picture of the file would make: a HEIC can hold several. 0 where no header says. */
export function mostPixelsIn(bytes: Uint8Array): number {
  if (sniffFile(bytes)?.type === 'image/heic') return readHeifPicture(bytes)?.mostPixels ?? 0;
  const size = readImageSize(bytes);
  return size === undefined ? 0 : size.width * size.height;
}

function declaredSize(bytes: Uint8Array, steps: Steps): PixelSize | undefined {
  const type = sniffFile(bytes)?.type;
  if (type === 'image/jpeg') return jpegSize(bytes, steps);
  if (type === 'image/png') return pngSize(bytes);
  return type === 'image/heic' ? readHeifPicture(bytes, steps)?.size : undefined;
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which share the range. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Where frame headers contradict each other, the largest counts: which of them a decoder believes is not known. */
function jpegSize(bytes: Uint8Array, steps: Steps): PixelSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sizes = walkJpeg(bytes, steps)
    .pieces.filter((piece) => isFrameHeader(piece.marker) && piece.end >= piece.payload + 5)
    .map(({ payload }) => ({ height: view.getUint16(payload + 1), width: view.getUint16(payload + 3) }));
  if (sizes.length === 0) return undefined;
  return sizes.reduce((most, size) => (size.width * size.height > most.width * most.height ? size : most));
}

function pngSize(bytes: Uint8Array): PixelSize | undefined {
  if (bytes.length < 24 || String.fromCharCode(...bytes.subarray(12, 16)) !== 'IHDR') return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
