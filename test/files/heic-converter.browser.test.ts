import { describe, expect, it } from 'vitest';
import { checkFile, convertPicture, prepareImage, readImageSize } from '../../src/files/index.js';
import { heicConverter } from '../../src/files/heic/index.js';
import { colourAt } from './browser-photo.js';
import { heicPicture } from './heic-bytes.js';

/** Red in the stored top left corner, green elsewhere; to be turned by a quarter, as phones store it. */
const photo = new File(
  [heicPicture(64, 48, (column, row) => (column === 0 && row === 0 ? [81, 90, 240] : [145, 54, 34]), 3)],
  'IMG_1.HEIC',
  { type: 'image/heic' },
);

describe('a HEIC in a browser that cannot decode it', () => {
  it('is a sound file to the kit', async () => {
    await expect(createImageBitmap(photo)).rejects.toThrow();
    expect(await checkFile(photo, { mime: ['image/heic'] })).toEqual([]);
  });

  it('becomes an upright JPEG with the optional library, and can be prepared', { timeout: 60_000 }, async () => {
    const { picture, converted } = await convertPicture(photo, heicConverter());
    expect(converted).toBe(true);
    expect(picture.type).toBe('image/jpeg');
    const prepared = await prepareImage(picture);
    expect(readImageSize(new Uint8Array(await prepared.arrayBuffer()))).toEqual({ width: 48, height: 64 });
    const [red, green] = await colourAt(prepared, 0.9, 0.1);
    expect(red).toBeGreaterThan(200);
    expect(green).toBeLessThan(60);
    expect((await colourAt(prepared, 0.1, 0.9))[1]).toBeGreaterThan(150);
  });

  it('stays what it is when its compressed data are broken', { timeout: 60_000 }, async () => {
    const bytes = new Uint8Array(await photo.arrayBuffer());
    const broken = bytes.fill(0, String.fromCharCode(...bytes).indexOf('mdat') + 4);
    const file = new File([broken], 'IMG_2.HEIC', { type: 'image/heic' });
    expect(await convertPicture(file, heicConverter())).toMatchObject({ picture: file, converted: false, problem: 'failed' });
  });
});
