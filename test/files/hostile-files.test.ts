import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { documentFileName } from '../../src/model/index.js';
import { checkFile, safeDisplayName, stripMetadata, takeFile, type FileLimits } from '../../src/files/index.js';
import { bytesOf, chunk, contains, jpeg, pdf, png, u32 } from './file-bytes.js';
import { heic } from './heic-bytes.js';

const ANY: FileLimits = { mime: ['image/jpeg', 'image/png', 'application/pdf', 'image/heic'] };

async function codes(bytes: Uint8Array<ArrayBuffer>, name: string, type = '', limits = ANY): Promise<string[]> {
  return (await checkFile(new File([bytes], name, { type }), limits)).map((fault) => fault.code);
}

const ZIP = bytesOf('PK\x03\x04', [20, 0, 0, 0, 8, 0], new Uint8Array(60), 'PK\x05\x06', new Uint8Array(18));

describe('a picture’s name on something else', () => {
  it.each([
    ['a PDF', pdf()],
    ['HTML', bytesOf('<!doctype html><script>alert(1)</script>')],
    ['an SVG', bytesOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a ZIP or an office document', ZIP],
    ['a Windows program', bytesOf('MZ\x90\0', new Uint8Array(64))],
    ['a Unix program', bytesOf('\x7fELF', new Uint8Array(64))],
    ['a GIF', bytesOf('GIF89a', new Uint8Array(20))],
    ['a WebP', bytesOf('RIFF', u32(20), 'WEBPVP8 ')],
    ['an AVIF', heic({ major: 'avif', compatible: ['mif1', 'avif'] })],
    ['a film', heic({ major: 'isom', compatible: ['mp42'] })],
    ['JPEG bytes behind a blank', bytesOf(' ', jpeg())],
  ])('is refused for %s', async (_what, bytes) => {
    expect(await codes(bytes, 'passport.jpg', 'image/jpeg')).toEqual(['type_mismatch']);
  });

  it.each([
    ['logo.svg', bytesOf('<svg/>')],
    ['page.html', bytesOf('<html/>')],
    ['data.xml', bytesOf('<?xml version="1.0"?><a/>')],
    ['letter.docx', ZIP],
    ['archive.zip', ZIP],
    ['setup.exe', bytesOf('MZ')],
    ['run.sh', bytesOf('#!/bin/sh\n')],
  ])('of its own, %s, is refused in any slot', async (name, bytes) => {
    expect(await codes(bytes, name)).toEqual(['type_unsupported']);
    expect(await codes(bytes, name, '', {})).toEqual(['type_unsupported']);
  });
});

describe('the right bytes under a wrong name', () => {
  it('are taken as what they are and sent under a generated name, never as what they are called', async () => {
    const taken = await takeFile(new File([png()], '../../holiday.jpg.exe', { type: 'image/jpeg' }), ANY);
    expect(taken).toMatchObject({ type: 'image/png' });
    expect('file' in taken && taken.file.type).toBe('image/png');
    expect(documentFileName('front', 'image/png')).toBe('front.png');
  });

  it('are refused where the host wants it so', async () => {
    const mislabelled = new File([png()], 'scan.jpg', { type: 'image/jpeg' });
    const faults = await checkFile(mislabelled, ANY, { mislabelled: 'refuse' });
    expect(faults).toMatchObject([{ code: 'type_mismatch', detected: 'image/png' }]);
    expect(await checkFile(new File([png()], 'scan.png'), ANY, { mislabelled: 'refuse' })).toEqual([]);
  });
});

describe('a PDF that does not begin at its first byte', () => {
  it.each([1, 119, 1016])('but at byte %i is refused', async (offset) => {
    expect(await codes(bytesOf(new Uint8Array(offset).fill(0x20), pdf()), 'bill.pdf')).toEqual(['type_mismatch']);
  });

  it('is refused too behind the start of a ZIP', async () => {
    expect(await codes(bytesOf(ZIP, pdf()), 'bill.pdf')).toEqual(['type_mismatch']);
  });
});

describe('a file of two kinds at once', () => {
  it('counts as what its first bytes say, and a JPEG loses the rest when it is prepared', async () => {
    const sound = bytesOf('ID3\x03', new Uint8Array(100), 'MPEG-TRAILER');
    const taken = await takeFile(new File([jpeg(), sound, ZIP], 'song.mp3'), ANY);
    expect('file' in taken && taken.file.type).toBe('image/jpeg');
    const stripped = stripMetadata(bytesOf(jpeg(), sound, ZIP));
    expect(stripped).toEqual(jpeg());
  });

  it('counts as a PDF when it is one with a ZIP behind it', async () => {
    expect(await takeFile(new File([pdf(), ZIP], 'a.zip'), ANY)).toMatchObject({ type: 'application/pdf' });
  });

  it('loses a page of HTML hidden in a comment', () => {
    const hidden = jpeg({ extra: [bytesOf([0xff, 0xfe, 0, 27], '<script>alert(1)</script>')] });
    expect(contains(hidden, '<script>')).toBe(true);
    expect(contains(stripMetadata(hidden) ?? hidden, '<script>')).toBe(false);
  });
});

describe('sizes', () => {
  const length = jpeg().length;

  it.each([
    [length, []],
    [length - 1, ['too_large']],
  ])('%i bytes at the most: the limit itself is taken, one byte more is not', async (maxBytes, expected) => {
    expect(await codes(jpeg(), 'a.jpg', '', { maxBytes })).toEqual(expected);
  });

  it.each([
    [length, []],
    [length + 1, ['too_small']],
  ])('%i bytes at the least: the limit itself is taken, one byte less is not', async (minBytes, expected) => {
    expect(await codes(jpeg(), 'a.jpg', '', { minBytes })).toEqual(expected);
  });
});

describe('a flood behind a small file', () => {
  const inflating = () => vi.spyOn(globalThis, 'DecompressionStream');
  afterEach(() => vi.restoreAllMocks());

  it('is refused from 88 bytes of PNG without a look at its data', async () => {
    const flood = png({ width: 65_535, height: 65_535 });
    expect(flood.length).toBeLessThan(88);
    expect(await codes(flood, 'a.png')).toEqual(['pixels_too_many']);
  });

  it('is refused although the data are right', async () => {
    const rows = deflateSync(new Uint8Array(20_000 * (2_500 + 1)));
    const header = chunk('IHDR', [...u32(20_000), ...u32(20_000), 1, 0, 0, 0, 0]);
    const bytes = bytesOf(png().subarray(0, 8), header, chunk('IDAT', rows), chunk('IEND'));
    expect(bytes.length).toBeLessThan(60_000);
    expect(await codes(bytes, 'a.png')).toEqual(['pixels_too_many']);
  });

  it('hidden in a text of a PNG is never unpacked, and goes with the text', async () => {
    const unpacked = inflating();
    const text = chunk('zTXt', bytesOf('Comment\0\0', deflateSync(new Uint8Array(50_000_000))));
    const bytes = png({ extra: [text] });
    const before = performance.now();
    expect(await codes(bytes, 'a.png')).toEqual([]);
    expect(stripMetadata(bytes)).toEqual(png());
    expect(performance.now() - before).toBeLessThan(500);
    expect(unpacked).not.toHaveBeenCalled();
  });

  it('in a JPEG with two sizes is judged by the larger one', async () => {
    const second = bytesOf([0xff, 0xc2, 0, 11, 8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0]);
    expect(await codes(jpeg({ scan: [1, 2, ...second] }), 'a.jpg')).toEqual(['pixels_too_many']);
  });
});

describe('what a virus scan answers', () => {
  it('refuses that file alone', async () => {
    const scan = async (bytes: Uint8Array) => (contains(bytes, 'EICAR') ? [{ code: 'infected' as const }] : []);
    const infected = new File([jpeg({ trailer: 'EICAR' })], 'a.jpg');
    expect(await checkFile(infected, ANY, { inspect: scan })).toEqual([{ code: 'infected' }]);
    expect(await checkFile(new File([jpeg()], 'b.jpg'), ANY, { inspect: scan })).toEqual([]);
  });

  it('refuses the file when the scan throws at once', async () => {
    const broken = () => {
      throw new Error('scanner down');
    };
    expect(await checkFile(new File([jpeg()], 'b.jpg'), ANY, { inspect: broken })).toEqual([{ code: 'unreadable' }]);
  });
});

describe('hostile names', () => {
  it.each([
    ['in\u202egpj.exe', 'ingpj.exe'],
    ['a\u200bb\u200d.pdf', 'ab\u200d.pdf'],
    ['photo\u0000.jpg\u0007', 'photo.jpg'],
    ['..\\..\\windows\\system32\\CON', 'CON'],
    ['C:\\Users\\me\\id.png', 'id.png'],
    ['  .hidden.jpg. ', '.hidden.jpg.'],
    ['-rf.jpg', '-rf.jpg'],
    ['invoice.pdf.exe', 'invoice.pdf.exe'],
    ['../', ''],
    ['<img src=x onerror=alert(1)>.png', '<img src=x onerror=alert(1)>.png'],
    ['\u2067\u0645\u0631\u062d\u0628\u0627\u2069.jpg', '\u0645\u0631\u062d\u0628\u0627.jpg'],
    ['𝖕𝖆𝖘𝖘.jpg', '𝖕𝖆𝖘𝖘.jpg'],
    ['👩‍👩‍👧.jpg', '👩‍👩‍👧.jpg'],
  ])('%j is shown as %j', (name, shown) => {
    expect(safeDisplayName(name)).toBe(shown);
  });

  it('of 5,000 characters are cut in the middle, the extension kept, no character cut in two', () => {
    const shown = safeDisplayName(`${'👩'.repeat(5_000)}.jpeg`);
    expect(Array.from(shown)).toHaveLength(48);
    expect(shown.endsWith('.jpeg')).toBe(true);
    expect(shown).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
  });

  it('are in no way part of the name that is sent', () => {
    expect(documentFileName('back', 'application/pdf')).toBe('back.pdf');
    expect(documentFileName(undefined, 'image/heic')).toBe('document.heic');
  });
});
