/** How a picture is looked at: how large, and moved by how many per cent of the window it is seen through. */
export interface ZoomView {
  scale: number;
  x: number;
  y: number;
}

/** What can be done to it. */
export type ZoomStep = { zoom: 1 | -1 } | { x: number; y: number } | 'whole';

/** The whole picture. */
export const WHOLE: ZoomView = { scale: 1, x: 0, y: 0 };

const FACTOR = 1.5;
const MOST = 5;

/** The view after a step. It never goes beyond the picture's edges, nor smaller than the whole. */
export function zoomed(view: ZoomView, step: ZoomStep): ZoomView {
  if (step === 'whole') return WHOLE;
  if ('zoom' in step) {
    const scale = Math.min(MOST, Math.max(1, step.zoom === 1 ? view.scale * FACTOR : view.scale / FACTOR));
    const share = scale / view.scale;
    return within({ scale, x: view.x * share, y: view.y * share });
  }
  return within({ ...view, x: view.x + step.x, y: view.y + step.y });
}

/** True when the picture cannot get larger. */
export function isLargest(view: ZoomView): boolean {
  return view.scale >= MOST;
}

function within({ scale, x, y }: ZoomView): ZoomView {
  const most = ((scale - 1) / 2) * 100;
  const clamp = (value: number) => Math.min(most, Math.max(-most, value)) + 0;
  return { scale, x: clamp(x), y: clamp(y) };
}

/** How far an arrow key moves the picture, in per cent. */
const STEP = 20;

const KEYS: ReadonlyMap<string, ZoomStep> = new Map<string, ZoomStep>([
  ['+', { zoom: 1 }],
  ['=', { zoom: 1 }],
  ['-', { zoom: -1 }],
  ['0', 'whole'],
  ['ArrowUp', { x: 0, y: STEP }],
  ['ArrowDown', { x: 0, y: -STEP }],
  ['ArrowLeft', { x: STEP, y: 0 }],
  ['ArrowRight', { x: -STEP, y: 0 }],
]);

/** What a key asks for; `undefined` for any other. An arrow moves the window, so the picture goes the other way. */
export function stepOfKey(key: string): ZoomStep | undefined {
  return KEYS.get(key);
}
