import { isTurned, type Orientation, readOrientation } from './exif-orientation.js';
import type { FileType } from './file-type.js';
import { mostPixelsIn, type PixelSize, readImageSize } from './image-size.js';
import { sniffFile } from './sniff-file.js';

/** What the header of a picture says. */
export interface PictureFacts {
  type: Exclude<FileType, 'application/pdf'>;
  orientation: Orientation;
  stored: PixelSize;
  /** As it is to be shown. */
  upright: PixelSize;
  /** The most pixels that decoding any picture of the file would make. */
  mostPixels: number;
}

/** Reads a picture's header; undefined for what is no picture of a kind the kit knows. Nothing is decoded. Never throws. */
export function readPicture(bytes: Uint8Array): PictureFacts | undefined {
  const type = sniffFile(bytes)?.type;
  const stored = readImageSize(bytes);
  if (type === undefined || type === 'application/pdf' || stored === undefined) return undefined;
  const orientation = readOrientation(bytes);
  const upright = isTurned(orientation) ? { width: stored.height, height: stored.width } : stored;
  return { type, orientation, stored, upright, mostPixels: mostPixelsIn(bytes) };
}
