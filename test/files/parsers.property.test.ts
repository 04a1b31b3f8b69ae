import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile, describeFile, readImageSize, sniffFile, stripMetadata } from '../../src/files/index.js';
import { walkBoxes } from '../../src/files/heif-boxes.js';
import { readHeifPicture } from '../../src/files/heif-picture.js';
import { walkJpeg } from '../../src/files/jpeg-segments.js';
import { readPdf } from '../../src/files/pdf-facts.js';
import { walkPng } from '../../src/files/png-chunks.js';
import { readPicture } from '../../src/files/read-picture.js';
import { strippedHeif } from '../../src/files/strip-heif.js';
import { boundedSteps, type Steps } from '../../src/files/steps.js';
import { bytesOf, chunk, exif, jpeg, png, segment } from './file-bytes.js';
import { heic } from './heic-bytes.js';
import { packedPdf, pdfOf } from './pdf-bytes.js';

/** Few in the usual run; a hundred thousand for each parser in the long one: see CONTRIBUTING.md. */
const runs = process.env['CSK_LONG'] === '1' ? 100_000 : 300;
const TIME = 600_000;

interface Parser {
  name: string;
  starts: readonly Uint8Array<ArrayBuffer>[];
  parse: (bytes: Uint8Array<ArrayBuffer>, steps: Steps) => unknown;
}

const metadata = { exif: bytesOf([0, 0, 0, 0], exif(6)), xmp: '<x:xmpmeta/>', in: 'mdat' as const };

const segments = [segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>'), segment(0xe2, 'ICC_PROFILE\0\x01\x01P')];

const parsers: readonly Parser[] = [
  {
    name: 'JPEG',
    starts: [jpeg(), jpeg({ orientation: 6, extra: segments, trailer: 'PK' })],
    parse: (bytes, steps) => walkJpeg(bytes, steps),
  },
  {
    name: 'PNG',
    starts: [png(), png({ extra: [chunk('zTXt', deflateSync(new Uint8Array(99))), chunk('eXIf', exif(3))] })],
    parse: walkPng,
  },
  {
    name: 'HEIF',
    starts: [heic(), heic({ turns: 3, mirror: 1, extra: [bytesOf(heic())] }), heic({ metadata })],
    parse: (bytes, steps) => [walkBoxes(bytes, 0, bytes.length, steps), readHeifPicture(bytes, steps)],
  },
  {
    name: 'HEIF metadata',
    starts: [heic({ metadata }), heic({ metadata: { ...metadata, in: 'idat' } })],
    parse: (bytes, steps) => strippedHeif(bytes, steps),
  },
  {
    name: 'PDF',
    starts: [pdfOf('<< /Type /Pages /Count 2 >>', '(a\\)b)'), packedPdf('<< /S /Launch >>')],
    parse: (bytes, steps) => readPdf(bytes, steps),
  },
];

/** Bytes of a sound file with some changed, some cut out, some put in, and possibly cut short. */
function mutated(starts: readonly Uint8Array<ArrayBuffer>[]): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const telling = fc.constantFrom(0, 1, 0x7f, 0x80, 0xd8, 0xd9, 0xda, 0xe1, 0xff, 0x28, 0x2f, 0x3c);
  const value = fc.oneof(fc.nat(255), telling);
  const edit = fc.record({ at: fc.nat(4_096), remove: fc.nat(6), insert: fc.array(value, { maxLength: 6 }) });
  return fc
    .tuple(fc.constantFrom(...starts, new Uint8Array()), fc.array(edit, { maxLength: 8 }), fc.option(fc.nat(4_096)))
    .map(([start, edits, cut]) => {
      const bytes = Array.from(start);
      for (const { at, remove, insert } of edits) bytes.splice(at % (bytes.length + 1), remove, ...insert);
      return Uint8Array.from(cut === null ? bytes : bytes.slice(0, cut));
    });
}

describe.each(parsers)('the $name parser', ({ starts, parse }) => {
  it('never throws on changed bytes and takes at most one step a byte beyond its headers', { timeout: TIME }, async () => {
    await fc.assert(
      fc.asyncProperty(mutated(starts), async (bytes) => {
        const steps = boundedSteps(Infinity);
        await parse(bytes, steps);
        expect(steps.taken).toBeLessThanOrEqual(4 * bytes.length + 1_024);
      }),
      { numRuns: runs },
    );
  });

  it('ends as soon as its steps are used up', async () => {
    const steps = boundedSteps(3);
    await parse(bytesOf(starts[0] ?? []), steps);
    expect(steps.taken).toBe(3);
    expect(steps.take()).toBe(false);
  });
});

describe('a whole check', () => {
  const starts = parsers.flatMap((parser) => parser.starts);

  it('says something of any bytes and never throws, and what it lets pass it can describe', { timeout: TIME }, async () => {
    await fc.assert(
      fc.asyncProperty(mutated(starts), async (bytes) => {
        const file = new Blob([bytes]);
        const faults = await checkFile(file, {});
        const described = await describeFile(file);
        expect(described.size).toBe(bytes.length);
        if (faults.length === 0) expect(described.type).toBe(sniffFile(bytes)?.type);
      }),
      { numRuns: runs },
    );
  });

  it('strips nothing that decides how a picture looks', { timeout: TIME }, async () => {
    fc.assert(
      fc.property(mutated(starts), (bytes) => {
        const stripped = stripMetadata(bytes);
        if (stripped === undefined) return;
        expect(readImageSize(stripped)).toEqual(readImageSize(bytes));
        expect(readPicture(stripped)?.upright).toEqual(readPicture(bytes)?.upright);
        expect(stripMetadata(stripped)).toEqual(stripped);
      }),
      { numRuns: runs },
    );
  });

  it('takes any bytes at all', { timeout: TIME }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => void (await checkFile(new Blob([bytes.slice()]), {}))),
      { numRuns: runs },
    );
  });
});
