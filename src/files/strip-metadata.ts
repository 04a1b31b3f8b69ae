import { type Orientation, orientationSegment, readOrientation } from './exif-orientation.js';
import { joinBytes } from './join-bytes.js';
import { walkJpeg, type JpegPiece } from './jpeg-segments.js';
import { walkPng } from './png-chunks.js';
import { orientationChunk } from './png-orientation.js';
import { sniffFile } from './sniff-file.js';
import { strippedHeif } from './strip-heif.js';

const PNG_METADATA = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'caBX'];

/**
 * The same JPEG, PNG or HEIC without what says where, when and with what it was taken; every pixel stays as it is, and the colour
 * profile. A picture that is stored turned keeps EXIF data with nothing but the orientation; whatever follows the end of the
 * picture (motion photos, second pictures) goes. In a HEIC both are written over in place. Undefined for other types and for a file that breaks off.
 * Never throws.
 *
 * @example
 * ```ts
 * import { stripMetadata } from 'customer-status-kit/files';
 *
 * export async function withoutPlace(photo: Blob): Promise<Blob> {
 *   const bytes = stripMetadata(new Uint8Array(await photo.arrayBuffer()));
 *   return bytes === undefined ? photo : new Blob([bytes], { type: photo.type });
 * }
 * ```
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  return sniffFile(bytes)?.type === 'image/heic' ? strippedHeif(bytes) : stripTo(bytes, readOrientation(bytes));
}

/** The same with nothing that tells a decoder to turn it either: the picture as it is stored. */
export function withoutOrientation(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  return stripTo(bytes, 1);
}

function stripTo(bytes: Uint8Array, orientation: Orientation): Uint8Array<ArrayBuffer> | undefined {
  const type = sniffFile(bytes)?.type;
  if (type === 'image/jpeg') return strippedJpeg(bytes, orientation);
  return type === 'image/png' ? strippedPng(bytes, orientation) : undefined;
}

function strippedJpeg(bytes: Uint8Array, orientation: Orientation): Uint8Array<ArrayBuffer> | undefined {
  const { pieces, complete } = walkJpeg(bytes);
  if (!complete) return undefined;
  const kept = pieces.filter((piece) => !isMetadata(bytes, piece)).map((piece) => bytes.subarray(piece.start, piece.end));
  if (orientation === 1) return joinBytes(kept);
  const position = kept[1]?.[1] === 0xe0 ? 2 : 1;
  return joinBytes([...kept.slice(0, position), orientationSegment(orientation), ...kept.slice(position)]);
}

/** JFIF, the colour profile and Adobe's colour transform decide how pixels look; every other APPn and COM is metadata. */
function isMetadata(bytes: Uint8Array, piece: JpegPiece): boolean {
  const { marker } = piece;
  if (marker === 0xfe) return true;
  if (marker < 0xe0 || marker > 0xef) return false;
  const name = String.fromCharCode(...bytes.subarray(piece.payload, Math.min(piece.payload + 11, piece.end)));
  if (marker === 0xe0) return !name.startsWith('JFIF');
  if (marker === 0xe2) return name !== 'ICC_PROFILE';
  return marker !== 0xee;
}

function strippedPng(bytes: Uint8Array, orientation: Orientation): Uint8Array<ArrayBuffer> | undefined {
  const { chunks, complete } = walkPng(bytes);
  if (!complete) return undefined;
  const kept = chunks.filter((chunk) => !PNG_METADATA.includes(chunk.type));
  const [header, ...rest] = kept.map((chunk) => bytes.subarray(chunk.start, chunk.end));
  const turn = orientation === 1 ? [] : [orientationChunk(orientation)];
  return joinBytes([bytes.subarray(0, 8), ...(header === undefined ? [] : [header]), ...turn, ...rest]);
}
