import { waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DocumentSpec } from '../../src/model/index.js';
import { DocumentUploader as Parts, useDocumentUpload } from '../../src/react/document-uploader/index.js';
import { plainPng } from '../files/browser-photo.js';
import { ask, dropOn } from './uploader-page.js';

/** Several at once: each round waits for the page once. A thousand in the long run, fewer in the usual one: see CONTRIBUTING.md. */
const AT_ONCE = 10;
const ROUNDS = import.meta.env['CSK_LONG'] === '1' ? 100 : 15;

const MANY: DocumentSpec = {
  kind: 'document',
  accepted: [{ type: 'pages', label: 'Pages', sides: ['single'], maxFiles: AT_ONCE }],
  mime: ['image/png'],
};

/** The parts that hold something: pictures, inputs, a place to drop. Without words, so that a thousand files are quick. */
function Plain({ id }: { id: string }) {
  const upload = useDocumentUpload(id);
  if (upload === undefined) return null;
  return (
    <Parts.Root upload={upload}>
      {upload.slots.map(({ side, items }) => (
        <Parts.Slot key={side} side={side} aria-label={side}>
          <Parts.Dropzone data-testid="zone">
            {items.map((item) => (
              <Parts.Item key={item.key} item={item}>
                <Parts.Preview />
                <Parts.Remove aria-label="Remove" />
              </Parts.Item>
            ))}
            <Parts.Input aria-label="File" />
          </Parts.Dropzone>
        </Parts.Slot>
      ))}
    </Parts.Root>
  );
}

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

describe(`${AT_ONCE * ROUNDS} files added and taken away, by hand and with their page`, () => {
  it('leave no address, no decoded picture and no listener behind', { timeout: 600_000 }, async () => {
    const made: ImageBitmap[] = [];
    const decode = window.createImageBitmap.bind(window) as (...given: unknown[]) => Promise<ImageBitmap>;
    const addresses = vi.spyOn(URL, 'createObjectURL');
    vi.spyOn(window, 'createImageBitmap').mockImplementation(async (...given: unknown[]) => {
      const bitmap = await decode(...given);
      made.push(bitmap);
      return bitmap;
    });
    const { show, id } = await ask(MANY);
    show(<Plain id={id} />);
    await waitFor(() => expect(document.querySelector('[data-testid="zone"]')).not.toBeNull());
    const files = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => plainPng(24 + index, 16, '#0a0', `${index}.png`)),
    );
    const removers = () => Array.from(document.querySelectorAll<HTMLButtonElement>('[aria-label="Remove"][data-state="done"]'));
    const items = () => document.querySelectorAll('[data-csk-item]');
    const round = async () => {
      dropOn(document.querySelector('[data-testid="zone"]')!, files);
      await waitFor(() => expect(removers()).toHaveLength(AT_ONCE), { timeout: 60_000 });
      removers().forEach((remover) => remover.click());
      // Pictures that are still drawn when their page goes must not stay either.
      show(<p>Elsewhere</p>);
      show(<Plain id={id} />);
      await waitFor(() => expect(items()).toHaveLength(0), { timeout: 60_000 });
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
