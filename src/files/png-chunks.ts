import { type Steps, stepsFor } from './steps.js';

/** One chunk of a PNG. */
export interface PngChunk {
  /** Four letters, for example `IHDR`. */
  type: string;
  /** Offset of the chunk's length. */
  start: number;
  /** Offset of the chunk's data. */
  payload: number;
  /** Offset behind the chunk's checksum. */
  end: number;
}

/** What was found on a walk through a PNG. */
export interface PngWalk {
  chunks: PngChunk[];
  /** True when the walk reached `IEND`. */
  complete: boolean;
}

const SIGNATURE_LENGTH = 8;
const MAX_CHUNKS = 100_000;

/** Walks a PNG from chunk to chunk, at most `MAX_CHUNKS` of them; nothing is unpacked. Never throws. */
export function walkPng(bytes: Uint8Array, steps: Steps = stepsFor(bytes.length)): PngWalk {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  let start = SIGNATURE_LENGTH;
  while (start + 12 <= bytes.length && chunks.length < MAX_CHUNKS && steps.take()) {
    const end = start + 12 + view.getUint32(start);
    if (end > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    chunks.push({ type, start, payload: start + 8, end });
    if (type === 'IEND') return { chunks, complete: true };
    start = end;
  }
  return { chunks, complete: false };
}
