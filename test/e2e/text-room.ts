import type { Page } from '@playwright/test';

/** What WCAG 2.2 asks for in 1.4.12, set from outside as a reader's own style would. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

/** Where a page as wide as a telephone, with the widest spacing of text, has to be scrolled sideways or cuts a text off. */
export async function roomFaults(page: Page): Promise<string[]> {
  const usual = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 720 });
  const faults = await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const { scrollWidth, clientWidth } = document.documentElement;
    const isCut = (element: Element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const isClipping = [overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip');
      const isSeen = element.clientWidth > 1 && element.clientHeight > 1;
      const isTooSmall = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
      return isClipping && isSeen && isTooSmall && element.textContent !== '';
    };
    const cut = [...document.body.querySelectorAll('[class*="csk-"]')]
      .filter(isCut)
      .map(({ className }) => `cuts text off: ${className}`);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    return scrollWidth > clientWidth ? [`is ${String(scrollWidth)} pixels wide`, ...cut] : cut;
  }, SPACING);
  if (usual !== null) await page.setViewportSize(usual);
  return faults;
}
