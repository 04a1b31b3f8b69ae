import type { Page } from '@playwright/test';

/**
 * In a Firefox that Playwright speaks to over BiDi, `fill` sets the value of a box, which React takes for a change of its own
 * and ignores. From its next address on, the browser itself inserts the text there, with the events of typing.
 */
export async function fillAsPeopleDo(page: Page): Promise<void> {
  if (page.context().browser()?.browserType().name() !== 'firefox') return;
  await page.addInitScript(() => {
    const insert = (text: string): null => {
      document.execCommand('insertText', false, text);
      return null;
    };
    Object.defineProperty(window, '__pw_bidiInsertText', {
      configurable: true,
      get: () => insert,
      set() {
        // What Playwright sets whenever it meets a page is not wanted.
      },
    });
  });
}
