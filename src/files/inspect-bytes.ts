import type { FileType } from './file-type.js';
import { walkJpeg } from './jpeg-segments.js';
import { readImageSize } from './image-size.js';
import { walkPng } from './png-chunks.js';

const TAIL = 65_536;
const MAX_BOXES = 1_000;

/** True when a file of the given type is a stub or breaks off. Bounded; nothing is decoded or unpacked. */
export function isDamaged(bytes: Uint8Array, type: FileType): boolean {
  if (type === 'image/jpeg') return readImageSize(bytes) === undefined || !walkJpeg(bytes).complete;
  if (type === 'image/png') return isDamagedPng(bytes);
  if (type === 'application/pdf') return !hasPdfEnd(bytes);
  return isDamagedHeic(bytes);
}

/** True for a PDF whose trailer names an encryption dictionary: it cannot be read without a password or by a machine. */
export function isEncryptedPdf(bytes: Uint8Array): boolean {
  return findText(bytes, '/Encrypt', 0, (at) => {
    const next = latin1(bytes.subarray(at + 8, at + 40));
    return /^\s*(<<|\d{1,10}\s{1,4}\d{1,5}\s{1,4}R)/.test(next);
  });
}

function isDamagedPng(bytes: Uint8Array): boolean {
  const { chunks, complete } = walkPng(bytes);
  const hasData = chunks.some((chunk) => chunk.type === 'IDAT' && chunk.end > chunk.start + 12);
  return !complete || !hasData || readImageSize(bytes) === undefined;
}

function hasPdfEnd(bytes: Uint8Array): boolean {
  const from = Math.max(0, bytes.length - TAIL);
  return findText(bytes, 'startxref', from) || findText(bytes, '%%EOF', from);
}

/** Every box must end within the file, and one must be `meta`. */
function isDamagedHeic(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hasMeta = false;
  let at = 0;
  for (let step = 0; step < MAX_BOXES && at + 8 <= bytes.length; step += 1) {
    hasMeta ||= latin1(bytes.subarray(at + 4, at + 8)) === 'meta';
    const size = boxSize(view, at);
    if (size === 0) return !hasMeta;
    if (size < 8 || at + size > bytes.length) return true;
    at += size;
  }
  return !hasMeta;
}

/** A size of 1 means that a longer one follows; 0 means up to the end of the file. */
function boxSize(view: DataView, at: number): number {
  const size = view.getUint32(at);
  if (size !== 1) return size;
  return at + 16 <= view.byteLength ? Number(view.getBigUint64(at + 8)) : -1;
}

function findText(bytes: Uint8Array, text: string, from: number, isMatch: (at: number) => boolean = () => true): boolean {
  const sought = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const [first = 0] = sought;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (startsAt(bytes, at, sought) && isMatch(at)) return true;
  }
  return false;
}

function startsAt(bytes: Uint8Array, at: number, sought: Uint8Array): boolean {
  for (let index = 1; index < sought.length; index += 1) if (bytes[at + index] !== sought[index]) return false;
  return true;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
