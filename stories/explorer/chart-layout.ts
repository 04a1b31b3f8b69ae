import { customerMachine } from 'customer-status-kit/machine';
import { TRANSITIONS } from 'customer-status-kit/model';

/** One state as a box of the drawing. */
export interface Box {
  name: string;
  x: number;
  y: number;
}

/** One way between two boxes, from edge to edge. */
export interface Way {
  from: string;
  to: string;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export const BOX = { width: 208, height: 40 };
export const DRAWING = { width: 752, height: 300 };

/** Columns and rows, so that most ways are short and none goes through a box. */
const PLACES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  loading: [0, 0],
  UNKNOWN: [0, 1],
  unavailable: [0, 2],
  CREATED: [1, 0],
  UNDER_REVIEW: [1, 1],
  ACTIVE: [1, 2],
  REJECTED: [2, 0],
  NEEDS_ADDITIONAL_INFORMATION: [2, 1],
  DEACTIVATED: [2, 2],
};

/** The states that the customer chart rests in, as it names them. `routing` is left at once, so it has no box. */
export const STATE_NAMES: readonly string[] = Object.keys(customerMachine.states).filter((name) => name !== 'routing');

/** The boxes of the drawing. */
export const BOXES: readonly Box[] = STATE_NAMES.map((name) => {
  const place = PLACES[name];
  if (place === undefined) throw new Error(`The chart has a state "${name}" that has no place in the drawing. Give it one.`);
  const [column, row] = place;
  return { name, x: 4 + column * 268, y: 8 + row * 118 };
});

const centre = ({ x, y }: Box) => ({ x: x + BOX.width / 2, y: y + BOX.height / 2 });
const boxOf = (name: string) => BOXES.find((box) => box.name === name);

/** Ways there and back stand this far apart. */
const ASIDE = 7;

/** The regular changes of status, as the model lists them. */
export const WAYS: readonly Way[] = TRANSITIONS.flatMap(({ from, to }) => {
  const [start, end] = [boxOf(from), boxOf(to)];
  if (start === undefined || end === undefined) return [];
  const [a, b] = [centre(start), centre(end)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  // As far as the edge of the box: whichever of its sides is met first.
  const reach = Math.min(BOX.width / 2 / Math.abs(dx || 1e-9), BOX.height / 2 / Math.abs(dy || 1e-9));
  const [px, py] = [-dy * ASIDE, dx * ASIDE];
  return [
    {
      from,
      to,
      x1: a.x + dx * reach + px,
      y1: a.y + dy * reach + py,
      x2: b.x - dx * (reach + 3) + px,
      y2: b.y - dy * (reach + 3) + py,
    },
  ];
});

/** Where a state leads by the table of changes. */
export function nextOf(name: string): string[] {
  return WAYS.filter(({ from }) => from === name).map(({ to }) => to);
}
