import { walkJpeg } from './jpeg-segments.js';
import { sniffFile } from './sniff-file.js';

/** Width and height in pixels. */
export interface PixelSize {
  width: number;
  height: number;
}

/**
 * The size that the header of a JPEG or PNG declares, as stored (before any EXIF turn). Nothing is decoded, so a tiny
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
export function readImageSize(bytes: Uint8Array): PixelSize | undefined {
  const type = sniffFile(bytes)?.type;
  const size = type === 'image/jpeg' ? jpegSize(bytes) : type === 'image/png' ? pngSize(bytes) : undefined;
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which share the range. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jpegSize(bytes: Uint8Array): PixelSize | undefined {
  const frame = walkJpeg(bytes).pieces.find((piece) => isFrameHeader(piece.marker));
  if (frame === undefined || frame.end < frame.payload + 5) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { height: view.getUint16(frame.payload + 1), width: view.getUint16(frame.payload + 3) };
}

function pngSize(bytes: Uint8Array): PixelSize | undefined {
  if (bytes.length < 24 || String.fromCharCode(...bytes.subarray(12, 16)) !== 'IHDR') return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
