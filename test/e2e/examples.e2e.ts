import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import { type ExampleApp, openExampleApp } from './example-app.ts';
import { Keyboard } from './keyboard.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The smallest picture that is one. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function expectAccessible(page: Page, where: string): Promise<void> {
  await page.addScriptTag({ path: axePath });
  const faults = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
  });
  expect(faults, where).toEqual([]);
}

for (const name of ['tailwind', 'mui']) {
  test.describe(`the example ${name}`, () => {
    let app: ExampleApp;

    test.beforeAll(async () => {
      app = await openExampleApp(name);
    });

    test.afterAll(() => app.close());

    test('answers a whole request in the looks of its host, with the keyboard alone, accessible at every step', async ({
      page,
    }) => {
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${app.origin}own-form.html`);
      const keyboard = new Keyboard(page);
      const main = page.getByRole('main');
      await expect(main.getByRole('heading', { level: 2 })).toHaveCount(3);
      await expectAccessible(page, 'the list');

      await keyboard.presses('button', 'Check your answers');
      const problem = main.getByRole('button', {
        name: /^(Please answer|Please check this answer): Source of funds$/,
      });
      await expect(problem).toBeVisible();
      await expectAccessible(page, 'the list with problems');
      await problem.focus();
      await page.keyboard.press('Enter');
      const answer = main.getByRole('textbox').first();
      await expect(answer).toBeFocused();
      await page.keyboard.type('The second one. I run its kitchen.');

      await keyboard.tabsTo('radio', 'Driving licence');
      await page.keyboard.press('Space');
      await keyboard.choosesFile(/Choose a file: Front/, { name: 'front.png', mimeType: 'image/png', buffer: PICTURE });
      await expect(main.getByText('front.png: uploaded')).toBeVisible();
      await keyboard.choosesFile(/Choose a file: Back/, { name: 'back.png', mimeType: 'image/png', buffer: PICTURE });
      await expect(main.getByText('back.png: uploaded')).toBeVisible();

      await keyboard.presses('button', 'Check your answers');
      await expect(page.getByRole('heading', { name: 'Is everything right?' })).toBeFocused();
      await expect(main.getByText('Driving licence, 2 files')).toBeVisible();
      await expectAccessible(page, 'the review');
      await keyboard.presses('button', 'Send');
      await expect(page.getByRole('heading', { name: 'Thank you, we have your answers' })).toBeFocused();
      await expect(main.getByText(/Reference: \S+/)).toBeVisible();
      await expectAccessible(page, 'the receipt');

      await page.setViewportSize({ width: 320, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(complaints).toEqual([]);
    });
  });
}

test.describe('the gallery of the example mui', () => {
  let app: ExampleApp;

  test.beforeAll(async () => {
    app = await openExampleApp('mui');
  });

  test.afterAll(() => app.close());

  for (const direction of ['ltr', 'rtl']) {
    test(`has the panel in a column of 280 pixels, ${direction}, with nothing cut off, light and dark`, async ({ page }) => {
      await page.goto(`${app.origin}gallery.html?dir=${direction}&width=280`);
      await expect(page.locator('.csk-rfi-form').first()).toBeVisible();
      const standingOut = await page.locator('main').evaluate((column) => {
        const { left, right } = column.getBoundingClientRect();
        const boxes = [...column.querySelectorAll('.csk-root *:not(.csk-visually-hidden, .csk-visually-hidden *, option)')];
        return boxes
          .map((element) => ({ box: element.getBoundingClientRect(), html: element.outerHTML.slice(0, 120) }))
          .filter(({ box }) => box.width > 0 && (box.left < left - 1 || box.right > right + 1))
          .map(({ html }) => html);
      });
      expect(standingOut).toEqual([]);
      await expectAccessible(page, 'light');
      await page.getByRole('button', { name: 'Dark' }).click();
      await expect(page.getByRole('button', { name: 'Light' })).toBeVisible();
      await expectAccessible(page, 'dark');
    });
  }

  test('has the colours of the theme on the kit’s own buttons', async ({ page }) => {
    await page.goto(`${app.origin}gallery.html`);
    const theirs = page.getByRole('button', { name: 'Dark' });
    const ours = page.getByRole('button', { name: 'Review answers' });
    const colour = await theirs.evaluate((button) => getComputedStyle(button).backgroundColor);
    await expect(ours).toHaveCSS('background-color', colour);
    await theirs.click();
    await expect(theirs).toHaveCount(0);
    await expect(ours).not.toHaveCSS('background-color', colour);
  });
});
