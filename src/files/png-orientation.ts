import { type Orientation, orientationInTiff, orientationTiff } from './exif-orientation.js';
import { joinBytes } from './join-bytes.js';
import type { PngWalk } from './png-chunks.js';

/** The orientation a PNG carries in its EXIF chunk; 1 when there is none. Never throws. */
export function pngOrientation(bytes: Uint8Array, { chunks }: PngWalk): Orientation {
  const exif = chunks.find((chunk) => chunk.type === 'eXIf');
  return exif === undefined ? 1 : orientationInTiff(bytes.subarray(exif.payload, exif.end - 4));
}

/** An EXIF chunk that holds nothing but the orientation. */
export function orientationChunk(orientation: Orientation): Uint8Array<ArrayBuffer> {
  const body = Uint8Array.from([0x65, 0x58, 0x49, 0x66, ...orientationTiff(orientation)]);
  return joinBytes([uint32(body.length - 4), body, uint32(checksum(body))]);
}

function uint32(value: number): Uint8Array {
  return Uint8Array.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);
}

/** CRC-32 as PNG has it. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum & 1) === 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
