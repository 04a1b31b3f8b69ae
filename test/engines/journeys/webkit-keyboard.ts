import { expect, vi } from 'vitest';
import { asElement, idOf, type Kind, type WebKitPage } from './webkit-page.ts';

/** Keys by their numbers in WebDriver. */
const KEYS = { Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Space: ' ' } as const;

/** A person with a keyboard and nothing else: every step is Tab, forwards or back, a key, or typing. */
export class WebKitKeyboard {
  readonly page: WebKitPage;

  constructor(page: WebKitPage) {
    this.page = page;
  }

  /** Tabs on, or back to what was passed, until this element has the focus, which must be seen at every stop. */
  async tabsTo(kind: Kind, name: string | RegExp): Promise<void> {
    const target = await this.page.find(kind, name);
    const stops: string[] = [];
    while (stops.length < 120) {
      const place = await this.page.browser.execute(placeOf, asElement(target));
      if (place === 'here') return;
      await this.#strikes(KEYS.Tab, place === 'behind' ? [KEYS.Shift] : []);
      stops.push(await this.#seesFocus());
    }
    throw new Error(`Tab never reached ${kind} "${String(name)}", but ${stops.slice(-40).join(', ')}`);
  }

  async types(name: string | RegExp, text: string): Promise<void> {
    await this.tabsTo('textbox', name);
    for (const letter of text) await this.#strikes(letter);
  }

  async presses(kind: Kind, name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.tabsTo(kind, name);
    await this.#strikes(KEYS[key]);
  }

  /** Strikes the first letter until this option has come: WebKitGTK takes only one letter in a list, and goes on with each. */
  async chooses(name: string, label: string): Promise<void> {
    await this.tabsTo('list', name);
    const list = asElement(await this.page.find('list', name));
    const chosen = () => this.page.browser.execute(chosenIn, list);
    for (let strokes = 0; (await chosen()) !== label; strokes += 1) {
      expect(strokes).toBeLessThan(30);
      await this.#strikes(label.charAt(0).toLowerCase());
    }
  }

  /** Opens the picker from the focused button, as Enter does, and has it answer with a file. */
  async choosesFile(button: RegExp, input: RegExp, path: string): Promise<void> {
    await this.tabsTo('button', button);
    const asked = asElement(await this.page.find('file', input));
    await this.page.browser.execute(rememberClick, asked);
    await this.#strikes(KEYS.Enter);
    await vi.waitFor(async () => expect(await this.page.browser.execute(wasClicked, asked)).toBe(true));
    await this.page.givesFile(input, path);
  }

  async #strikes(key: string, held: readonly string[] = []): Promise<void> {
    const down = [...held, key].map((value) => ({ type: 'keyDown' as const, value }));
    const up = [key, ...held.toReversed()].map((value) => ({ type: 'keyUp' as const, value }));
    await this.page.browser.performActions([{ type: 'key', id: 'keyboard', actions: [...down, ...up] }]);
  }

  /** The focused element is in sight and marked, and is told by its name. */
  async #seesFocus(): Promise<string> {
    const { browser } = this.page;
    // The engine scrolls a moment after it has moved the focus.
    await expect.poll(() => browser.execute(unmarkedFocus)).toBeNull();
    return browser.getElementComputedLabel(idOf(await browser.getActiveElement()));
  }
}

function placeOf(element: Element): 'here' | 'behind' | 'ahead' {
  const focused = document.activeElement;
  if (focused === element) return 'here';
  if (focused === null || focused === document.body || focused.contains(element)) return 'ahead';
  return (focused.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 ? 'behind' : 'ahead';
}

/** What has the focus and is out of sight or not marked: by an outline or a shadow of its own, or of the label it belongs to. */
function unmarkedFocus(): string | null {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return null;
  const marked = [focused, focused.closest('label'), focused.nextElementSibling].filter((element) => element !== null);
  const isMarked = marked
    .map((element) => getComputedStyle(element))
    .some((style) => (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none');
  const { top, bottom } = focused.getBoundingClientRect();
  const isInSight = bottom > 0 && top < window.innerHeight;
  if (isMarked && isInSight) return null;
  return `${isMarked ? 'out of sight' : 'not marked'}: ${focused.outerHTML.slice(0, 200)}`;
}

function chosenIn(list: Element): string | undefined {
  return list instanceof HTMLSelectElement ? list.selectedOptions[0]?.text : undefined;
}

function rememberClick(input: Element): void {
  input.addEventListener('click', () => input.setAttribute('data-clicked', ''), { once: true });
}

function wasClicked(input: Element): boolean {
  return input.hasAttribute('data-clicked');
}
