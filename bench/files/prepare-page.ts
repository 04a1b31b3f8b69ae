import imageCompression from 'browser-image-compression';
import Compressor from 'compressorjs';
import { allowPictureWorker, hashFile, inspectPicture, prepareImage } from 'customer-status-kit/files';
import { phonePhoto } from './photo.js';

/** One go at one picture. */
export interface Go {
  ms: number;
  /** The longest time, in milliseconds, in which the page could do nothing else. */
  blockedMs: number;
  bytes: number;
  width: number;
  height: number;
}

/** Everything that makes a picture smaller here. */
export const WAYS = ['kit-worker', 'kit-page', 'compressorjs', 'browser-image-compression'] as const;

/** One of them. */
export type Way = (typeof WAYS)[number];

/** What the page offers to whoever measures. */
export interface PreparePage {
  photos: (sizes: readonly (readonly [number, number])[]) => Promise<number[]>;
  go: (way: Way, photo: number) => Promise<Go>;
  inspect: (photo: number) => Promise<Go>;
  hash: (megabytes: number) => Promise<Go>;
}

declare global {
  interface Window {
    prepare: PreparePage;
  }
}

const MAX_SIDE = 2_400;
const QUALITY = 0.85;
const photos: File[] = [];

const ways: Record<Way, (photo: File) => Promise<Blob>> = {
  'kit-worker': (photo) => prepareImage(photo, { maxSide: MAX_SIDE, quality: QUALITY }),
  'kit-page': (photo) => prepareImage(photo, { maxSide: MAX_SIDE, quality: QUALITY }),
  compressorjs: (photo) =>
    new Promise((success, error) => {
      // oxlint-disable-next-line no-new -- that is how it is used
      new Compressor(photo, {
        maxWidth: MAX_SIDE,
        maxHeight: MAX_SIDE,
        quality: QUALITY,
        mimeType: 'image/jpeg',
        success,
        error,
      });
    }),
  // Its usual settings fetch the worker's code from elsewhere; here it comes from the same server.
  'browser-image-compression': (photo) =>
    imageCompression(photo, {
      maxWidthOrHeight: MAX_SIDE,
      initialQuality: QUALITY,
      fileType: 'image/jpeg',
      useWebWorker: true,
      libURL: new URL('/browser-image-compression.js', location.href).href,
    }),
};

window.prepare = {
  async photos(sizes) {
    for (const [width, height] of sizes) photos.push(await phonePhoto(width, height));
    return photos.map((photo) => photo.size);
  },
  async go(way, index) {
    if (way === 'kit-worker' || way === 'kit-page') choose(way);
    const { result, ...times } = await timed(() => ways[way](photoAt(index)));
    const picture = await createImageBitmap(result);
    const { width, height } = picture;
    picture.close();
    return { ...times, bytes: result.size, width, height };
  },
  async inspect(index) {
    choose('kit-worker');
    const { ms, blockedMs } = await timed(() => inspectPicture(photoAt(index)));
    return { ms, blockedMs, bytes: 0, width: 0, height: 0 };
  },
  async hash(megabytes) {
    choose('kit-worker');
    const file = new File([new Uint8Array(megabytes * 1_000_000).fill(7)], 'scan.pdf');
    const { ms, blockedMs } = await timed(() => hashFile(file));
    return { ms, blockedMs, bytes: file.size, width: 0, height: 0 };
  },
};

let chosen: Way | undefined;

/** The worker stays from one go to the next, as it does in a page. */
function choose(way: 'kit-worker' | 'kit-page'): void {
  if (way !== chosen) allowPictureWorker(way === 'kit-worker' ? {} : false);
  chosen = way;
}

function photoAt(index: number): File {
  const photo = photos[index];
  if (photo === undefined) throw new Error('no such photo');
  return photo;
}

/** A timer that should fire every four milliseconds tells how long the page was held up. */
async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number; blockedMs: number }> {
  let blockedMs = 0;
  const begin = performance.now();
  let last = begin;
  const beat = () => {
    const now = performance.now();
    blockedMs = Math.max(blockedMs, now - last);
    last = now;
  };
  const timer = setInterval(beat, 4);
  const result = await work();
  const ms = performance.now() - begin;
  beat();
  clearInterval(timer);
  return { result, ms, blockedMs };
}
