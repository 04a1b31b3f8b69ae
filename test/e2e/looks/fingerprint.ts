import type { Page } from '@playwright/test';

/** What a picture looks like from two steps away: its size, its brightness in cells, its colours in a few large ones. */
export interface Fingerprint {
  width: number;
  height: number;
  /** One byte a cell of 16 by 16 CSS pixels, row by row, in base 64. */
  brightness: string;
  /** Three bytes (red, green, blue) a cell of an eighth of the picture's width and height. */
  colours: string;
}

/** Bytes of brightness that letters drawn a little differently may make. */
const CELL_TOLERANCE = 12;
const COLOUR_TOLERANCE = 6;
/** The share of cells that may differ. */
const SHARE_TOLERANCE = 0.004;

/** Reads a picture in the browser, which has a decoder. */
export function fingerprintOf(page: Page, png: Buffer): Promise<Fingerprint> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const shrink = (columns: number, rows: number) => {
      const canvas = new OffscreenCanvas(columns, rows);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture, 0, 0, columns, rows);
      return context.getImageData(0, 0, columns, rows).data;
    };
    const cells = shrink(Math.ceil(picture.width / 16), Math.ceil(picture.height / 16));
    const grey = Array.from({ length: cells.length / 4 }, (_, index) => {
      const [red = 0, green = 0, blue = 0] = cells.slice(index * 4, index * 4 + 3);
      return Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    });
    const colours = [...shrink(8, 8)].filter((_, index) => index % 4 !== 3);
    const encode = (values: number[]) => btoa(String.fromCharCode(...values));
    return { width: picture.width, height: picture.height, brightness: encode(grey), colours: encode(colours) };
  }, png.toString('base64'));
}

/** What is different, in words, or `undefined` where nothing is that a person would see. */
export function differenceOf(before: Fingerprint, now: Fingerprint): string | undefined {
  if (before.width !== now.width) return `${String(now.width)} pixels wide instead of ${String(before.width)}`;
  if (Math.abs(before.height - now.height) > 2) return `${String(now.height)} pixels high instead of ${String(before.height)}`;
  const cells = shareBeyond(before.brightness, now.brightness, CELL_TOLERANCE);
  if (cells > SHARE_TOLERANCE) return `${(cells * 100).toFixed(1)} % of the picture is lighter or darker`;
  const colours = shareBeyond(before.colours, now.colours, COLOUR_TOLERANCE);
  return colours > SHARE_TOLERANCE ? `${(colours * 100).toFixed(1)} % of the picture has another colour` : undefined;
}

function shareBeyond(before: string, now: string, tolerance: number): number {
  const [first, second] = [Buffer.from(before, 'base64'), Buffer.from(now, 'base64')];
  const length = Math.min(first.length, second.length);
  const beyond = Array.from({ length }, (_, index) => Math.abs((first[index] ?? 0) - (second[index] ?? 0)) > tolerance);
  return beyond.filter(Boolean).length / length;
}
