import type { Orientation } from './exif-orientation.js';
import { type HeifBox, readNumber, walkBoxes } from './heif-boxes.js';
import type { PixelSize } from './image-size.js';
import { type Steps, stepsFor } from './steps.js';

/** What the header of a HEIC says about its main picture. */
export interface HeifPicture {
  /** As stored, before any turn. */
  size: PixelSize;
  orientation: Orientation;
  /** The most pixels that any picture in the file declares: a thumbnail can be the flood. */
  mostPixels: number;
}

/** Reads the main picture's size and turn. Undefined where the header names none. Bounded; never throws. */
export function readHeifPicture(bytes: Uint8Array, steps: Steps = stepsFor(bytes.length)): HeifPicture | undefined {
  const inside = (box: HeifBox | undefined, skip = 0): HeifBox[] =>
    box === undefined ? [] : walkBoxes(bytes, Math.min(box.payload + skip, box.end), box.end, steps).boxes;
  const top = walkBoxes(bytes, 0, bytes.length, steps).boxes;
  const meta = inside(find(top, 'meta'), 4);
  const iprp = inside(find(meta, 'iprp'));
  const properties = inside(find(iprp, 'ipco'));
  const tracks = inside(find(top, 'moov')).filter((box) => box.type === 'trak');
  const headers = tracks.map((track) => find(inside(track), 'tkhd')).filter((box) => box !== undefined);
  const stills = properties.filter((box) => box.type === 'ispe').map((box) => sizeIn(bytes, box));
  const sizes = [...stills, ...headers.map((box) => trackSizeIn(bytes, box))];
  const main = mainProperties(bytes, { pitm: find(meta, 'pitm'), ipma: find(iprp, 'ipma') }, steps);
  const own = main.map((index) => properties[index - 1]).filter((box) => box !== undefined);
  const ispe = find(own, 'ispe');
  const size = ispe === undefined ? largest(sizes) : sizeIn(bytes, ispe);
  if (size === undefined || size.width === 0 || size.height === 0) return undefined;
  const mostPixels = Math.max(...[size, ...sizes].map(pixels));
  return { size, orientation: own.reduce((turned, box) => thenTurned(turned, bytes, box), 1 as Orientation), mostPixels };
}

function find(boxes: readonly HeifBox[], type: string): HeifBox | undefined {
  return boxes.find((box) => box.type === type);
}

function sizeIn(bytes: Uint8Array, { payload, end }: HeifBox): PixelSize {
  if (payload + 12 > end) return { width: 0, height: 0 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(payload + 4), height: view.getUint32(payload + 8) };
}

/** A sequence of pictures has its size in the header of its track, as numbers with sixteen bits behind the point. */
function trackSizeIn(bytes: Uint8Array, { payload, end }: HeifBox): PixelSize {
  const at = payload + (bytes[payload] === 1 ? 88 : 76);
  if (at + 8 > end) return { width: 0, height: 0 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint16(at), height: view.getUint16(at + 4) };
}

function pixels({ width, height }: PixelSize): number {
  return width * height;
}

function largest(sizes: readonly PixelSize[]): PixelSize | undefined {
  return sizes.length === 0 ? undefined : sizes.reduce((most, size) => (pixels(size) > pixels(most) ? size : most));
}

/** The places, from 1, of the main picture's properties, in the order in which they apply. */
function mainProperties(
  bytes: Uint8Array,
  { pitm, ipma }: { pitm: HeifBox | undefined; ipma: HeifBox | undefined },
  steps: Steps,
): number[] {
  if (pitm === undefined || ipma === undefined) return [];
  const main = readNumber(bytes, pitm.payload + 4, (bytes[pitm.payload] ?? 0) === 0 ? 2 : 4);
  const idBytes = (bytes[ipma.payload] ?? 0) === 0 ? 2 : 4;
  const indexBytes = ((bytes[ipma.payload + 3] ?? 0) & 1) === 1 ? 2 : 1;
  const count = readNumber(bytes, ipma.payload + 4, 4);
  let at = ipma.payload + 8;
  for (let entry = 0; entry < count && at + idBytes < ipma.end && steps.take(); entry += 1) {
    const first = at + idBytes + 1;
    const length = bytes[at + idBytes] ?? 0;
    if (readNumber(bytes, at, idBytes) === main) return placesIn(bytes, first, Math.min(length, 32), indexBytes);
    at = first + length * indexBytes;
  }
  return [];
}

/** The first bit of each says only whether a reader must know the property. */
function placesIn(bytes: Uint8Array, first: number, count: number, indexBytes: number): number[] {
  const mask = indexBytes === 2 ? 0x7fff : 0x7f;
  return Array.from({ length: count }, (_, index) => readNumber(bytes, first + index * indexBytes, indexBytes) & mask);
}

/** Each EXIF orientation as quarter turns clockwise after a mirroring at the vertical axis. */
const TURNS: Readonly<Record<Orientation, { quarters: number; mirrored: boolean }>> = {
  1: { quarters: 0, mirrored: false },
  2: { quarters: 0, mirrored: true },
  3: { quarters: 2, mirrored: false },
  4: { quarters: 2, mirrored: true },
  5: { quarters: 3, mirrored: true },
  6: { quarters: 1, mirrored: false },
  7: { quarters: 1, mirrored: true },
  8: { quarters: 3, mirrored: false },
};

const ORIENTATIONS: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** `irot` turns by quarters against the clock; `imir` mirrors top to bottom (0) or left to right (1). */
function thenTurned(before: Orientation, bytes: Uint8Array, { type, payload }: HeifBox): Orientation {
  const { quarters, mirrored } = TURNS[before];
  const value = bytes[payload] ?? 0;
  if (type === 'irot') return orientationOf(quarters + 4 - (value & 3), mirrored);
  if (type !== 'imir') return before;
  const isSideways = (value & 1) === 1;
  return orientationOf(4 - quarters + (isSideways ? 0 : 2), !mirrored);
}

function orientationOf(quarters: number, mirrored: boolean): Orientation {
  const match = ORIENTATIONS.find((value) => TURNS[value].quarters === quarters % 4 && TURNS[value].mirrored === mirrored);
  return match ?? 1;
}
