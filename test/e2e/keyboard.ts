import { expect, type Page } from '@playwright/test';

/** A person with a keyboard and nothing else: every step is Tab, forwards or back, a key, or typing. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    // Pickers are caught only while somebody listens, and listening takes a moment to begin: too late for the key that follows.
    page.on('filechooser', () => undefined);
  }

  /** Tabs on, or back to what was passed, until the element with this role and name has the focus, which must be visible at every stop. */
  async tabsTo(role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<void> {
    const target = this.page.getByRole(role, { name, exact: typeof name === 'string' }).first();
    await expect(target).toBeVisible();
    // Whoever types in a window has it in front of them; Firefox marks no focus in another.
    await this.page.bringToFront();
    const stops: string[] = [];
    while (stops.length < 120) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press((await target.evaluate(isBehind)) ? 'Shift+Tab' : 'Tab');
      stops.push(await this.#seesFocus());
    }
    throw new Error(`Tab never reached ${role} "${String(name)}", but ${stops.slice(-40).join(', ')}`);
  }

  async types(role: Parameters<Page['getByRole']>[0], name: string | RegExp, text: string): Promise<void> {
    await this.tabsTo(role, name);
    await this.page.keyboard.type(text);
  }

  async presses(role: Parameters<Page['getByRole']>[0], name: string | RegExp, key = 'Enter'): Promise<void> {
    await this.tabsTo(role, name);
    await this.page.keyboard.press(key);
  }

  /** Opens the file picker from the focused button, as Enter does, and takes a file. */
  async choosesFile(button: RegExp, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.tabsTo('button', button);
    const picker = this.page.waitForEvent('filechooser');
    await this.page.keyboard.press('Enter');
    await (await picker).setFiles(file);
  }

  /** The focused element is in sight and marked, and is told by what it says. It is marked by an outline or a shadow of its own, or of the label it belongs to. */
  async #seesFocus(): Promise<string> {
    const mark = await this.page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return 'page';
      // The calendar button inside a date input is a stop of its own, which the browser marks out of a page's reach.
      if (focused.matches('input[type=date]:not(:focus-visible)')) return 'marked by the browser';
      const marked = [focused, focused.closest('label'), focused.nextElementSibling].filter((element) => element !== null);
      const styles = marked.map((element) => getComputedStyle(element));
      const isMarked = styles.some(
        (style) => (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none',
      );
      return isMarked ? 'marked' : `not marked: ${focused.outerHTML.slice(0, 200)}`;
    });
    expect(mark).not.toContain('not marked');
    return this.page.evaluate(() => document.activeElement?.textContent.slice(0, 30) ?? '');
  }
}

function isBehind(element: Element): boolean {
  const focused = document.activeElement;
  if (focused === null || focused === document.body || focused.contains(element)) return false;
  return (focused.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}
