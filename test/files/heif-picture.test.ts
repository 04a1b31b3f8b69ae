import { describe, expect, it } from 'vitest';
import { checkFile, describeFile, readImageSize, readOrientation } from '../../src/files/index.js';
import { bytesOf, u32 } from './file-bytes.js';
import { box, heic, type HeicParts } from './heic-bytes.js';

const FULL = [0, 0, 0, 0];

async function codes(parts: HeicParts): Promise<string[]> {
  return (await checkFile(new Blob([heic(parts)]), {})).map((fault) => fault.code);
}

describe('the header of a HEIC', () => {
  it('tells the main picture’s size, and not that of a thumbnail before it', () => {
    const thumbnail = box('ispe', FULL, u32(320), u32(240));
    expect(readImageSize(heic({ width: 4032, height: 3024, extra: [thumbnail] }))).toEqual({ width: 4032, height: 3024 });
  });

  it.each([
    [0, undefined, 1],
    [1, undefined, 8],
    [2, undefined, 3],
    [3, undefined, 6],
    [undefined, 0, 4],
    [undefined, 1, 2],
    [1, 0, 5],
    [1, 1, 7],
    [3, 0, 7],
    [3, 1, 5],
    [2, 1, 4],
  ])('tells %s quarter turns and the mirror %s as orientation %i', (turns, mirror, orientation) => {
    const parts = { ...(turns === undefined ? {} : { turns }), ...(mirror === undefined ? {} : { mirror }) };
    expect(readOrientation(heic(parts))).toBe(orientation);
  });

  it('gives the size as it is to be shown to whoever describes the file', async () => {
    const described = await describeFile(new Blob([heic({ width: 4032, height: 3024, turns: 3 })]));
    expect(described).toMatchObject({ type: 'image/heic', pixels: { width: 3024, height: 4032 } });
  });

  it('tells the size of a sequence from its track', () => {
    const header = bytesOf(new Uint8Array(76), [1920 >> 8, 1920 & 255, 0, 0], [1080 >> 8, 1080 & 255, 0, 0]);
    const ftyp = box('ftyp', 'hevc', FULL, 'msf1hevc');
    const sequence = bytesOf(ftyp, box('moov', box('trak', box('tkhd', header))), box('mdat', [1]));
    expect(readImageSize(sequence)).toEqual({ width: 1920, height: 1080 });
  });
});

describe('a HEIC that is made to harm', () => {
  it('is refused from its header when it declares too many pixels, the limit itself taken', async () => {
    expect(await codes({ width: 10_000, height: 5_000 })).toEqual([]);
    expect(await codes({ width: 10_001, height: 5_000 })).toEqual(['pixels_too_many']);
  });

  it('is refused when the flood is a second picture', async () => {
    expect(await codes({ extra: [box('ispe', FULL, u32(65_535), u32(65_535))] })).toEqual(['pixels_too_many']);
  });

  it('is damaged without a size, without data, and when a box reaches beyond the end', async () => {
    expect(await codes({ width: 0 })).toEqual(['damaged']);
    expect(await codes({ data: new Uint8Array() })).toEqual(['damaged']);
    const cut = heic().slice(0, -1);
    expect((await checkFile(new Blob([cut]), {})).map((fault) => fault.code)).toEqual(['damaged']);
  });
});
