import { indexOfText } from './find-bytes.js';
import { inflateAtMost } from './inflate.js';
import { latin1 } from './latin1.js';
import { type PdfListener, walkPdf } from './pdf-tokens.js';
import { type Steps, stepsFor } from './steps.js';

/** What can make a PDF act by itself when it is opened. */
export const PDF_ACTIVE_CONTENT = [
  'script',
  'open_action',
  'launch',
  'embedded_file',
  'triggers',
  'submit',
  'rich_media',
] as const;

/** One kind of active content. */
export type PdfActiveContent = (typeof PDF_ACTIVE_CONTENT)[number];

/** What a PDF says of itself. */
export interface PdfFacts {
  /** It cannot be read without a password, or by a machine. */
  encrypted: boolean;
  /** Undefined where the file does not say. */
  pages?: number | undefined;
  activeContent: readonly PdfActiveContent[];
}

const NAMES: ReadonlyMap<string, PdfActiveContent> = new Map([
  ['JavaScript', 'script'],
  ['JS', 'script'],
  ['Launch', 'launch'],
  ['EmbeddedFile', 'embedded_file'],
  ['EmbeddedFiles', 'embedded_file'],
  ['AA', 'triggers'],
  ['SubmitForm', 'submit'],
  ['ImportData', 'submit'],
  ['RichMedia', 'rich_media'],
  ['XFA', 'script'],
]);

/** Object streams are looked into up to here; a file that packs more says nothing about the rest. */
const MAX_PACKED_STREAMS = 256;
const MAX_UNPACKED_BYTES = 4_000_000;
const MAX_DEPTH = 256;
const MAX_PAGES = 1_000_000;

/** True for a PDF whose trailer names an encryption dictionary. */
export function isEncryptedPdf(bytes: Uint8Array): boolean {
  const entry = /^\s*(<<|\d{1,10}\s{1,4}\d{1,5}\s{1,4}R)/;
  for (let at = indexOfText(bytes, '/Encrypt'); at !== -1; at = indexOfText(bytes, '/Encrypt', at + 8)) {
    if (entry.test(latin1(bytes, at + 8, at + 40))) return true;
  }
  return false;
}

/**
 * What a PDF says of itself, compressed object lists included, in a bounded number of steps and bytes. Names are read as a
 * PDF reader does, escapes resolved. A file made to deceive can hide things: this warns, and a receiver still never opens
 * a customer's PDF where it could act. Never rejects.
 */
export async function readPdf(
  bytes: Uint8Array<ArrayBuffer>,
  steps: Steps = stepsFor(bytes.length + MAX_UNPACKED_BYTES),
): Promise<PdfFacts> {
  const reading = startReading(bytes);
  const listener = listenerOf(reading);
  walkPdf(bytes, listener, { steps });
  const encrypted = isEncryptedPdf(bytes);
  const packed = encrypted ? [] : reading.packed.slice(0, MAX_PACKED_STREAMS);
  let room = MAX_UNPACKED_BYTES;
  for (const { start, end } of packed) {
    if (room <= 0) break;
    // oxlint-disable-next-line no-await-in-loop -- each takes of the room the one before it left
    const unpacked = await inflateAtMost(bytes.slice(start, end), room);
    room -= unpacked.length;
    reading.bytes = unpacked;
    reading.frames.length = 0;
    walkPdf(unpacked, listener, { steps });
  }
  const activeContent = PDF_ACTIVE_CONTENT.filter((kind) => reading.active.has(kind));
  return { encrypted, activeContent, ...(reading.pages > 0 ? { pages: reading.pages } : {}) };
}

/** What stands in one dictionary. */
interface Frame {
  isPages: boolean;
  isObjectStream: boolean;
  isDeflated: boolean;
  count: number;
}

/** What has been read so far. */
interface Reading {
  bytes: Uint8Array;
  pages: number;
  readonly active: Set<PdfActiveContent>;
  readonly packed: { start: number; end: number }[];
  readonly frames: Frame[];
  /** The dictionary that ended last: a stream's own stands right before it. */
  closed: Frame;
}

function startReading(bytes: Uint8Array): Reading {
  return { bytes, pages: 0, active: new Set(), packed: [], frames: [], closed: emptyFrame() };
}

function listenerOf(reading: Reading): PdfListener {
  const { frames, active, packed } = reading;
  return {
    dictionaryStart: () => void (frames.length < MAX_DEPTH && frames.push(emptyFrame())),
    dictionaryEnd() {
      const closed = frames.pop() ?? emptyFrame();
      reading.closed = closed;
      if (closed.isPages && closed.count <= MAX_PAGES) reading.pages = Math.max(reading.pages, closed.count);
    },
    stream(start, end) {
      if (reading.closed.isObjectStream && reading.closed.isDeflated) packed.push({ start, end });
    },
    name(name, end) {
      const kind = NAMES.get(name) ?? (name === 'OpenAction' ? openAction(reading.bytes, end) : undefined);
      if (kind !== undefined) active.add(kind);
      const frame = frames.at(-1);
      if (frame !== undefined) noteName(frame, name, () => numberAt(reading.bytes, end));
    },
  };
}

function emptyFrame(): Frame {
  return { isPages: false, isObjectStream: false, isDeflated: false, count: 0 };
}

function noteName(frame: Frame, name: string, readCount: () => number): void {
  if (name === 'Pages') frame.isPages = true;
  else if (name === 'ObjStm') frame.isObjectStream = true;
  else if (name === 'FlateDecode') frame.isDeflated = true;
  else if (name === 'Count') frame.count = readCount();
}

/** A place to open at, written as a list, is harmless and common; anything else may act. */
function openAction(bytes: Uint8Array, end: number): PdfActiveContent | undefined {
  return latin1(bytes, end, end + 8)
    .trimStart()
    .startsWith('[')
    ? undefined
    : 'open_action';
}

function numberAt(bytes: Uint8Array, end: number): number {
  return Number(/^\s*(\d{1,9})/.exec(latin1(bytes, end, end + 16))?.[1] ?? 0);
}
