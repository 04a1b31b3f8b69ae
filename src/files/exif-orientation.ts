import { readHeifPicture } from './heif-picture.js';
import { walkJpeg, type JpegPiece } from './jpeg-segments.js';
import { walkPng } from './png-chunks.js';
import { pngOrientation } from './png-orientation.js';
import { sniffFile } from './sniff-file.js';

const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** How a stored picture is turned: 1 is upright, 2 to 8 as in EXIF tag 0x0112. */
export type Orientation = (typeof ORIENTATIONS)[number];

const ORIENTATION_TAG = 0x0112;
const MAX_ENTRIES = 512;

/** How a JPEG or PNG (by its EXIF data) or a HEIC (by its own turns) is to be shown; 1 when nothing says so. Never throws. */
export function readOrientation(bytes: Uint8Array): Orientation {
  const type = sniffFile(bytes)?.type;
  if (type === 'image/heic') return readHeifPicture(bytes)?.orientation ?? 1;
  if (type === 'image/png') return pngOrientation(bytes, walkPng(bytes));
  const exif = walkJpeg(bytes).pieces.find((piece) => isExif(bytes, piece));
  return exif === undefined ? 1 : orientationInTiff(bytes.subarray(exif.payload + 6, exif.end));
}

/** True when the picture is stored on its side, so that width and height change places on display. */
export function isTurned(orientation: Orientation): boolean {
  return orientation >= 5;
}

/** An APP1 segment that holds nothing but the orientation. */
export function orientationSegment(orientation: Orientation): Uint8Array<ArrayBuffer> {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
  const tiff = orientationTiff(orientation);
  return Uint8Array.from([0xff, 0xe1, 0, 2 + exif.length + tiff.length, ...exif, ...tiff]);
}

/** EXIF data that hold nothing but the orientation. */
export function orientationTiff(orientation: Orientation): number[] {
  return [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
}

/** True for the segment that holds EXIF data. */
export function isExif(bytes: Uint8Array, piece: JpegPiece): boolean {
  if (piece.marker !== 0xe1) return false;
  return String.fromCharCode(...bytes.subarray(piece.payload, piece.payload + 6)) === 'Exif\0\0';
}

/** The orientation in EXIF data; 1 where they do not say. Never throws. */
export function orientationInTiff(tiff: Uint8Array): Orientation {
  if (tiff.length < 14) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isLittle = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return 1;
  const count = Math.min(view.getUint16(directory, isLittle), MAX_ENTRIES);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return 1;
    if (view.getUint16(entry, isLittle) !== ORIENTATION_TAG) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return ORIENTATIONS.find((orientation) => orientation === value) ?? 1;
  }
  return 1;
}
