import type { FileType } from './file-type.js';
import { indexOfText } from './find-bytes.js';
import { type HeifBox, walkBoxes } from './heif-boxes.js';
import { readImageSize } from './image-size.js';
import { walkJpeg } from './jpeg-segments.js';
import { walkPng } from './png-chunks.js';

const TAIL = 65_536;

/** True when a file of the given type is a stub or breaks off. Bounded; nothing is decoded or unpacked. Never throws. */
export function isDamaged(bytes: Uint8Array, type: FileType): boolean {
  if (type === 'application/pdf') return !hasPdfEnd(bytes);
  if (readImageSize(bytes) === undefined) return true;
  if (type === 'image/jpeg') return !hasJpegPicture(bytes);
  return type === 'image/png' ? !hasPngPicture(bytes) : !hasHeifPicture(bytes);
}

function hasJpegPicture(bytes: Uint8Array): boolean {
  const { pieces, complete } = walkJpeg(bytes);
  return complete && pieces.some((piece) => piece.marker === 0 && piece.end > piece.start);
}

function hasPngPicture(bytes: Uint8Array): boolean {
  const { chunks, complete } = walkPng(bytes);
  return complete && chunks.some((chunk) => chunk.type === 'IDAT' && chunk.end > chunk.start + 12);
}

function hasPdfEnd(bytes: Uint8Array): boolean {
  const from = Math.max(0, bytes.length - TAIL);
  return indexOfText(bytes, 'startxref', from) !== -1 || indexOfText(bytes, '%%EOF', from) !== -1;
}

/** Every box ends within the file, and one holds the compressed picture: a box of its own, or one inside the header. */
function hasHeifPicture(bytes: Uint8Array): boolean {
  const { boxes, complete } = walkBoxes(bytes);
  const meta = boxes.find((box) => box.type === 'meta');
  const inMeta = meta === undefined ? [] : walkBoxes(bytes, Math.min(meta.payload + 4, meta.end), meta.end).boxes;
  return complete && [...boxes, ...inMeta].some(holdsData);
}

function holdsData({ type, payload, end }: HeifBox): boolean {
  return (type === 'mdat' || type === 'idat') && end > payload;
}
