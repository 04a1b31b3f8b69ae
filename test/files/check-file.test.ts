import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile, stripMetadata, takeFile, type FileLimits } from '../../src/files/index.js';
import { bytesOf, chunk, jpeg, pdf, png, PNG_SIGNATURE } from './file-bytes.js';
import { heic } from './heic-bytes.js';

const PHOTOS: FileLimits = { mime: ['image/jpeg', 'image/png', 'application/pdf', 'image/heic'] };

function file(bytes: Uint8Array<ArrayBuffer>, name = 'photo.jpg', type = 'image/jpeg'): File {
  return new File([bytes], name, { type });
}

const brokenScanner = () => Promise.reject(new Error('scanner down'));

async function codes(candidate: Blob, limits: FileLimits = PHOTOS): Promise<string[]> {
  return (await checkFile(candidate, limits)).map((fault) => fault.code);
}

describe('files that can be sent', () => {
  it.each([
    ['a JPEG', file(jpeg())],
    ['a PNG', file(png(), 'scan.png', 'image/png')],
    ['a PDF', file(pdf(), 'bill.pdf', 'application/pdf')],
    ['a HEIC without a type, as Windows gives it', file(heic(), 'IMG_1.HEIC', '')],
    ['a PNG that is called a JPEG', file(png(), 'photo.jpg', 'image/jpeg')],
  ])('takes %s', async (_name, candidate) => {
    expect(await codes(candidate)).toEqual([]);
  });

  it('gives the copy the type its bytes have', async () => {
    const taken = await takeFile(file(png(), 'photo.jpg', 'image/jpeg'), PHOTOS);
    expect('file' in taken && taken.file.type).toBe('image/png');
  });
});

