/** Bytes of files, made in code. */

export function bytesOf(...parts: (string | readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const pieces = parts.map((part) => (typeof part === 'string' ? latin1(part) : Uint8Array.from(part)));
  const joined = new Uint8Array(pieces.reduce((total, piece) => total + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function u32(value: number): number[] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

export function segment(marker: number, payload: string | readonly number[] | Uint8Array): Uint8Array {
  const body = bytesOf(payload);
  return bytesOf([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255], body);
}

/** EXIF with an orientation and a GPS directory that holds a latitude reference. */
export function exif(orientation: number): Uint8Array {
  const tiff = bytesOf(
    'II',
    [0x2a, 0, 8, 0, 0, 0],
    [2, 0],
    [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
    [0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0],
    [0, 0, 0, 0],
    [1, 0],
    [1, 0, 2, 0, 2, 0, 0, 0, 0x4e, 0, 0, 0],
    [0, 0, 0, 0],
    'GPS-SECRET-PLACE',
  );
  return segment(0xe1, bytesOf('Exif\0\0', tiff));
}

export interface JpegParts {
  width?: number;
  height?: number;
  orientation?: number;
  extra?: readonly Uint8Array[];
  scan?: readonly number[];
  trailer?: string;
}

/** A JPEG whose structure is right; its compressed data mean nothing. */
export function jpeg(parts: JpegParts = {}): Uint8Array<ArrayBuffer> {
  const { width = 800, height = 600 } = parts;
  return bytesOf(
    [0xff, 0xd8],
    segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
    parts.orientation === undefined ? [] : exif(parts.orientation),
    ...(parts.extra ?? []),
    segment(0xdb, new Uint8Array(65)),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    segment(0xc4, new Uint8Array(29)),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    parts.scan ?? [0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd0, 0x78],
    [0xff, 0xd9],
    parts.trailer ?? [],
  );
}

export function chunk(type: string, data: string | readonly number[] | Uint8Array = []): Uint8Array {
  const body = bytesOf(data);
  return bytesOf(u32(body.length), type, body, [0, 0, 0, 0]);
}

export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A PNG whose structure is right; its checksums and compressed data mean nothing. */
export function png(parts: { width?: number; height?: number; extra?: readonly Uint8Array[] } = {}): Uint8Array<ArrayBuffer> {
  return bytesOf(
    PNG_SIGNATURE,
    chunk('IHDR', [...u32(parts.width ?? 800), ...u32(parts.height ?? 600), 8, 2, 0, 0, 0]),
    ...(parts.extra ?? []),
    chunk('IDAT', [1, 2, 3]),
    chunk('IEND'),
  );
}

export function pdf(body = ''): Uint8Array<ArrayBuffer> {
  return bytesOf('%PDF-1.7\n', body, '\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n');
}

export function contains(bytes: Uint8Array, text: string): boolean {
  return Array.from(bytes, (byte) => String.fromCharCode(byte))
    .join('')
    .includes(text);
}
