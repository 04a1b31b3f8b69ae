import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImageSize, readOrientation } from '../../src/files/index.js';
import { bytesOf, exif, jpeg, png, segment } from './file-bytes.js';

describe('the size a header declares', () => {
  it('reads a JPEG behind its metadata', () => {
    expect(readImageSize(jpeg({ width: 4032, height: 3024, orientation: 6 }))).toEqual({ width: 4032, height: 3024 });
  });

  it('reads a PNG', () => {
    expect(readImageSize(png({ width: 12, height: 70_000 }))).toEqual({ width: 12, height: 70_000 });
  });

  it('does not take the thumbnail inside EXIF for the picture', () => {
    const thumbnail = segment(0xe1, jpeg({ width: 160, height: 120 }));
    expect(readImageSize(jpeg({ width: 800, height: 600, extra: [thumbnail] }))).toEqual({ width: 800, height: 600 });
  });

  it('says nothing of types without a header it reads, and of sizes of zero', () => {
    expect(readImageSize(bytesOf('%PDF-1.7'))).toBeUndefined();
    expect(readImageSize(jpeg({ width: 0 }))).toBeUndefined();
    expect(readImageSize(png().subarray(0, 20))).toBeUndefined();
  });
});

describe('the orientation of a JPEG', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('reads %i', (orientation) => {
    expect(readOrientation(jpeg({ orientation }))).toBe(orientation);
  });

  it('is upright without EXIF, with a broken one and with a value outside the eight', () => {
    expect(readOrientation(jpeg())).toBe(1);
    expect(readOrientation(jpeg({ orientation: 9 }))).toBe(1);
    expect(readOrientation(jpeg({ extra: [segment(0xe1, 'Exif\0\0MM\0*\xff\xff\xff\xff')] }))).toBe(1);
    expect(readOrientation(jpeg({ extra: [exif(6).subarray(0, 12)] }))).toBe(1);
  });

  it('never throws on a header with bytes changed', () => {
    const original = jpeg({ orientation: 6 });
    const change = fc.tuple(fc.nat(original.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.nat(original.length), (changes, length) => {
        const bytes = original.slice(0, length);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        readOrientation(bytes);
        readImageSize(bytes);
      }),
      { numRuns: 500 },
    );
  });
});
