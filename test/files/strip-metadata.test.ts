import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImageSize, readOrientation, sniffFile, stripMetadata } from '../../src/files/index.js';
import { readHeifPicture } from '../../src/files/heif-picture.js';
import { bytesOf, chunk, contains, exif, jpeg, pdf, png, segment } from './file-bytes.js';
import { box, heic } from './heic-bytes.js';

describe('a JPEG without metadata', () => {
  const secrets = [
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x>XMP-SECRET</x>'),
    segment(0xed, 'Photoshop 3.0\0IPTC-SECRET'),
    segment(0xe2, 'MPF\0SECOND-PICTURE'),
    segment(0xe5, 'MAKER-SECRET'),
    segment(0xfe, 'COMMENT-SECRET'),
  ];

  it('says nothing of place, maker or author, and keeps every byte of the picture', () => {
    const scan = [1, 2, 0xff, 0, 3, 0xff, 0xd3, 4];
    const stripped = stripMetadata(jpeg({ orientation: 1, extra: secrets, scan, trailer: 'MOTION-PHOTO' }));
    expect(stripped).toEqual(jpeg({ scan }));
  });

  it('keeps the colour profile and Adobe’s transform, which decide how pixels look', () => {
    const colour = [segment(0xe2, 'ICC_PROFILE\0\x01\x01PROFILE'), segment(0xee, 'Adobe\0d\0\0\0\0\0\x01')];
    expect(stripMetadata(jpeg({ extra: colour }))).toEqual(jpeg({ extra: colour }));
  });

  it('keeps a turned picture turned with an EXIF segment of nothing else', () => {
    const stripped = stripMetadata(jpeg({ orientation: 6, extra: secrets }));
    expect(stripped && readOrientation(stripped)).toBe(6);
    expect(stripped && contains(stripped, 'SECRET')).toBe(false);
    expect(stripped?.length).toBe(jpeg().length + 36);
  });

  it('keeps all scans of a progressive picture', () => {
    const scan = [5, ...segment(0xc4, [1, 2, 3]), ...segment(0xda, [1, 1, 0, 0, 63, 1]), 6, 0xff, 0, 7];
    expect(stripMetadata(jpeg({ scan, orientation: 1 }))).toEqual(jpeg({ scan }));
  });

  it('is not made of a picture that breaks off', () => {
    expect(stripMetadata(jpeg().subarray(0, -2))).toBeUndefined();
  });
});

describe('a PNG without metadata', () => {
  it('loses its texts, EXIF and time, and what follows its end', () => {
    const secrets = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'caBX'].map((type) => chunk(type, 'PNG-SECRET'));
    const colour = chunk('sRGB', [0]);
    const stripped = stripMetadata(bytesOf(png({ extra: [...secrets, colour] }), 'TRAILER'));
    expect(stripped).toEqual(png({ extra: [colour] }));
  });
});

describe('a PNG that is stored turned', () => {
  const turned = png({ extra: [chunk('eXIf', exif(6).subarray(10))] });

  it('stays turned by a chunk of nothing else, whose checksum is right', () => {
    const stripped = stripMetadata(turned);
    expect(stripped && readOrientation(stripped)).toBe(6);
    expect(stripped && contains(stripped, 'GPS-SECRET-PLACE')).toBe(false);
    const at = stripped === undefined ? 0 : String.fromCharCode(...stripped).indexOf('eXIf');
    const sum = new DataView((stripped ?? turned).buffer).getUint32(at + 4 + 26);
    expect(sum).toBe(crc32((stripped ?? turned).subarray(at, at + 4 + 26)));
  });
});