describe('files that cannot be sent', () => {
  it('refuses an empty file before anything else', async () => {
    expect(await codes(file(new Uint8Array()))).toEqual(['empty']);
  });

  it('compares the size before it reads a byte, the limit itself included', async () => {
    const limits = { ...PHOTOS, minBytes: 10, maxBytes: jpeg().length };
    expect(await codes(file(jpeg()), limits)).toEqual([]);
    const unreadable = Object.assign(file(bytesOf(jpeg(), 'x')), { arrayBuffer: () => Promise.reject(new Error('read')) });
    expect(await checkFile(unreadable, limits)).toEqual([{ code: 'too_large', limitBytes: limits.maxBytes }]);
    expect(await codes(file(bytesOf('short')), limits)).toEqual(['too_small']);
  });

  it('lets a picture with too many bytes pass that is made smaller afterwards, and nothing else', async () => {
    const limits = { ...PHOTOS, maxBytes: 40 };
    const willResize = { willResize: true };
    expect(await checkFile(file(jpeg()), limits, willResize)).toEqual([]);
    expect(await checkFile(file(png(), 'scan.png', ''), limits, willResize)).toEqual([]);
    const others: readonly (readonly [File, FileLimits])[] = [
      [file(pdf(), 'bill.pdf', 'application/pdf'), limits],
      [file(heic(), 'photo.heic', ''), limits],
      [file(pdf(), 'bill', 'image/jpeg'), { maxBytes: 40 }],
      [file(png(), 'scan.png', 'image/png'), { mime: ['image/png'], maxBytes: 40 }],
      [Object.defineProperty(file(jpeg()), 'size', { value: 50_000_001 }), limits],
    ];
    for (const [candidate, given] of others) {
      const [fault] = await checkFile(candidate, given, willResize);
      expect(['too_large', 'type_mismatch']).toContain(fault?.code);
    }
  });

  it.each([
    ['HTML named .jpg', bytesOf('<!doctype html>'), 'photo.jpg', 'image/jpeg', 'type_mismatch'],
    ['a PDF named .jpg', pdf(), 'photo.jpg', 'image/jpeg', 'type_mismatch'],
    ['an SVG', bytesOf('<svg/>'), 'logo.svg', 'image/svg+xml', 'type_unsupported'],
    ['a program', bytesOf('MZ'), 'setup.exe', '', 'type_unsupported'],
    ['a PDF that begins later', bytesOf('junk', pdf()), 'bill.pdf', 'application/pdf', 'type_mismatch'],
  ])('refuses %s', async (_name, bytes, name, type, code) => {
    expect(await codes(file(bytes, name, type))).toEqual([code]);
  });

  it('refuses a type this request does not take and names those it takes', async () => {
    const faults = await checkFile(file(pdf(), 'bill.pdf', ''), { mime: ['image/jpeg'] });
    expect(faults).toEqual([{ code: 'type_unsupported', accepted: ['image/jpeg'], detected: 'application/pdf' }]);
  });

  it.each([
    ['a JPEG of two bytes', Uint8Array.from([0xff, 0xd8])],
    ['a JPEG that breaks off', jpeg().slice(0, -3)],
    ['a PNG of eight bytes', Uint8Array.from(PNG_SIGNATURE)],
    ['a PNG without its end', png().slice(0, -5)],
    ['a PNG without data', bytesOf(png().subarray(0, 33), chunk('IEND'))],
    ['a HEIC that breaks off', heic().slice(0, -2)],
  ])('refuses %s as damaged', async (_name, bytes) => {
    expect(await codes(file(bytes))).toEqual(['damaged']);
  });

  it('refuses a PDF without an end as damaged', async () => {
    expect(await codes(file(bytesOf('%PDF-1.4 '), 'a.pdf', ''))).toEqual(['damaged']);
  });

  it('refuses a picture that would flood the memory, from its header', async () => {
    expect(await codes(file(jpeg({ width: 65_535, height: 65_535 })))).toEqual(['pixels_too_many']);
    expect(await codes(file(png({ width: 100_000, height: 501 })))).toEqual(['pixels_too_many']);
    expect(await codes(file(png({ width: 100_000, height: 500 })))).toEqual([]);
  });

  it('refuses too few pixels whichever way the picture is held', async () => {
    const limits = { ...PHOTOS, minPixels: { width: 600, height: 400 } };
    expect(await codes(file(jpeg({ width: 400, height: 600 })), limits)).toEqual([]);
    expect(await codes(file(jpeg({ width: 399, height: 600 })), limits)).toEqual(['pixels_too_few']);
  });

  it('refuses more pixels than the request takes, unless the picture is made smaller afterwards', async () => {
    const limits = { ...PHOTOS, maxPixels: { width: 700, height: 700 } };
    expect(await codes(file(jpeg()), limits)).toEqual(['pixels_too_many']);
    expect(await checkFile(file(jpeg()), limits, { willResize: true })).toEqual([]);
  });

  it.each(['/Encrypt 12 0 R', '/Encrypt << /V 4 >>', '/Encrypt\n7 0 R'])('refuses a PDF with %s', async (entry) => {
    expect(await codes(file(pdf(entry), 'bill.pdf', ''))).toEqual(['password_protected']);
  });

  it('does not take the word in a text for encryption', async () => {
    expect(await codes(file(pdf('(about /EncryptMetadata and /Encrypt ion)'), 'bill.pdf', ''))).toEqual([]);
  });

  it('tells of a file that vanished since it was chosen', async () => {
    const gone = Object.assign(file(jpeg()), { arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) });
    expect(await codes(gone)).toEqual(['unreadable']);
  });

  it('knows the same bytes again whatever the name, and different bytes of one name apart', async () => {
    const first = file(jpeg(), 'image.jpg');
    const renamed = file(jpeg(), 'other.jpg');
    const other = file(jpeg({ scan: [1, 2, 3, 4, 5, 6, 7, 8] }), 'image.jpg');
    expect(await checkFile(renamed, PHOTOS, { others: [first] })).toEqual([{ code: 'duplicate' }]);
    expect(other.size).toBe(first.size);
    expect(await checkFile(other, PHOTOS, { others: [first] })).toEqual([]);
  });

  it('lets the host look last, and treats a failing look as a refusal', async () => {
    expect(await checkFile(file(jpeg()), PHOTOS, { inspect: brokenScanner })).toEqual([{ code: 'unreadable' }]);
  });
});

describe('any bytes at all', () => {
  const starts = [jpeg(), png(), pdf(), heic(), new Uint8Array()];

  it('are judged without throwing, and quickly', async () => {
    const before = performance.now();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), fc.nat(200), async (start, tail, cut) => {
        const bytes = bytesOf(start.subarray(0, cut), tail);
        await checkFile(new Blob([bytes]), PHOTOS);
        stripMetadata(bytes);
      }),
      { numRuns: 500 },
    );
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it('cost linear time at the most, also where markers and chunks are made to tire', async () => {
    const size = 5_000_000;
    const tiring = [
      bytesOf([0xff, 0xd8], new Uint8Array(size).fill(0xff)),
      bytesOf(
        jpeg().subarray(0, -2),
        new Uint8Array(size).map((_, index) => (index % 2 ? 0xda : 0xff)),
      ),
      bytesOf(PNG_SIGNATURE, new Uint8Array(size)),
      bytesOf('%PDF-', new Uint8Array(size).fill(0x2f), 'startxref'),
      bytesOf(heic(), new Uint8Array(size)),
    ];
    for (const bytes of tiring) {
      const before = performance.now();
      await checkFile(new Blob([bytes]), PHOTOS);
      expect(performance.now() - before).toBeLessThan(3_000);
    }
  });
});
