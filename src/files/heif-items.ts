import { type HeifBox, readNumber, walkBoxes } from './heif-boxes.js';
import { latin1 } from './latin1.js';
import type { Steps } from './steps.js';

/** Bytes of a file from one offset up to another. */
export interface ByteRange {
  from: number;
  to: number;
}

/** The ids of the items of a HEIF, by what each is: `hvc1`, `Exif`, `mime` and so on. */
export function itemTypes(bytes: Uint8Array, iinf: HeifBox, steps: Steps): Map<number, string> {
  const entries = iinf.payload + (bytes[iinf.payload] === 0 ? 6 : 8);
  const types = new Map<number, string>();
  for (const { type, payload, end } of walkBoxes(bytes, Math.min(entries, iinf.end), iinf.end, steps).boxes) {
    const version = bytes[payload] ?? 0;
    const idBytes = version >= 3 ? 4 : 2;
    const at = payload + 4 + idBytes + 2;
    if (type === 'infe' && version >= 2 && at + 4 <= end)
      types.set(readNumber(bytes, payload + 4, idBytes), latin1(bytes, at, at + 4));
  }
  return types;
}

/** Where the bytes of items are, by id. `idat` is the box that holds those which are not in the file at large. */
export function itemRanges(bytes: Uint8Array, iloc: HeifBox, idat: HeifBox | undefined, steps: Steps): Map<number, ByteRange[]> {
  const version = bytes[iloc.payload] ?? 0;
  const sizes = readNumber(bytes, iloc.payload + 4, 2);
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexBytes = version === 0 ? 0 : sizes & 15;
  const idBytes = version < 2 ? 2 : 4;
  const ranges = new Map<number, ByteRange[]>();
  let at = iloc.payload + 6;
  const next = (length: number) => readNumber(bytes, (at += length) - length, length);
  const count = next(idBytes);
  for (let item = 0; item < count && at < iloc.end && steps.take(); item += 1) {
    const id = next(idBytes);
    const isInside = version > 0 && (next(2) & 15) === 1;
    next(2);
    const base = next(baseBytes) + (isInside ? (idat?.payload ?? Number.NaN) : 0);
    const found: ByteRange[] = [];
    for (let left = next(2); left > 0 && at < iloc.end && steps.take(); left -= 1) {
      next(indexBytes);
      const from = base + next(offsetBytes);
      found.push({ from, to: from + next(lengthBytes) });
    }
    ranges.set(id, found);
  }
  return ranges;
}
