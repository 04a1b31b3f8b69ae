import { type HeifBox, walkBoxes } from './heif-boxes.js';
import { type ByteRange, itemRanges, itemTypes } from './heif-items.js';
import { type Steps, stepsFor } from './steps.js';

/** EXIF data without a single entry. */
const EMPTY_EXIF = [0, 0, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0];

const SPACE = 0x20;

/** Boxes beside the picture: the film of a moving photo, with its sound and place, makers' notes, credentials. */
const BESIDE = ['mpvd', 'sefd', 'uuid', 'jumb'];

/**
 * The same HEIC with its EXIF and XMP, and what stands beside the picture, written over, in as many bytes: pictures, colours and
 * turns, which are not among them, stay where they are. Undefined where the file breaks off, or where its parts are not where
 * they should be. Never throws.
 */
export function strippedHeif(bytes: Uint8Array, steps: Steps = stepsFor(bytes.length)): Uint8Array<ArrayBuffer> | undefined {
  const { boxes: top, complete } = walkBoxes(bytes, 0, bytes.length, steps);
  const meta = top.find(({ type }) => type === 'meta');
  if (!complete || meta === undefined) return undefined;
  const inside = walkBoxes(bytes, Math.min(meta.payload + 4, meta.end), meta.end, steps).boxes;
  const find = (type: string) => inside.find((box) => box.type === type);
  const [iinf, iloc, idat] = [find('iinf'), find('iloc'), find('idat')];
  if (iinf === undefined || iloc === undefined) return undefined;
  const types = itemTypes(bytes, iinf, steps);
  const ranges = itemRanges(bytes, iloc, idat, steps);
  const holders = [...top.filter(({ type }) => type === 'mdat'), ...(idat === undefined ? [] : [idat])];
  const stripped = Uint8Array.from(bytes);
  let room = bytes.length;
  for (const [id, type] of types) {
    if (type !== 'Exif' && type !== 'mime') continue;
    const own = ranges.get(id) ?? [];
    // Parts that lie over one another would be written again and again.
    room -= own.reduce((sum, { from, to }) => sum + to - from, 0);
    if (room < 0 || !own.every((range) => holders.some((holder) => isWithin(range, holder)))) return undefined;
    own.forEach(({ from, to }, index) => stripped.set(type === 'Exif' ? emptyExif(to - from, index) : spaces(to - from), from));
  }
  const whole = spanOf([...ranges.values()]);
  for (const { type, payload, end } of top) {
    if (BESIDE.includes(type) && (end <= whole.from || payload >= whole.to)) stripped.fill(0, payload, end);
  }
  return stripped;
}

/** From the first byte of any item to the last. */
function spanOf(ranges: readonly ByteRange[][]): ByteRange {
  const span = { from: Number.POSITIVE_INFINITY, to: 0 };
  for (const { from, to } of ranges.flat()) {
    span.from = Math.min(span.from, from);
    span.to = Math.max(span.to, to);
  }
  return span;
}

function isWithin({ from, to }: ByteRange, { payload, end }: HeifBox): boolean {
  return from >= payload && to >= from && to <= end;
}

/** Readers look at the first part only. */
function emptyExif(length: number, index: number): Uint8Array {
  const empty = new Uint8Array(length);
  if (index === 0 && length >= EMPTY_EXIF.length) empty.set(EMPTY_EXIF);
  return empty;
}

function spaces(length: number): Uint8Array {
  return new Uint8Array(length).fill(SPACE);
}
