import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptAttribute, fileTypeOfMime, fileTypeOfName, sniffFile } from '../../src/files/index.js';
import { bytesOf, jpeg, pdf, png } from './file-bytes.js';
import { heic } from './heic-bytes.js';

describe('what the first bytes say', () => {
  it.each([
    ['image/jpeg', jpeg()],
    ['image/png', png()],
    ['application/pdf', pdf()],
    ['image/heic', heic()],
  ] as const)('knows %s', (type, bytes) => {
    expect(sniffFile(bytes)).toEqual({ type });
  });

  it.each(['heic', 'heix', 'heim', 'hevc'])('knows the HEIC brand %s', (brand) => {
    expect(sniffFile(heic({ major: brand }))?.type).toBe('image/heic');
  });

  it.each(['mif1', 'msf1'])('knows the image brand %s unless the file is an AVIF', (brand) => {
    expect(sniffFile(heic({ major: brand, compatible: ['heic'] }))?.type).toBe('image/heic');
    expect(sniffFile(heic({ major: brand, compatible: ['mif1', 'avif'] }))).toBeUndefined();
  });

  it.each([
    ['an AVIF', heic({ major: 'avif', compatible: ['mif1'] })],
    ['an MP4', heic({ major: 'isom', compatible: ['mp42'] })],
    ['an SVG', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['HTML', bytesOf('<!doctype html><script></script>')],
    ['a ZIP', bytesOf('PK\x03\x04')],
    ['a program', bytesOf('MZ\x90\0')],
    ['a PDF that begins later', bytesOf('garbage\n', pdf())],
    ['nothing', new Uint8Array()],
  ])('does not take %s for a document', (_name, bytes) => {
    expect(sniffFile(bytes)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void sniffFile(bytes)));
  });
});

describe('names and types', () => {
  it('knows a type by its aliases and a name by its extension', () => {
    expect(fileTypeOfMime('image/jpg')).toBe('image/jpeg');
    expect(fileTypeOfMime('IMAGE/HEIF; q=1')).toBe('image/heic');
    expect(fileTypeOfMime('image/svg+xml')).toBeUndefined();
    expect(fileTypeOfMime('constructor')).toBeUndefined();
    expect(fileTypeOfName('Passport.JPEG')).toBe('image/jpeg');
    expect(fileTypeOfName('jpg')).toBeUndefined();
  });

  it('lets pickers offer HEIC by extension where its type is unknown', () => {
    expect(acceptAttribute(['image/heic', 'image/jpeg'])).toBe('image/jpeg,.jpg,.jpeg,image/heic,.heic,.heif');
    expect(acceptAttribute(['image/webp', 'image/png'])).toBe('image/png,.png');
    expect(acceptAttribute([])).toBe('');
  });
});
