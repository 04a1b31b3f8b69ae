/** What a photograph may suffer from. */
export const PICTURE_HINT_CODES = ['blurry', 'glare', 'dark'] as const;

/** Closed: words for each are in the messages. */
export type PictureHintCode = (typeof PICTURE_HINT_CODES)[number];

/** A likely flaw of a photograph. Advice only: a scan on white paper or a dark cover may be what it should be. */
export interface PictureHint {
  code: PictureHintCode;
  /** What was measured, in the unit of the threshold it missed. */
  measured: number;
  /** The threshold in `PICTURE_THRESHOLDS`. */
  threshold: number;
}

/** Brightness of a picture, row by row, 0 (black) to 255 (white). */
export interface Luminance {
  width: number;
  height: number;
  /** `width * height` values. */
  values: Uint8Array | Uint8ClampedArray;
}

/** Where a hint begins, measured on a picture brought to `INSPECTED_SIDE` pixels on its long side. */
export const PICTURE_THRESHOLDS = {
  /** Variance of the Laplacian at the sharpest tiles; below it no edge is sharp. A good photo of a card has 1,000 and more. */
  blurry: 60,
  /** Share of tiles that are blown out beside others that are not; above it a reflection covers part of the document. */
  glare: 0.02,
  /** Mean brightness, 0 to 255; below it most of the picture is in the dark. */
  dark: 50,
} as const;

/** The long side, in pixels, at which pictures are inspected. */
export const INSPECTED_SIDE = 1_024;

/** Pixels of a tile in each direction: about four lines of a document. */
const TILE = 32;
const BLOWN_OUT = 250;
/** A picture that is this bright at its middle value is a page or a scan: white is its colour. */
const PAGE = 225;
/** Below this spread of brightness nothing is in the picture that could be sharp. */
const LEAST_SPREAD = 8;

/**
 * Advice about a photograph, from its brightness alone: too dark, blown out in a part, or nowhere sharp. An empty list for
 * a good one, and where nothing can be said. Pure.
 *
 * @example
 * ```ts
 * import { hintsFor } from 'customer-status-kit/files';
 *
 * const night = { width: 64, height: 64, values: new Uint8Array(64 * 64).fill(12) };
 * console.assert(hintsFor(night)[0]?.code === 'dark');
 * ```
 */
export function hintsFor(picture: Luminance): PictureHint[] {
  const { mean, spread, median } = brightness(picture.values);
  if (mean < PICTURE_THRESHOLDS.dark) return [{ code: 'dark', measured: mean, threshold: PICTURE_THRESHOLDS.dark }];
  const hints: PictureHint[] = [];
  const tiles = measureTiles(picture);
  const sharpness = sharpnessOf(tiles);
  if (spread >= LEAST_SPREAD && sharpness !== undefined && sharpness < PICTURE_THRESHOLDS.blurry)
    hints.push({ code: 'blurry', measured: sharpness, threshold: PICTURE_THRESHOLDS.blurry });
  const glare = tiles.filter((tile) => tile.blown > 0.9).length / Math.max(1, tiles.length);
  if (median < PAGE && glare > PICTURE_THRESHOLDS.glare)
    hints.push({ code: 'glare', measured: glare, threshold: PICTURE_THRESHOLDS.glare });
  return hints;
}

function brightness(values: Luminance['values']): { mean: number; spread: number; median: number } {
  const histogram = new Float64Array(256);
  for (const value of values) histogram[value] = (histogram[value] ?? 0) + 1;
  const total = Math.max(1, values.length);
  const mean = histogram.reduce((sum, count, value) => sum + count * value, 0) / total;
  const variance = histogram.reduce((sum, count, value) => sum + count * (value - mean) ** 2, 0) / total;
  let seen = 0;
  const median = histogram.findIndex((count) => (seen += count) * 2 >= total);
  return { mean, spread: Math.sqrt(variance), median };
}

interface Tile {
  /** Variance of the Laplacian. */
  edges: number;
  /** Share of blown-out pixels. */
  blown: number;
}

/** A document fills a part of a picture only, and is sharp or blurred there: the sharpest eighth of the tiles decides. */
function sharpnessOf(tiles: readonly Tile[]): number | undefined {
  if (tiles.length === 0) return undefined;
  const edges = tiles.map((tile) => tile.edges).toSorted((a, b) => b - a);
  const best = edges.slice(0, Math.max(1, Math.ceil(edges.length / 8)));
  return best.reduce((sum, value) => sum + value, 0) / best.length;
}

function measureTiles({ width, height, values }: Luminance): Tile[] {
  const tiles: Tile[] = [];
  for (let top = 1; top + TILE < height; top += TILE) {
    for (let left = 1; left + TILE < width; left += TILE) tiles.push(measureTile(values, width, top, left));
  }
  return tiles;
}

function measureTile(values: Luminance['values'], width: number, top: number, left: number): Tile {
  let sum = 0;
  let squares = 0;
  let blown = 0;
  for (let y = top; y < top + TILE; y += 1) {
    for (let at = y * width + left; at < y * width + left + TILE; at += 1) {
      const value = values[at] ?? 0;
      const around = (values[at - 1] ?? 0) + (values[at + 1] ?? 0) + (values[at - width] ?? 0) + (values[at + width] ?? 0);
      const edge = around - 4 * value;
      sum += edge;
      squares += edge * edge;
      if (value >= BLOWN_OUT) blown += 1;
    }
  }
  const count = TILE * TILE;
  return { edges: squares / count - (sum / count) ** 2, blown: blown / count };
}
