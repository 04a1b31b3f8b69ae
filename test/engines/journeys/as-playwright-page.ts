import type { Browser, Page } from '@playwright/test';
import type { WebKitBrowser } from './webkit-browser.ts';

/** The few things that helpers of `test/e2e` ask of Playwright's page, so that they serve in WebKit too. */
export function asPlaywrightPage(browser: WebKitBrowser): Page {
  const part = {
    evaluate: (work: (given: unknown) => unknown, given: unknown) => browser.execute(work, given),
    viewportSize: () => null,
    // The window becomes as narrow as it can: its own bar takes some 450 pixels.
    setViewportSize: ({ width, height }: { width: number; height: number }) => browser.setWindowRect(0, 0, width, height),
    close: async () => undefined,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing else is asked of it
  return part as unknown as Page;
}

/** A browser whose only page is this one. */
export function asPlaywrightBrowser(browser: WebKitBrowser): Browser {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing else is asked of it
  return { newPage: async () => asPlaywrightPage(browser) } as unknown as Browser;
}
