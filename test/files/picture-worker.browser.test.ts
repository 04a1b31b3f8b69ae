import { afterEach, describe, expect, it, vi } from 'vitest';
import { allowPictureWorker, inspectPicture, prepareImage, readImageSize } from '../../src/files/index.js';
import { createPictureWorker, WorkerGone } from '../../src/files/picture-worker.js';
import { startPictureWorker } from '../../src/files/start-picture-worker.js';
import { cameraPhoto, colourAt } from './browser-photo.js';
import { documentPhoto } from './document-photo.js';
import { contains, pdf } from './file-bytes.js';

const bytesIn = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const SMALL = { maxSide: 400 };

/** Counts how often a worker is started, and what becomes of it. */
function watchedWorker() {
  const workers: Worker[] = [];
  const ended = vi.spyOn(Worker.prototype, 'terminate');
  const start = () => {
    const worker = startPictureWorker(Worker);
    workers.push(worker);
    return worker;
  };
  return { workers, ended, start };
}

afterEach(() => {
  allowPictureWorker(false);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a picture prepared in the worker', () => {
  it('comes out as it would on the page, and nothing is decoded on the page', async () => {
    const photo = await cameraPhoto(1600, 1200);
    const here = await prepareImage(photo, SMALL);
    const { workers, start } = watchedWorker();
    allowPictureWorker({ start });
    const decoding = vi.spyOn(globalThis, 'createImageBitmap');
    const there = await prepareImage(photo, SMALL);
    expect(decoding).not.toHaveBeenCalled();
    expect(workers).toHaveLength(1);
    expect(await bytesIn(there)).toEqual(await bytesIn(here));
    expect(readImageSize(await bytesIn(there))).toEqual({ width: 300, height: 400 });
    expect(contains(await bytesIn(there), 'SECRET')).toBe(false);
  });

  it('is one of many for one worker, also when they come at once and are inspected', async () => {
    const { workers, start } = watchedWorker();
    allowPictureWorker({ start });
    const photos = await Promise.all([1, 3, 6, 8].map((orientation) => cameraPhoto(800, 600, orientation)));
    const [blurred, ...prepared] = await Promise.all([
      inspectPicture(await documentPhoto(1600, 1200, { blur: 14 })),
      ...photos.map((photo) => prepareImage(photo, SMALL)),
    ]);
    expect(blurred).toMatchObject([{ code: 'blurry' }]);
    expect(prepared.map((picture) => picture.type)).toEqual(Array(4).fill('image/jpeg'));
    expect((await colourAt(prepared[2]!, 0.95, 0.05))[0]).toBeGreaterThan(200);
    expect(workers).toHaveLength(1);
  });

  it('is the very file when nothing is to be done', async () => {
    allowPictureWorker({ start: watchedWorker().start });
    const file = new File([pdf()], 'bill.pdf');
    expect(await prepareImage(file)).toBe(file);
  });
});

describe('a picture that is not wanted any more', () => {
  it('ends at once, whatever the worker still does, and the worker goes on with others', async () => {
    allowPictureWorker({ start: watchedWorker().start });
    const [large, small] = [await cameraPhoto(4000, 3000), await cameraPhoto(800, 600)];
    const ending = new AbortController();
    const ended: string[] = [];
    const removed = prepareImage(large, {}, ending.signal).finally(() => ended.push('removed'));
    const kept = prepareImage(small, SMALL).finally(() => ended.push('kept'));
    ending.abort();
    await expect(removed).rejects.toMatchObject({ name: 'AbortError' });
    expect((await kept).type).toBe('image/jpeg');
    // The worker was busy with the large one: who waited for it would have been later than the one behind it.
    expect(ended).toEqual(['removed', 'kept']);
  });

  it('is not begun when its signal has ended before', async () => {
    const { workers, start } = watchedWorker();
    allowPictureWorker({ start });
    await expect(prepareImage(await cameraPhoto(80, 60), {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers).toHaveLength(0);
  });
});

describe('a worker that cannot be had', () => {
  const failing: readonly [string, (URL: { missing: string; broken: string }) => Worker][] = [
    ['is not at its address', ({ missing }) => new Worker(missing, { type: 'module' })],
    ['is no script', ({ broken }) => new Worker(broken, { type: 'module' })],
    [
      'may not be started',
      () => {
        throw new TypeError('This document requires TrustedScriptURL');
      },
    ],
  ];

  it.each(failing)('because it %s is tried once, and pictures are prepared on the page', async (_why, begin) => {
    const start = vi.fn(() => begin({ missing: '/no/such/worker.js', broken: 'data:text/javascript,%7B%7B' }));
    allowPictureWorker({ start });
    for (let count = 0; count < 3; count += 1) {
      const result = await prepareImage(await cameraPhoto(800, 600), SMALL);
      expect(readImageSize(await bytesIn(result))).toEqual({ width: 300, height: 400 });
    }
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('because it crashes with work in its hands gives the work back', async () => {
    const { workers, start } = watchedWorker();
    allowPictureWorker({ start });
    const preparing = prepareImage(await cameraPhoto(4000, 3000));
    await vi.waitFor(() => expect(workers).toHaveLength(1));
    workers[0]!.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
    expect(readImageSize(await bytesIn(await preparing))).toEqual({ width: 1800, height: 2400 });
  });

  it('because it says nothing is given up in time', async () => {
    const worker = createPictureWorker({ start: () => new Worker('data:text/javascript,', { type: 'module' }), startMs: 40 });
    await expect(worker.run({ kind: 'inspect', file: new Blob() })).rejects.toBeInstanceOf(WorkerGone);
    expect(worker.usable).toBe(false);
  });

  it('because it says nothing gives back all the work it was given meanwhile', async () => {
    const worker = createPictureWorker({ start: () => new Worker('data:text/javascript,', { type: 'module' }), startMs: 40 });
    const jobs = Array.from({ length: 3 }, () => worker.run({ kind: 'inspect', file: new Blob() }));
    const outcomes = await Promise.allSettled(jobs);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(worker.usable).toBe(false);
  });
});

describe('a worker without work', () => {
  it('ends after a while and is started again for the next picture', async () => {
    const { workers, ended, start } = watchedWorker();
    const worker = createPictureWorker({ start, idleMs: 30 });
    await worker.run({ kind: 'inspect', file: await cameraPhoto(80, 60) });
    await vi.waitFor(() => expect(ended).toHaveBeenCalledTimes(1));
    await worker.run({ kind: 'inspect', file: await cameraPhoto(80, 60) });
    expect(workers).toHaveLength(2);
    worker.rest();
    expect(ended).toHaveBeenCalledTimes(2);
  });

  it('is never started where the host forbids it', async () => {
    const starting = vi.fn();
    vi.stubGlobal('Worker', starting);
    allowPictureWorker(false);
    expect((await prepareImage(await cameraPhoto(800, 600), SMALL)).type).toBe('image/jpeg');
    expect(starting).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});
