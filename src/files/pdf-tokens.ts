import { indexOfText } from './find-bytes.js';
import { latin1 } from './latin1.js';
import { type Steps, stepsFor } from './steps.js';

/** What a walk through a PDF meets. Texts, comments and the content of streams are passed over. */
export interface PdfListener {
  /** A name such as `Type`, its escapes resolved; `end` is the offset behind it. */
  name(name: string, end: number): void;
  dictionaryStart(): void;
  dictionaryEnd(): void;
  /** The offsets of a stream's content. */
  stream(start: number, end: number): void;
}

const NAME_LENGTH = 127;
const TEXT_LENGTH = 32_768;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const OPEN = 0x28;
const CLOSE = 0x29;
const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const LETTER_S = 0x73;
const DELIMITERS = new Set('\0\t\n\f\r ()<>[]{}/%'.split('').map((character) => character.charCodeAt(0)));

/** Walks over the part of a PDF between two offsets. Bounded; never throws. */
export function walkPdf(
  bytes: Uint8Array,
  listener: PdfListener,
  { from = 0, to = bytes.length, steps = stepsFor(bytes.length) }: { from?: number; to?: number; steps?: Steps } = {},
): void {
  let at = from;
  while (at < to && steps.take()) at = stepFrom(bytes, at, to, listener, steps);
}

function stepFrom(bytes: Uint8Array, at: number, to: number, listener: PdfListener, steps: Steps): number {
  const byte = bytes[at];
  if (byte === SLASH) return tellName(bytes, at + 1, listener, steps);
  if (byte === OPEN) return endOfText(bytes, at, to, steps);
  if (byte === PERCENT) return endOfLine(bytes, at, to, steps);
  if (byte === LETTER_S) return tellStream(bytes, at, to, listener);
  const isPair = bytes[at + 1] === byte;
  if (byte === LESS && isPair) listener.dictionaryStart();
  else if (byte === GREATER && isPair) listener.dictionaryEnd();
  else return at + 1;
  return at + 2;
}

function tellName(bytes: Uint8Array, from: number, listener: PdfListener, steps: Steps): number {
  let at = from;
  while (at < from + NAME_LENGTH && isRegular(bytes[at]) && steps.take()) at += 1;
  const written = latin1(bytes, from, at);
  const name = written.replace(/#([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
  listener.name(name, at);
  return at;
}

function isRegular(byte: number | undefined): boolean {
  return byte !== undefined && !DELIMITERS.has(byte);
}

/** Parentheses in a text are balanced or escaped. One that never closes is no text: the walk goes on behind it. */
function endOfText(bytes: Uint8Array, start: number, to: number, steps: Steps): number {
  const limit = Math.min(to, start + TEXT_LENGTH);
  let depth = 0;
  for (let at = start; at < limit && steps.take(); at += 1) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === OPEN) depth += 1;
    else if (byte === CLOSE) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return start + 1;
}

function endOfLine(bytes: Uint8Array, start: number, to: number, steps: Steps): number {
  let at = start;
  while (at < to && bytes[at] !== 0x0a && bytes[at] !== 0x0d && steps.take()) at += 1;
  return at;
}

function tellStream(bytes: Uint8Array, at: number, to: number, listener: PdfListener): number {
  if (latin1(bytes, at, at + 6) !== 'stream' || isRegular(bytes[at - 1])) return at + 1;
  const start = at + 6 + (bytes[at + 6] === 0x0d && bytes[at + 7] === 0x0a ? 2 : 1);
  const found = indexOfText(bytes, 'endstream', start);
  const end = found === -1 ? to : Math.min(found, to);
  listener.stream(start, end);
  return end;
}