describe('a HEIC without metadata', () => {
  const GPS = bytesOf([0, 0, 0, 0], exif(6), 'GPS 51.5 N, 0.1 W; iPhone 15 Pro');
  const XMP = '<x:xmpmeta>taken by Ada</x:xmpmeta>';

  it.each(['mdat', 'idat'] as const)(
    'says nothing of place, maker or author, and keeps every byte of the picture, in %s',
    (place) => {
      const data = Uint8Array.from({ length: 200 }, (_, index) => index);
      const original = heic({ turns: 3, data, metadata: { exif: GPS, xmp: XMP, in: place } });
      const stripped = stripMetadata(original) ?? new Uint8Array();
      expect(contains(original, 'GPS') && contains(original, 'Ada')).toBe(true);
      expect(contains(stripped, 'GPS') || contains(stripped, 'iPhone') || contains(stripped, 'Ada')).toBe(false);
      expect(stripped).toHaveLength(original.length);
      expect(readHeifPicture(stripped)).toEqual(readHeifPicture(original));
      const at = (bytes: Uint8Array) => Buffer.from(bytes).indexOf(data);
      expect(at(stripped)).toBe(at(original));
    },
  );

  it('loses the film of a moving photo, the maker’s own notes and its credentials, which stand beside the picture', () => {
    const plain = heic({ data: Uint8Array.from({ length: 50 }, (_, index) => index) });
    const beside = bytesOf(
      box('mpvd', 'film with sound, +51.5-000.1/'),
      box('uuid', new Uint8Array(16), 'made by Ada'),
      box('sefd', 'Image_UTC_Data'),
    );
    const stripped = stripMetadata(bytesOf(plain, beside)) ?? new Uint8Array();
    expect(stripped).toHaveLength(plain.length + beside.length);
    expect(stripped.subarray(0, plain.length)).toEqual(plain);
    for (const secret of ['film', '+51.5', 'Ada', 'UTC']) expect(contains(stripped, secret)).toBe(false);
  });

  it('keeps what stands there where the picture itself is said to be among it', () => {
    const data = Uint8Array.from({ length: 50 }, (_, index) => index + 1);
    const odd = heic({ data });
    odd.set(bytesOf('uuid'), Buffer.from(odd).indexOf('mdat'));
    const stripped = stripMetadata(bytesOf(odd, box('mdat', 'more'))) ?? new Uint8Array();
    expect(Buffer.from(stripped).indexOf(data)).toBe(Buffer.from(odd).indexOf(data));
  });

  it('is the same where there are none, and not made of a file whose metadata are said to be elsewhere', () => {
    const plain = heic();
    expect(stripMetadata(plain)).toEqual(plain);
    const lying = heic({ metadata: { exif: GPS, xmp: XMP, in: 'mdat' } });
    const at = Buffer.from(lying).indexOf('iloc') + 12 + 16 + 8;
    new DataView(lying.buffer).setUint32(at, 4);
    expect(stripMetadata(lying)).toBeUndefined();
  });

  it('never throws, takes bounded steps, and changes no size', () => {
    const original = heic({ turns: 1, metadata: { exif: GPS, xmp: XMP, in: 'mdat' } });
    const edit = fc.tuple(fc.nat(original.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const bytes = original.slice();
        for (const [index, value] of edits) bytes[index] = value;
        const stripped = stripMetadata(bytes);
        if (stripped !== undefined) expect(stripped).toHaveLength(bytes.length);
      }),
    );
  });
});

describe('stripping in general', () => {
  it('leaves other types alone', () => {
    expect(stripMetadata(pdf())).toBeUndefined();
  });

  it('never throws, and what it gives is the same picture', () => {
    const original = jpeg({ orientation: 6, extra: [segment(0xfe, 'x')] });
    const edit = fc.tuple(fc.nat(original.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const bytes = original.slice();
        for (const [at, value] of edits) bytes[at] = value;
        const stripped = stripMetadata(bytes);
        if (stripped === undefined) return;
        expect(sniffFile(stripped)?.type).toBe('image/jpeg');
        expect(readImageSize(stripped)).toEqual(readImageSize(bytes));
      }),
      { numRuns: 500 },
    );
  });
});
