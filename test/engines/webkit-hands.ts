import { beforeAll } from 'vitest';
import { type Locator, userEvent } from 'vitest/browser';

type Box = HTMLInputElement | HTMLTextAreaElement;

/** What cannot be typed into, only chosen. */
const CHOSEN = ['date', 'time', 'month', 'week', 'datetime-local', 'color', 'range'];

/**
 * The driver of WebKitGTK empties no field, and takes minutes for a long text: what is filled in replaces what is there, as a
 * paste does, with the events of typing.
 */
async function fill(target: Element | Locator, text: string): Promise<void> {
  const box = target instanceof Element ? target : await found(target);
  if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) throw new TypeError('Text goes into a box.');
  box.focus();
  if (CHOSEN.includes(box.type)) choose(box, text);
  else {
    box.select();
    document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
  }
}

async function found(locator: Locator): Promise<Element> {
  return locator.element();
}

/** As the engine itself does when a day is picked: React listens to the prototype's own setter. */
function choose(box: Box, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Key by key as elsewhere, but without the click before: what floats above the box would get it. */
async function type(target: Element | Locator, text: string): Promise<void> {
  const box = target instanceof Element ? target : await found(target);
  if (box instanceof HTMLElement) box.focus();
  if (text.length > LONG && !/[[{]/.test(text)) document.execCommand('insertText', false, text);
  else await userEvent.keyboard(text);
}

/** Characters from which on a text is put in at once. */
const LONG = 500;

const { click } = userEvent;
userEvent.click = async (target, options) => {
  const control = target instanceof Element ? target : await found(target);
  // The driver points at where a control was before it scrolled.
  control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return click.call(userEvent, target, options);
};
userEvent.fill = fill;
userEvent.type = type;
userEvent.clear = (target) => fill(target, '');

// One browser serves all files: what the file before has stored is not this one's.
beforeAll(async () => {
  localStorage.clear();
  sessionStorage.clear();
  const kept = await indexedDB.databases();
  await Promise.all(
    kept.map(
      ({ name = '' }) =>
        new Promise((resolve) => {
          const request = indexedDB.deleteDatabase(name);
          for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, resolve);
        }),
    ),
  );
});
