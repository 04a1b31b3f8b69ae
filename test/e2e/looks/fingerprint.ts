import type { CDPSession, Page } from '@playwright/test';
import { deflateSync, inflateSync } from 'node:zlib';

/** The edge of a cell in CSS pixels. */
export const CELL = 16;

/** A picture in squares of `CELL` pixels: two bytes each, how bright it is and how far it leans from blue to red. */
export interface Fingerprint {
  columns: number;
  rows: number;
  cells: Uint8Array;
}

/** A fingerprint as it is kept in a file. */
export interface KeptFingerprint {
  columns: number;
  rows: number;
  /** Deflated, in base64. */
  cells: string;
}

/** Takes a picture of the whole page, as PNG. */
export async function photograph(page: Page, session: CDPSession): Promise<Buffer> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const width = page.viewportSize()?.width ?? 0;
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height, scale: 1 },
  });
  return Buffer.from(data, 'base64');
}

/** The fingerprint of a PNG, made in a page: browsers have the decoder. */
export async function fingerprintOf(page: Page, png: Buffer): Promise<Fingerprint> {
  const { columns, rows, cells } = await page.evaluate(readCells, { png: png.toString('base64'), cell: CELL });
  return { columns, rows, cells: Uint8Array.from(Buffer.from(cells, 'base64')) };
}

async function readCells({ png, cell }: { png: string; cell: number }) {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0);
  const pixels = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)];
  let cells = '';
  for (let top = 0; top < height; top += cell) {
    for (let left = 0; left < width; left += cell) {
      const [bottom, right] = [Math.min(top + cell, height), Math.min(left + cell, width)];
      let [light, lean] = [0, 0];
      for (let y = top; y < bottom; y += 1) {
        for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
          const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
          light += 299 * red + 587 * green + 114 * blue;
          lean += red - blue;
        }
      }
      const count = (bottom - top) * (right - left);
      // In steps of four: finer than what is compared, and half as much to keep.
      cells += String.fromCharCode(Math.floor(light / count / 4_000) * 4, Math.floor((lean / count + 255) / 8) * 4);
    }
  }
  return { columns, rows, cells: btoa(cells) };
}

/** For a file. */
export function keep({ columns, rows, cells }: Fingerprint): KeptFingerprint {
  return { columns, rows, cells: deflateSync(cells, { level: 9 }).toString('base64') };
}

/** From a file. */
export function unkeep({ columns, rows, cells }: KeptFingerprint): Fingerprint {
  return { columns, rows, cells: new Uint8Array(inflateSync(Buffer.from(cells, 'base64'))) };
}

/** Draws a fingerprint as a picture of squares, as PNG. */
export async function drawFingerprint(page: Page, { columns, rows, cells }: Fingerprint): Promise<Buffer> {
  const png = await page.evaluate(
    async ({ columns: across, rows: down, cells: levels, cell }) => {
      const canvas = new OffscreenCanvas(across * cell, down * cell);
      const context = canvas.getContext('2d');
      if (context === null) return '';
      for (let place = 0; place < across * down; place += 1) {
        const [light = 0, lean = 0] = [levels[place * 2], levels[place * 2 + 1]];
        context.fillStyle = `rgb(${String(light + lean - 128)} ${String(light)} ${String(light - lean + 128)})`;
        context.fillRect((place % across) * cell, Math.floor(place / across) * cell, cell, cell);
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    { columns, rows, cells: [...cells], cell: CELL },
  );
  return Buffer.from(png, 'base64');
}
