import type { PictureHint } from './picture-hints.js';
import type { PrepareLimits } from './prepare-picture.js';
import { runPictureJob } from './run-picture-job.js';

/**
 * Makes a picture ready to send: upright, without place, date and device, at most 2,400 pixels on its long side as a JPEG,
 * and never smaller than `minPixels`. Where `maxBytes` asks for less it is drawn at a lower quality and then smaller, as long
 * as it can be read. A picture that need not be drawn anew loses its metadata only, every pixel kept; one
 * that would grow is kept too. A HEIC is made a JPEG where the platform can decode it. PDF passes unchanged. Works in the
 * worker where `allowPictureWorker` allows one. Browser only. Rejects only when `signal` ends it; a picture that cannot be
 * decoded is passed on without metadata.
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
  return (await runPictureJob({ kind: 'prepare', file, limits: plainLimits(limits) }, signal)).picture;
}

/**
 * Advice about a photograph: blurry, with a reflection, or dark. Empty for a good one, for a PDF, and for what cannot be
 * decoded here. It advises and never refuses. Browser only. Rejects only when `signal` ends it.
 *
 * @example
 * ```ts
 * import { inspectPicture } from 'customer-status-kit/files';
 *
 * export async function isDoubtful(photo: File, signal: AbortSignal): Promise<boolean> {
 *   return (await inspectPicture(photo, signal)).length > 0;
 * }
 * ```
 */
export async function inspectPicture(file: Blob, signal?: AbortSignal): Promise<PictureHint[]> {
  return (await runPictureJob({ kind: 'inspect', file }, signal)).hints;
}

/** Only what travels: a caller's object may hold more. */
function plainLimits({ maxSide, maxPixels, minPixels, maxBytes, quality, mime }: PrepareLimits): PrepareLimits {
  return { maxSide, maxPixels, minPixels, maxBytes, quality, mime: mime && [...mime] };
}
