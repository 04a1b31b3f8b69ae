import { exceedsBytes } from './byte-limit.js';
import { drawJpeg, LEAST_QUALITY } from './draw-jpeg.js';
import type { Pause } from './draw-picture.js';
import { fileTypeOfMime } from './file-type.js';
import { MAX_DECODED_PIXELS, type PixelSize } from './image-size.js';
import { type PictureFacts, readPicture } from './read-picture.js';
import { stripMetadata } from './strip-metadata.js';
import { mustShrink, type SizeLimits, targetSize } from './target-size.js';

/** How a picture is made ready to send. */
export interface PrepareLimits extends SizeLimits {
  /** Quality of a JPEG between 0 and 1, 0.85 unless said; never below 0.6, where small letters dissolve. */
  quality?: number | undefined;
  /** MIME types the receiver takes; without `image/jpeg` a picture is never made into one. */
  mime?: readonly string[] | undefined;
}

/** How the work is done on the thread it runs on. */
export interface Pace {
  /** Told between two pieces of work, where other work has to go on. */
  pause?: Pause | undefined;
  /** Throws as soon as the work is not wanted any more. */
  throwIfEnded: () => void;
}

/** A PNG up to this many bytes stays what it is: a scan or a screenshot with sharp letters. */
const SMALL_PNG_BYTES = 2_000_000;

/** Makes a picture ready to send on this thread. Rejects only when the pace ends it. */
export async function preparePicture(file: Blob, limits: PrepareLimits, pace: Pace): Promise<Blob> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  pace.throwIfEnded();
  const facts = readPicture(bytes);
  if (facts === undefined || facts.mostPixels > MAX_DECODED_PIXELS) return withoutMetadata(file, bytes, facts);
  const kept = withoutMetadata(file, bytes, facts);
  const target = targetSize(facts.upright, limits);
  if (!isDrawn(facts, target, kept.size, limits)) return kept;
  const wished = { size: target, quality: qualityOf(limits) };
  const drawn = await drawJpeg(kept, facts, wished, limits, pace).catch(() => undefined);
  pace.throwIfEnded();
  if (drawn === undefined) return kept;
  const isNeeded = facts.type === 'image/heic' || mustShrink(facts.upright, limits) || exceedsBytes(kept.size, limits);
  return isNeeded || drawn.size < kept.size ? drawn : kept;
}

function withoutMetadata(file: Blob, bytes: Uint8Array, facts: PictureFacts | undefined): Blob {
  const stripped = facts === undefined ? undefined : stripMetadata(bytes);
  return stripped === undefined || facts === undefined ? file : new Blob([stripped], { type: facts.type });
}

/** A HEIC is drawn wherever the platform can: few receivers can open one. */
function isDrawn(facts: PictureFacts, target: PixelSize, bytes: number, limits: PrepareLimits): boolean {
  const { mime } = limits;
  if (mime !== undefined && !mime.some((entry) => fileTypeOfMime(entry) === 'image/jpeg')) return false;
  const isSmaller = target.width < facts.upright.width || target.height < facts.upright.height;
  if (isSmaller || facts.type === 'image/heic' || exceedsBytes(bytes, limits)) return true;
  return facts.orientation !== 1 || (facts.type === 'image/png' && bytes > SMALL_PNG_BYTES);
}

function qualityOf({ quality }: PrepareLimits): number {
  return Math.min(1, Math.max(LEAST_QUALITY, quality ?? 0.85));
}
