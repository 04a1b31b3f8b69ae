import { bytesOf, u32 } from './file-bytes.js';
import { type BlockColour, hevcConfiguration, hevcPicture } from './hevc-picture.js';

export function box(type: string, ...content: (string | readonly number[] | Uint8Array)[]): Uint8Array {
  const body = bytesOf(...content);
  return bytesOf(u32(body.length + 8), type, body);
}

const FULL = [0, 0, 0, 0];
const u16 = (value: number) => [value >> 8, value & 255];

export interface HeicParts {
  major?: string;
  compatible?: readonly string[];
  width?: number;
  height?: number;
  /** Quarter turns against the clock. */
  turns?: number;
  /** 0 mirrors top to bottom, 1 left to right. */
  mirror?: number;
  /** Further boxes among the properties, which no item uses. */
  extra?: readonly Uint8Array[];
  configuration?: Uint8Array;
  data?: Uint8Array;
  /** What says where, when and with what it was taken, behind the picture's data or in a box of its own. */
  metadata?: { exif: Uint8Array; xmp: string; in: 'mdat' | 'idat' };
}

/** A HEIC whose structure is right: one picture with its size and turns. What it holds means nothing unless given. */
export function heic(parts: HeicParts = {}): Uint8Array<ArrayBuffer> {
  const { major = 'heic', compatible = ['mif1', 'heic'], width = 800, height = 600 } = parts;
  const ftyp = box('ftyp', major, FULL, compatible.join(''));
  const data = parts.data ?? Uint8Array.from([1, 2, 3, 4]);
  const { exif, xmp } = { exif: bytesOf(parts.metadata?.exif ?? []), xmp: bytesOf(parts.metadata?.xmp ?? '') };
  const items = parts.metadata === undefined ? ['hvc1'] : ['hvc1', 'Exif', 'mime'];
  const isInside = parts.metadata?.in === 'idat';
  const meta = (offset: number) => {
    const behind = isInside ? 0 : offset + data.length;
    const extents = [
      [0, offset, data.length],
      [isInside ? 1 : 0, behind, exif.length],
      [isInside ? 1 : 0, behind + exif.length, xmp.length],
    ].slice(0, items.length);
    const places = extents.map(([method = 0, from = 0, size = 0], index) =>
      bytesOf(u16(index + 1), u16(method), u16(0), u16(1), u32(from), u32(size)),
    );
    return box(
      'meta',
      FULL,
      box('hdlr', FULL, FULL, 'pict', FULL, FULL, FULL, [0]),
      box('pitm', FULL, u16(1)),
      box('iloc', [1, 0, 0, 0], [0x44, 0], u16(items.length), ...places),
      box(
        'iinf',
        FULL,
        u16(items.length),
        ...items.map((type, index) => box('infe', [2, 0, 0, 0], u16(index + 1), u16(0), type, [0])),
      ),
      properties(parts, width, height),
      ...(isInside ? [box('idat', exif, xmp)] : []),
    );
  };
  const length = ftyp.length + meta(0).length + 8;
  return bytesOf(ftyp, meta(length), isInside ? box('mdat', data) : box('mdat', data, exif, xmp));
}

function properties({ turns, mirror, extra = [], configuration }: HeicParts, width: number, height: number): Uint8Array {
  const own = [
    box('hvcC', configuration ?? FULL),
    box('ispe', FULL, u32(width), u32(height)),
    ...(turns === undefined ? [] : [box('irot', [turns])]),
    ...(mirror === undefined ? [] : [box('imir', [mirror])]),
  ];
  const places = own.map((_, index) => 0x80 | (extra.length + index + 1));
  return box('iprp', box('ipco', ...extra, ...own), box('ipma', FULL, u32(1), u16(1), [places.length], places));
}

/** A HEIC that decodes: blocks of 16 pixels in the given colours, at most 64 × 64 pixels. */
export function heicPicture(width: number, height: number, colourOf: BlockColour, turns?: number): Uint8Array<ArrayBuffer> {
  const picture = hevcPicture(width, height, colourOf);
  const data = bytesOf(u32(picture.slice.length), picture.slice);
  return heic({ width, height, ...(turns === undefined ? {} : { turns }), configuration: hevcConfiguration(picture), data });
}
