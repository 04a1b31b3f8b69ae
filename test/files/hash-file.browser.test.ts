import { afterEach, expect, it } from 'vitest';
import { allowPictureWorker, hashFile } from '../../src/files/index.js';

afterEach(() => allowPictureWorker(false));

/** How often the page had a turn while something else was waited for, and the longest time between two turns. */
async function turnsDuring<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; turns: number; longest: number; ms: number }> {
  const { port1, port2 } = new MessageChannel();
  let [turns, longest] = [0, 0];
  const begin = performance.now();
  let last = begin;
  port1.addEventListener('message', () => {
    turns += 1;
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    port2.postMessage(undefined);
  });
  port1.start();
  port2.postMessage(undefined);
  const result = await work();
  port1.close();
  return { result, turns, longest, ms: performance.now() - begin };
}

it('twenty megabytes are hashed in the worker while the page goes on', async () => {
  const file = new File([new Uint8Array(20_000_000).fill(7)], 'scan.pdf');
  const here = await hashFile(file);
  allowPictureWorker();
  await hashFile(new Blob(['the worker is up']));
  const { result, turns, longest, ms } = await turnsDuring(() => hashFile(file));
  expect(result).toBe(here);
  expect(result).toMatch(/^[0-9a-f]{64}$/);
  expect(turns).toBeGreaterThan(50);
  expect(longest).toBeLessThan(Math.max(50, ms / 2));
});

it('a file that has vanished is told of, worker or not', async () => {
  const gone = Object.assign(new Blob(['x']), {
    arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')),
  });
  await expect(hashFile(gone)).rejects.toMatchObject({ name: 'NotReadableError' });
});
