import { decodePicture } from './decode-picture.js';
import { drawPicture, type Pause } from './draw-picture.js';
import { createCanvas, encodeJpeg } from './encode-canvas.js';
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
const LEAST_QUALITY = 0.6;

/** Makes a picture ready to send on this thread. Rejects only when the pace ends it. */
export async function preparePicture(file: Blob, limits: PrepareLimits, pace: Pace): Promise<Blob> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  pace.throwIfEnded();
  const facts = readPicture(bytes);
  if (facts === undefined || facts.mostPixels > MAX_DECODED_PIXELS) return withoutMetadata(file, bytes, facts);
  const kept = withoutMetadata(file, bytes, facts);
  const target = targetSize(facts.upright, limits);
  if (!isDrawn(facts, target, file.size, limits)) return kept;
  const drawn = await drawJpeg(kept, facts, { target, quality: qualityOf(limits) }, pace).catch(() => undefined);
  pace.throwIfEnded();
  if (drawn === undefined) return kept;
  const isNeeded = facts.type === 'image/heic' || mustShrink(facts.upright, limits);
  return isNeeded || drawn.size < kept.size ? drawn : kept;
}

function withoutMetadata(file: Blob, bytes: Uint8Array, facts: PictureFacts | undefined): Blob {
  const stripped = facts === undefined ? undefined : stripMetadata(bytes);
  return stripped === undefined || facts === undefined ? file : new Blob([stripped], { type: facts.type });
}

/** A HEIC carries its metadata with it whatever is done, so that it is drawn wherever the platform can. */
function isDrawn(facts: PictureFacts, target: PixelSize, fileSize: number, { mime }: PrepareLimits): boolean {
  if (mime !== undefined && !mime.some((entry) => fileTypeOfMime(entry) === 'image/jpeg')) return false;
  const isSmaller = target.width < facts.upright.width || target.height < facts.upright.height;
  if (isSmaller || facts.type === 'image/heic') return true;
  return facts.orientation !== 1 || (facts.type === 'image/png' && fileSize > SMALL_PNG_BYTES);
}

function qualityOf({ quality }: PrepareLimits): number {
  return Math.min(1, Math.max(LEAST_QUALITY, quality ?? 0.85));
}

async function drawJpeg(
  picture: Blob,
  facts: PictureFacts,
  { target, quality }: { target: PixelSize; quality: number },
  pace: Pace,
): Promise<Blob> {
  const decoded = await decodePicture(picture, facts, target);
  const canvas = createCanvas(target);
  try {
    pace.throwIfEnded();
    await drawPicture(canvas, decoded, pace.pause);
  } finally {
    decoded.close();
  }
  pace.throwIfEnded();
  return encodeJpeg(canvas, quality);
}
