import { latin1 } from './latin1.js';
import { type Steps, stepsFor } from './steps.js';

/** One box of a HEIF file: a length, four letters, content. */
export interface HeifBox {
  type: string;
  /** Offset of the first byte of the content. */
  payload: number;
  /** Offset behind the last byte. */
  end: number;
}

/** Boxes in a row. */
export interface HeifWalk {
  boxes: HeifBox[];
  /** True when the last box ends where the row does. */
  complete: boolean;
}

const MAX_BOXES = 4_096;

/** The boxes between two offsets, at most `MAX_BOXES` of them; nothing inside them is looked at. Never throws. */
export function walkBoxes(
  bytes: Uint8Array,
  from = 0,
  to: number = bytes.length,
  steps: Steps = stepsFor(bytes.length),
): HeifWalk {
  const boxes: HeifBox[] = [];
  let at = from;
  while (at + 8 <= to && boxes.length < MAX_BOXES && steps.take()) {
    const box = boxAt(bytes, at, to);
    if (box === undefined) return { boxes, complete: false };
    boxes.push(box);
    at = box.end;
  }
  return { boxes, complete: at === to };
}

/** A length of 1 means that a longer one follows, 0 that the box reaches to the end. */
function boxAt(bytes: Uint8Array, at: number, to: number): HeifBox | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = latin1(bytes, at + 4, at + 8);
  const short = view.getUint32(at);
  if (short === 0) return { type, payload: at + 8, end: to };
  const isLong = short === 1;
  if (isLong && at + 16 > to) return undefined;
  const header = isLong ? 16 : 8;
  const end = at + (isLong ? Number(view.getBigUint64(at + 8)) : short);
  return end >= at + header && end <= to ? { type, payload: at + header, end } : undefined;
}

/** A number of so many bytes, the highest first; bytes beyond the end count as zero. */
export function readNumber(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}
