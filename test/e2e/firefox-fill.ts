import type { Page } from '@playwright/test';
import { insertAsTyped } from '../engines/insert-as-typed.ts';

/** Has React hear of what is filled in, in a Firefox that Playwright speaks to over BiDi: from the page's next address on. */
export async function fillAsPeopleDo(page: Page): Promise<void> {
  if (page.context().browser()?.browserType().name() === 'firefox') await page.addInitScript(insertAsTyped);
}
