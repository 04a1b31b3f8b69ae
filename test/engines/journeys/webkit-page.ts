import { expect, vi } from 'vitest';
import type { Handle, WebKitBrowser } from './webkit-browser.ts';

/** Where elements of a kind are looked for; their names are asked of the engine itself. */
const PLACES = {
  button: 'button',
  link: 'a[href]',
  heading: 'h1, h2, h3, h4, h5, h6',
  textbox: 'textarea, input:not([type]), input[type="text"], input[type="email"], input[type="tel"]',
  list: 'select',
  radio: 'input[type="radio"]',
  file: 'input[type="file"]',
} as const;

export type Kind = keyof typeof PLACES;

const PATIENCE = { timeout: 15_000, interval: 100 };

/** A page in WebKit, as whoever sits in front of it sees it: by kinds and by names. */
export class WebKitPage {
  readonly browser: WebKitBrowser;

  constructor(browser: WebKitBrowser) {
    this.browser = browser;
  }

  /** Waits until the page says so. */
  async says(text: string | RegExp): Promise<void> {
    await expect.poll(() => this.text(), PATIENCE).toMatch(text);
  }

  async saysNoMore(text: string | RegExp): Promise<void> {
    await expect.poll(() => this.text(), PATIENCE).not.toMatch(text);
  }

  text(within = 'body'): Promise<string> {
    return this.browser.execute((place) => document.querySelector<HTMLElement>(place)?.innerText ?? '', within);
  }

  /** Waits for the first element of this kind with this name. */
  find(kind: Kind, name: string | RegExp): Promise<Handle> {
    return vi.waitFor(async () => {
      const [first] = await this.all(kind, name);
      if (first === undefined) throw new Error(`There is no ${kind} "${String(name)}" in: ${await this.text()}`);
      return first;
    }, PATIENCE);
  }

  /** Waits for what has no words of its own language to be found by. */
  firstAt(selector: string): Promise<Handle> {
    return vi.waitFor(async () => {
      const [first] = (await this.browser.execute(seenAt, selector)) as unknown as Handle[];
      if (first === undefined) throw new Error(`There is nothing at ${selector}.`);
      return first;
    }, PATIENCE);
  }

  async all(kind: Kind, name: string | RegExp): Promise<Handle[]> {
    const seen = await this.browser.execute(seenAt, PLACES[kind]);
    const found: Handle[] = [];
    for (const element of seen as unknown as Handle[]) {
      const label = await this.browser.getElementComputedLabel(idOf(element));
      if (typeof name === 'string' ? label === name : name.test(label)) found.push(element);
    }
    return found;
  }

  async clicks(kind: Kind, name: string | RegExp): Promise<void> {
    await this.clicksOn(await this.find(kind, name));
  }

  async clicksOn(element: Handle): Promise<void> {
    // The driver points at where a control was before it scrolled.
    await this.browser.execute(bringIntoSight, asElement(element));
    await this.browser.elementClick(idOf(element));
  }

  /** Types behind what is in a box already. */
  async types(name: string | RegExp, text: string): Promise<void> {
    await this.browser.elementSendKeys(idOf(await this.find('textbox', name)), text);
  }

  async chooses(name: string | RegExp, label: string): Promise<void> {
    const option = await this.browser.execute(optionOf, asElement(await this.find('list', name)), label);
    await this.browser.elementClick(idOf(option as unknown as Handle));
  }

  /** Hands a file over as the system's own picker does, which no driver can be led through. */
  async givesFile(name: RegExp, path: string): Promise<void> {
    await this.browser.elementSendKeys(idOf(await this.find('file', name)), path);
  }

  async valueOf(name: string | RegExp): Promise<string> {
    return this.browser.execute(valueIn, asElement(await this.find('textbox', name)));
  }

  /** Waits until a box has the focus. */
  async hasFocus(name: string): Promise<void> {
    const focused = async () => this.browser.getElementComputedLabel(idOf(await this.browser.getActiveElement()));
    await expect.poll(focused, PATIENCE).toBe(name);
  }
}

export function idOf(element: Handle): string {
  const [id] = Object.values(element);
  if (id === undefined) throw new Error('This is no element.');
  return id;
}

/** What goes into a page as a handle is an element there. */
export function asElement(handle: Handle): Element {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return handle as unknown as Element;
}

function seenAt(selector: string): Element[] {
  return [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility({ visibilityProperty: true }));
}

async function bringIntoSight(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

function valueIn(box: Element): string {
  return box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement ? box.value : '';
}

function optionOf(list: Element, label: string): Element {
  const option = [...list.querySelectorAll('option')].find(({ text }) => text === label);
  if (option === undefined) throw new Error(`There is no option "${label}".`);
  return option;
}
