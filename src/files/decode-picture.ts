import type { Orientation } from './exif-orientation.js';
import type { PixelSize } from './image-size.js';
import type { PictureFacts } from './read-picture.js';
import { withoutOrientation } from './strip-metadata.js';

/** Pixels ready to be drawn. The caller closes them. */
export interface DecodedPicture {
  source: CanvasImageSource;
  /** How the source still has to be turned when it is drawn; 1 when the decoder has turned it. */
  orientation: Orientation;
  close: () => void;
}

/** From here on a picture is decoded at a reduced size where the platform can: whole, 16 megapixels take 64 MB. */
const LARGE = 16_000_000;

/** The steps in which a JPEG can be decoded smaller, in eighths. */
const EIGHTHS = [1, 2, 3, 4, 5, 6, 7];

/**
 * Decodes a picture for drawing at about the given upright size. A large JPEG is decoded at the nearest eighth that is not
 * smaller, which bounds the memory a photograph of 48 megapixels takes. Rejects when the picture cannot be decoded.
 */
export async function decodePicture(picture: Blob, facts: PictureFacts, target: PixelSize): Promise<DecodedPicture> {
  const reduced = reducedSize(facts, target);
  if (reduced !== undefined) {
    const decoded = await decodeReduced(picture, facts, reduced).catch(() => undefined);
    if (decoded !== undefined) return decoded;
  }
  if (facts.type === 'image/png' && facts.orientation !== 1) return decodeStored(picture, facts);
  const isLarge = facts.mostPixels > LARGE;
  const size = isLarge ? ({ resizeWidth: target.width, resizeHeight: target.height, resizeQuality: 'medium' } as const) : {};
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image', ...size });
  return { source: bitmap, orientation: 1, close: () => bitmap.close() };
}

/** Some browsers turn a PNG by its EXIF data and some do not: it is decoded without, and turned when it is drawn. */
async function decodeStored(picture: Blob, { type, orientation }: PictureFacts): Promise<DecodedPicture> {
  const stored = withoutOrientation(new Uint8Array(await picture.arrayBuffer()));
  const bitmap = await createImageBitmap(new Blob([stored ?? picture], { type }));
  return { source: bitmap, orientation, close: () => bitmap.close() };
}

function reducedSize({ type, stored, upright }: PictureFacts, target: PixelSize): PixelSize | undefined {
  if (type !== 'image/jpeg' || typeof ImageDecoder !== 'function') return undefined;
  const factor = Math.max(target.width / upright.width, target.height / upright.height);
  const isWorthIt = stored.width * stored.height > LARGE || factor <= 0.25;
  const eighths = EIGHTHS.find((count) => count / 8 >= factor);
  if (!isWorthIt || eighths === undefined) return undefined;
  return { width: Math.ceil((stored.width * eighths) / 8), height: Math.ceil((stored.height * eighths) / 8) };
}

/** Whether a decoder of this kind turns what it decodes differs between versions: it is not told of any turn. */
async function decodeReduced(picture: Blob, facts: PictureFacts, size: PixelSize): Promise<DecodedPicture | undefined> {
  const data = withoutOrientation(new Uint8Array(await picture.arrayBuffer()));
  if (data === undefined) return undefined;
  const decoder = new ImageDecoder({
    type: facts.type,
    data,
    desiredWidth: size.width,
    desiredHeight: size.height,
  });
  try {
    const { image } = await decoder.decode();
    return { source: image, orientation: facts.orientation, close: () => image.close() };
  } finally {
    decoder.close();
  }
}
