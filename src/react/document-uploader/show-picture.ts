import { convertPicture, drawPreview, fileTypeOfMime, type ImageConverter } from '../../files/index.js';

const shown = new WeakMap<Blob, Blob>();

/**
 * Draws a picture onto a canvas; one that the browser cannot show goes through the converter first, once. Resolves with
 * whether there is something to see. Never rejects.
 */
export async function showPicture(
  canvas: HTMLCanvasElement,
  picture: Blob,
  maxSide: number,
  signal: AbortSignal,
  converter: ImageConverter | undefined,
): Promise<boolean> {
  if (await drawPreview(canvas, shown.get(picture) ?? picture, maxSide, signal)) return true;
  if (converter === undefined || shown.has(picture) || signal.aborted || !canConvert(picture, converter)) return false;
  const converted = await convertPicture(picture, converter, { signal }).catch(() => undefined);
  if (converted?.converted !== true) return false;
  shown.set(picture, converted.picture);
  return drawPreview(canvas, converted.picture, maxSide, signal);
}

/** True for a picture that the converter takes. */
export function canConvert({ type }: Pick<Blob, 'type'>, { types }: ImageConverter): boolean {
  const known = fileTypeOfMime(type);
  return known !== undefined && types.some((mime) => fileTypeOfMime(mime) === known);
}
