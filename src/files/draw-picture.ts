import type { DecodedPicture } from './decode-picture.js';
import { isTurned, type Orientation } from './exif-orientation.js';

/** Lets other work of the same thread run in between. */
export type Pause = () => Promise<void>;

/** A canvas the kit draws on. */
export type PictureCanvas = OffscreenCanvas | HTMLCanvasElement;

/** In how many parts a picture is drawn where it may not hold up other work. */
const STRIPS = 4;

type Matrix = readonly [number, number, number, number, number, number];

/** What turns a picture stored in each orientation upright, on a canvas one unit wide and high. */
const MATRICES: Readonly<Record<Orientation, Matrix>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, 1, 1, 0, 0, 0],
  6: [0, 1, -1, 0, 1, 0],
  7: [0, -1, -1, 0, 1, 1],
  8: [0, -1, 1, 0, 0, 1],
};

/** Draws decoded pixels upright over a whole canvas on white. With a pause, in strips. Rejects where there is no canvas. */
export async function drawPicture(canvas: PictureCanvas, decoded: DecodedPicture, pause?: Pause): Promise<void> {
  const context = contextOf(canvas);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = smoothing(canvas, decoded.source);
  const strips = pause === undefined ? 1 : STRIPS;
  for (let strip = 0; strip < strips; strip += 1) {
    const top = Math.round((strip * canvas.height) / strips);
    drawStrip(context, canvas, decoded, { top, bottom: Math.round(((strip + 1) * canvas.height) / strips) });
    await pause?.();
  }
}

/** Down to half the size, the fast way looks the same; below, it would leave letters ragged. */
function smoothing(canvas: PictureCanvas, source: CanvasImageSource): ImageSmoothingQuality {
  const width = 'displayWidth' in source ? source.displayWidth : Number(source.width);
  const height = 'displayHeight' in source ? source.displayHeight : Number(source.height);
  return Math.max(canvas.width, canvas.height) * 2 >= Math.max(width, height) ? 'low' : 'medium';
}

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** Read back soon: the pixels stay in memory, not on a graphics card. */
function contextOf(canvas: PictureCanvas): Context {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('customer-status-kit: no canvas');
  return context;
}

/** The whole picture is drawn each time and cut, so that no seam shows. */
function drawStrip(
  context: Context,
  { width, height }: PictureCanvas,
  { source, orientation }: DecodedPicture,
  { top, bottom }: { top: number; bottom: number },
): void {
  const turned = isTurned(orientation);
  const [a, b, c, d, e, f] = MATRICES[orientation];
  context.save();
  context.beginPath();
  context.rect(0, top, width, bottom - top);
  context.clip();
  context.transform(a, b, c, d, e * width, f * height);
  context.drawImage(source, 0, 0, turned ? height : width, turned ? width : height);
  context.restore();
}
