import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { convertPicture, type ImageConverter } from '../../src/files/index.js';
import { heicConverter } from '../../src/files/heic/index.js';
import { jpeg, pdf, png } from './file-bytes.js';
import { heic } from './heic-bytes.js';

const photo = new File([heic()], 'IMG_1.HEIC', { type: 'image/heic' });

function converter(convert: ImageConverter['convert']): ImageConverter {
  return { types: ['image/heic'], convert };
}

const bytesIn = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a picture that is converted', () => {
  it.each([
    ['a JPEG', jpeg(), 'image/jpeg'],
    ['a PNG', png(), 'image/png'],
  ])('becomes %s with the type its bytes have', async (_what, bytes, type) => {
    const { picture, converted, problem } = await convertPicture(
      photo,
      converter(async () => new Blob([bytes])),
    );
    expect({ type: picture.type, converted, problem }).toEqual({ type, converted: true, problem: undefined });
    expect(await bytesIn(picture)).toEqual(bytes);
  });

  it('is left alone when the converter does not take its type', async () => {
    const convert = vi.fn();
    const file = new File([jpeg()], 'a.jpg', { type: 'image/jpeg' });
    expect(await convertPicture(file, converter(convert))).toEqual({ picture: file, converted: false });
    expect(convert).not.toHaveBeenCalled();
  });

  it('is taken also where the system calls it HEIF', async () => {
    const file = new File([heic()], 'a.heif', { type: 'image/heif' });
    expect(
      await convertPicture(
        file,
        converter(async () => new Blob([jpeg()])),
      ),
    ).toMatchObject({ converted: true });
  });
});

describe('a converter that fails', () => {
  const cause = new Error('no memory');

  it.each<[string, ImageConverter['convert']]>([
    ['rejects', () => Promise.reject(cause)],
    [
      'throws at once',
      () => {
        throw cause;
      },
    ],
  ])('because it %s leaves the original and tells the developer why', async (_how, convert) => {
    expect(await convertPicture(photo, converter(convert))).toEqual({
      picture: photo,
      converted: false,
      problem: 'failed',
      cause,
    });
  });

  it.each<[string, Blob]>([
    ['a PDF', new Blob([pdf()], { type: 'image/jpeg' })],
    ['half a JPEG', new Blob([jpeg().slice(0, -4)])],
    ['a flood', new Blob([png({ width: 65_535, height: 65_535 })])],
    ['nothing', new Blob([])],
    ['no blob at all', 'data:image/jpeg,' as unknown as Blob],
  ])('because it gives back %s leaves the original', async (_what, result) => {
    expect(
      await convertPicture(
        photo,
        converter(async () => result),
      ),
    ).toEqual({
      picture: photo,
      converted: false,
      problem: 'unusable',
    });
  });

  it('because it hangs is left after its time, and told so', async () => {
    let ended: AbortSignal | undefined;
    const hanging = converter((_picture, signal) => {
      ended = signal;
      return new Promise(() => undefined);
    });
    const converting = convertPicture(photo, hanging, { timeoutMs: 5_000 });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(ended?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await converting).toEqual({ picture: photo, converted: false, problem: 'timeout' });
    expect(ended?.aborted).toBe(true);
  });

  it('because it was not wanted any more ends at once, hanging or not', async () => {
    const ending = new AbortController();
    const converting = convertPicture(
      photo,
      converter(() => new Promise(() => undefined)),
      { signal: ending.signal },
    );
    ending.abort();
    await expect(converting).rejects.toMatchObject({ name: 'AbortError' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the converter for HEIC', () => {
  it('loads its library when the first picture needs it, and once', async () => {
    const load = vi.fn(async () => ({ heicTo: async () => new Blob([jpeg()]) }));
    const convertHeic = heicConverter({ load });
    expect(convertHeic.types).toContain('image/heic');
    expect(load).not.toHaveBeenCalled();
    for (let count = 0; count < 2; count += 1)
      expect(await convertPicture(photo, convertHeic)).toMatchObject({ converted: true });
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('names the command that installs a missing library, keeps the original, and tries again the next time', async () => {
    const load = vi
      .fn()
      .mockRejectedValueOnce(new Error('Cannot find module'))
      .mockResolvedValue({ heicTo: async () => new Blob([jpeg()]) });
    const convertHeic = heicConverter({ load });
    const first = await convertPicture(photo, convertHeic);
    expect(first).toMatchObject({ picture: photo, converted: false, problem: 'failed', cause: { code: 'unsupported' } });
    expect(String(first.cause)).toContain('npm install heic-to');
    expect(await convertPicture(photo, convertHeic)).toMatchObject({ converted: true });
  });
});
