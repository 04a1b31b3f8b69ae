import { isDamaged } from './inspect-bytes.js';
import { fileTypeOfMime } from './file-type.js';
import { MAX_DECODED_PIXELS, mostPixelsIn } from './image-size.js';
import { sniffFile } from './sniff-file.js';

/** Makes a JPEG or a PNG of pictures the browser cannot show. */
export interface ImageConverter {
  /** MIME types it takes, for example `image/heic`. */
  readonly types: readonly string[];
  /** Rejects when it cannot; the signal ends it. */
  convert(picture: Blob, signal: AbortSignal): Promise<Blob>;
}

/** Why a picture was kept as it was. */
export type ConversionProblem = 'timeout' | 'failed' | 'unusable';

/** What came of a conversion. */
export interface Conversion {
  /** The new picture, or the given one wherever there is a problem or nothing to convert. */
  picture: Blob;
  converted: boolean;
  problem?: ConversionProblem | undefined;
  /** What the converter threw, for the developer. */
  cause?: unknown;
}

/** What a conversion is bound by. */
export interface ConvertOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds a converter may take: 30 000 unless said. */
  timeoutMs?: number | undefined;
}

/**
 * Converts a picture whose type the converter takes. A converter that throws, hangs, or gives back anything but a sound
 * JPEG or PNG costs nothing: the original is kept. Rejects only when `signal` ends it.
 *
 * @example
 * ```ts
 * import { convertPicture } from 'customer-status-kit/files';
 * import { heicConverter } from 'customer-status-kit/files/heic';
 *
 * export async function forPreview(photo: Blob, signal: AbortSignal): Promise<Blob> {
 *   return (await convertPicture(photo, heicConverter(), { signal })).picture;
 * }
 * ```
 */
export async function convertPicture(
  picture: Blob,
  converter: ImageConverter,
  { signal, timeoutMs = 30_000 }: ConvertOptions = {},
): Promise<Conversion> {
  signal?.throwIfAborted();
  const type = fileTypeOfMime(picture.type);
  const isMeant = type !== undefined && converter.types.some((mime) => fileTypeOfMime(mime) === type);
  if (!isMeant) return { picture, converted: false };
  const outcome = await convertInTime(picture, converter, signal, timeoutMs);
  if ('problem' in outcome) return { picture, converted: false, ...outcome };
  const usable = await usablePicture(outcome.result);
  return usable === undefined ? { picture, converted: false, problem: 'unusable' } : { picture: usable, converted: true };
}

type Outcome = { result: Blob } | { problem: ConversionProblem; cause?: unknown };

/** The converter may ignore its signal: nobody waits for it longer than that. */
function convertInTime(
  picture: Blob,
  converter: ImageConverter,
  signal: AbortSignal | undefined,
  timeoutMs: number,
): Promise<Outcome> {
  return new Promise<Outcome>((resolve, reject) => {
    const ending = new AbortController();
    const settle = (tell: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      tell();
    };
    const end = () => {
      ending.abort(signal?.reason);
      settle(() => reject(signal?.reason));
    };
    const finish = (outcome: Outcome) => settle(() => resolve(outcome));
    const timer = setTimeout(() => {
      ending.abort(new DOMException('the converter took too long', 'TimeoutError'));
      finish({ problem: 'timeout' });
    }, timeoutMs);
    signal?.addEventListener('abort', end, { once: true });
    attempt(picture, converter, ending.signal).then(
      (result) => finish({ result }),
      (cause: unknown) => finish({ problem: 'failed', cause }),
    );
  });
}

/** A converter that throws before it promises is one that rejects. */
async function attempt(picture: Blob, converter: ImageConverter, signal: AbortSignal): Promise<Blob> {
  return converter.convert(picture, signal);
}

async function usablePicture(result: unknown): Promise<Blob | undefined> {
  if (!(result instanceof Blob)) return undefined;
  const bytes = new Uint8Array(await result.arrayBuffer());
  const type = sniffFile(bytes)?.type;
  if (type !== 'image/jpeg' && type !== 'image/png') return undefined;
  const isSound = !isDamaged(bytes, type) && mostPixelsIn(bytes) <= MAX_DECODED_PIXELS;
  return isSound ? new Blob([bytes], { type }) : undefined;
}
