import { expect, test } from '@playwright/test';
import { bundlePage, servePage } from '../../scripts/bundled-page.ts';

/** At least so many sheets for three hundred entries; those in sight alone would fit on two. */
const MANY_SHEETS = 15;

test('a browser that prints puts every entry on paper, unfolded, and nothing that can only be pressed', async ({ page }) => {
  const served = await servePage(await bundlePage('test/e2e/pages/print-page.tsx', 'print-page'));
  await page.goto(served.origin);
  const windowed = page.locator('.csk-lifecycle-timeline-window [data-windowed] li');
  await expect(windowed.first()).toBeVisible({ timeout: 30_000 });
  expect(await windowed.count()).toBeLessThan(60);

  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('.csk-lifecycle-timeline-paper > li');
  await expect(paper).toHaveCount(300, { timeout: 30_000 });
  await expect(paper.first()).toBeVisible();
  await expect(paper.last()).toBeVisible();
  await expect(page.getByText('step of 10', { exact: true })).toBeVisible();
  await expect(windowed.first()).toBeHidden();
  await expect(page.getByText('Filter', { exact: true })).toBeHidden();
  await expect(page.getByText('Print or save')).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);

  await page.emulateMedia({ media: 'screen' });
  await expect(paper).toHaveCount(0, { timeout: 30_000 });
  await expect(windowed.first()).toBeVisible();
  await page.emulateMedia({ media: null });
  const pdf = (await page.pdf()).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(MANY_SHEETS);
  served.close();
});
