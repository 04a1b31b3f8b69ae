import type { PixelSize } from './image-size.js';

/** What decides how large a prepared picture is. */
export interface SizeLimits {
  /** The long side of the result in pixels at the most, 2,400 unless said. */
  maxSide?: number | undefined;
  /** As in `DocumentSpec`: the result fits into it. */
  maxPixels?: PixelSize | undefined;
  /** As in `DocumentSpec`: a picture is never made smaller than this. */
  minPixels?: PixelSize | undefined;
  /** As in `DocumentSpec`: a picture that has more bytes is drawn until it fits, as long as it can be read. */
  maxBytes?: number | undefined;
}

/** Long enough for every letter of a page, and what reviewers' tools scale to. */
const MAX_SIDE = 2_400;

/** The size a picture is brought to: never larger than it is, and never below what the request asks for at the least. */
export function targetSize(size: PixelSize, limits: SizeLimits): PixelSize {
  const long = Math.max(size.width, size.height);
  const wished = Math.min(1, (limits.maxSide ?? MAX_SIDE) / long);
  const least = limits.minPixels === undefined ? 0 : Math.min(1, boxFactor(size, limits.minPixels, Math.max));
  const most = limits.maxPixels === undefined ? 1 : boxFactor(size, limits.maxPixels, Math.min);
  if (wished < least && least <= most) return scaled(size, least, Math.ceil);
  return scaled(size, Math.min(1, wished, most), Math.round);
}

/** True when the request itself, and not only the usual limit of the kit, asks for fewer pixels. */
export function mustShrink(size: PixelSize, { maxPixels }: SizeLimits): boolean {
  return maxPixels !== undefined && boxFactor(size, maxPixels, Math.min) < 1;
}

/** True when a size is below what a request asks for at the least. */
export function isBelow(size: PixelSize, least: PixelSize | undefined): boolean {
  return least !== undefined && boxFactor(size, least, Math.max) > 1;
}

/** A part of a size. */
export function scaledBy(size: PixelSize, factor: number): PixelSize {
  return scaled(size, factor, Math.round);
}

/** Long side to long side, short to short. */
function boxFactor(size: PixelSize, box: PixelSize, choose: (...factors: number[]) => number): number {
  const long = Math.max(box.width, box.height) / Math.max(size.width, size.height);
  return choose(long, Math.min(box.width, box.height) / Math.min(size.width, size.height));
}

function scaled({ width, height }: PixelSize, factor: number, round: (value: number) => number): PixelSize {
  return { width: Math.max(1, round(width * factor)), height: Math.max(1, round(height * factor)) };
}
