import { type Steps, stepsFor } from './steps.js';

/** One piece of a JPEG: a marker segment, or the compressed data that follow a scan header. */
export interface JpegPiece {
  /** The marker's second byte; `0` for compressed data. */
  marker: number;
  /** Offset of the first byte, marker included. */
  start: number;
  /** Offset of the first byte of the payload. */
  payload: number;
  /** Offset behind the last byte. */
  end: number;
}

/** What was found on a walk through a JPEG. */
export interface JpegWalk {
  pieces: JpegPiece[];
  /** True when the walk reached the end-of-image marker. Bytes behind it belong to no piece. */
  complete: boolean;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const MAX_PIECES = 20_000;

/** Walks a JPEG from marker to marker, at most `MAX_PIECES` of them. Never throws and never reads behind the end. */
export function walkJpeg(bytes: Uint8Array, steps: Steps = stepsFor(bytes.length)): JpegWalk {
  const pieces: JpegPiece[] = [{ marker: 0xd8, start: 0, payload: 2, end: 2 }];
  let offset = 2;
  while (pieces.length < MAX_PIECES && steps.take()) {
    const piece = pieceAt(bytes, offset, steps);
    if (piece === undefined) break;
    pieces.push(piece);
    if (piece.marker === END_OF_IMAGE) return { pieces, complete: true };
    offset = piece.end;
    if (piece.marker !== START_OF_SCAN) continue;
    offset = endOfScan(bytes, piece.end, steps);
    pieces.push({ marker: 0, start: piece.end, payload: piece.end, end: offset });
  }
  return { pieces, complete: false };
}

function pieceAt(bytes: Uint8Array, offset: number, steps: Steps): JpegPiece | undefined {
  let at = offset;
  if (bytes[at] !== 0xff) return undefined;
  while (bytes[at + 1] === 0xff && steps.take()) at += 1;
  const marker = bytes[at + 1];
  if (marker === undefined || marker === 0) return undefined;
  if (isStandalone(marker)) return { marker, start: at, payload: at + 2, end: at + 2 };
  const high = bytes[at + 2];
  const low = bytes[at + 3];
  if (high === undefined || low === undefined) return undefined;
  const end = at + 2 + high * 256 + low;
  if (end < at + 4 || end > bytes.length) return undefined;
  return { marker, start: at, payload: at + 4, end };
}

function isStandalone(marker: number): boolean {
  return marker === END_OF_IMAGE || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** Compressed data end at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number, steps: Steps): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1 && at + 1 < bytes.length && steps.take()) {
    const next = bytes[at + 1] ?? 0;
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2));
  }
  return bytes.length;
}
