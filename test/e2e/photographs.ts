import type { Browser } from '@playwright/test';

/** Two real pictures, encoded by a real encoder: a 12-megapixel JPEG as a phone takes it, and a PNG. */
export interface Photographs {
  /** 4,000 × 3,000 pixels, Exif orientation 6 and a GPS position. */
  front: Buffer;
  back: Buffer;
  /** Another JPEG, for a replacement. */
  replacement: Buffer;
}

export async function takePhotographs(browser: Browser): Promise<Photographs> {
  const page = await browser.newPage();
  const draw = async (type: string, width: number, height: number, hue: number) =>
    Buffer.from(
      await page.evaluate(
        async (picture) => {
          const canvas = new OffscreenCanvas(picture.width, picture.height);
          const context = canvas.getContext('2d')!;
          for (let x = 0; x < 40; x += 1) {
            context.fillStyle = `hsl(${picture.hue + x * 3} 60% ${40 + x / 2}%)`;
            context.fillRect((x * picture.width) / 40, 0, picture.width / 40, picture.height);
          }
          // Grain, so that the file is as large as a phone's.
          for (let speck = 0; speck < picture.width * 20; speck += 1) {
            context.fillStyle = `hsl(${(speck * 37) % 360} 50% ${(speck * 13) % 100}% / 0.4)`;
            context.fillRect((speck * 7919) % picture.width, (speck * 104729) % picture.height, 9, 7);
          }
          const blob = await canvas.convertToBlob({ type: picture.type, quality: 0.92 });
          return Array.from(new Uint8Array(await blob.arrayBuffer()));
        },
        { type, width, height, hue },
      ),
    );
  const front = withExif(await draw('image/jpeg', 4000, 3000, 200));
  const back = await draw('image/png', 1200, 800, 20);
  const replacement = await draw('image/jpeg', 1600, 1200, 120);
  await page.close();
  return { front, back, replacement };
}

/** Puts an Exif block with orientation 6 and a GPS latitude reference behind the start of a JPEG. */
function withExif(jpeg: Buffer): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4 + 2 + 12 + 4);
  tiff.write('II', 0, 'latin1');
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  writeEntry(tiff, 10, 0x0112, 3, 1, 6);
  const gpsDirectory = 8 + 2 + 2 * 12 + 4;
  writeEntry(tiff, 22, 0x8825, 4, 1, gpsDirectory);
  tiff.writeUInt16LE(1, gpsDirectory);
  writeEntry(tiff, gpsDirectory + 2, 0x0001, 2, 2, 'N'.charCodeAt(0));
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const header = Buffer.from([0xff, 0xe1, ((body.length + 2) >> 8) & 0xff, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), header, body, jpeg.subarray(2)]);
}

function writeEntry(target: Buffer, offset: number, tag: number, type: number, count: number, value: number): void {
  target.writeUInt16LE(tag, offset);
  target.writeUInt16LE(type, offset + 2);
  target.writeUInt32LE(count, offset + 4);
  target.writeUInt32LE(value, offset + 8);
}
