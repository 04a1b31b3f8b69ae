import { isTurned, readOrientation } from './exif-orientation.js';
import { fileTypeOfMime, type FileType } from './file-type.js';
import { readImageSize, type PixelSize } from './image-size.js';
import { drawJpeg } from './draw-image.js';
import { sniffFile } from './sniff-file.js';
import { stripMetadata } from './strip-metadata.js';

/** How a picture is made ready to send. */
export interface PrepareLimits {
  /** The long side of the result in pixels at the most, 2,400 unless said. */
  maxSide?: number | undefined;
  /** As in `DocumentSpec`: the result fits into it. */
  maxPixels?: PixelSize | undefined;
  /** Quality of a JPEG between 0 and 1, 0.85 unless said. */
  quality?: number | undefined;
  /** MIME types the receiver takes; without `image/jpeg` a picture is never made into one. */
  mime?: readonly string[] | undefined;
}

/** A PNG up to this many bytes stays what it is: a scan or a screenshot with sharp letters. */
const SMALL_PNG_BYTES = 2_000_000;

/**
 * Makes a picture ready to send: upright, without place, date and device, at most 2,400 pixels on its long side as a JPEG.
 * A small picture, and one that would grow, is kept as it is but for its metadata. PDF and HEIC pass unchanged. Browser
 * only. Rejects only when `signal` ends it; a picture that cannot be decoded is passed on without metadata.
 *
 * @example
 * ```ts
 * import { prepareImage } from 'customer-status-kit/files';
 *
 * export function shrink(photo: File, signal: AbortSignal): Promise<Blob> {
 *   return prepareImage(photo, { maxSide: 1_600 }, signal);
 * }
 * ```
 */
export async function prepareImage(file: Blob, limits: PrepareLimits = {}, signal?: AbortSignal): Promise<Blob> {
  signal?.throwIfAborted();
  const bytes = new Uint8Array(await file.arrayBuffer());
  signal?.throwIfAborted();
  const type = sniffFile(bytes)?.type;
  const stored = readImageSize(bytes);
  if (type === undefined || stored === undefined) return file;
  const stripped = stripMetadata(bytes);
  const kept = stripped === undefined ? file : new Blob([stripped], { type });
  const orientation = readOrientation(bytes);
  const upright = isTurned(orientation) ? { width: stored.height, height: stored.width } : stored;
  const target = scaledDown(upright, limits);
  if (isKeptAsIs(type, file.size, { isUpright: orientation === 1, isSmallEnough: target.width === upright.width }, limits))
    return kept;
  const drawn = await drawJpeg(kept, target, limits.quality ?? 0.85).catch(() => undefined);
  signal?.throwIfAborted();
  const isBetter = drawn !== undefined && (drawn.size < kept.size || target.width < upright.width);
  return isBetter ? drawn : kept;
}

function isKeptAsIs(
  type: FileType,
  size: number,
  picture: { isUpright: boolean; isSmallEnough: boolean },
  limits: PrepareLimits,
): boolean {
  const takesJpeg = limits.mime === undefined || limits.mime.some((mime) => fileTypeOfMime(mime) === 'image/jpeg');
  if (!takesJpeg) return true;
  if (!picture.isSmallEnough) return false;
  return type === 'image/png' ? size <= SMALL_PNG_BYTES : picture.isUpright;
}

function scaledDown(size: PixelSize, limits: PrepareLimits): PixelSize {
  const maxSide = limits.maxSide ?? 2_400;
  const long = Math.max(size.width, size.height);
  const short = Math.min(size.width, size.height);
  const box = limits.maxPixels;
  const byBox = box === undefined ? 1 : Math.min(Math.max(box.width, box.height) / long, Math.min(box.width, box.height) / short);
  const factor = Math.min(1, maxSide / long, byBox);
  return { width: Math.max(1, Math.round(size.width * factor)), height: Math.max(1, Math.round(size.height * factor)) };
}
