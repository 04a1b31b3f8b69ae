import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plainPng } from '../files/browser-photo.js';
import { ask, CARD, chooseLicence, FRONT, input, slot } from './uploader-page.js';

const ROUNDS = 1_000;

/** Counts the listeners that stand at the window and the document. */
function countListeners() {
  let count = 0;
  const spies = [window, document].flatMap((target) => {
    const add = vi.spyOn(target, 'addEventListener').mockImplementation(function (this: EventTarget, ...given) {
      count += 1;
      return EventTarget.prototype.addEventListener.apply(this, given as Parameters<EventTarget['addEventListener']>);
    });
    const remove = vi.spyOn(target, 'removeEventListener').mockImplementation(function (this: EventTarget, ...given) {
      count -= 1;
      return EventTarget.prototype.removeEventListener.apply(this, given as Parameters<EventTarget['removeEventListener']>);
    });
    return [add, remove];
  });
  return { get: () => count, restore: () => spies.forEach((spy) => spy.mockRestore()) };
}

afterEach(() => vi.restoreAllMocks());

describe('a thousand files added and taken away', () => {
  it('leave no address, no decoded picture and no listener behind', { timeout: 300_000 }, async () => {
    const made: ImageBitmap[] = [];
    const decode = window.createImageBitmap.bind(window) as (...given: unknown[]) => Promise<ImageBitmap>;
    const addresses = vi.spyOn(URL, 'createObjectURL');
    vi.spyOn(window, 'createImageBitmap').mockImplementation(async (...given: unknown[]) => {
      const bitmap = await decode(...given);
      made.push(bitmap);
      return bitmap;
    });
    await ask(CARD);
    await chooseLicence();
    const transfer = new DataTransfer();
    transfer.items.add(await plainPng(24, 16));
    const round = async () => {
      await act(async () => {
        input(FRONT).files = transfer.files;
        input(FRONT).dispatchEvent(new Event('change', { bubbles: true }));
      });
      const remove = await slot(FRONT).findByRole('button', { name: 'Remove scan.png' }, { interval: 2 });
      await act(async () => remove.click());
      await waitFor(() => expect(screen.queryByText('scan.png')).toBeNull(), { interval: 2 });
    };
    await round();
    const listeners = countListeners();
    for (let count = 1; count < ROUNDS; count += 1) await round();
    expect(addresses).not.toHaveBeenCalled();
    await waitFor(() => expect(made.filter(({ width }) => width > 0)).toEqual([]));
    expect(made.length).toBeGreaterThan(0);
    expect(Math.abs(listeners.get())).toBeLessThanOrEqual(2);
    expect(document.querySelectorAll('canvas')).toHaveLength(0);
    listeners.restore();
  });
});
