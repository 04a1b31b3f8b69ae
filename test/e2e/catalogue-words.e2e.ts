import { type Browser, expect, type Page, test } from '@playwright/test';
import { bundlePage, servePage } from '../../scripts/bundled-page.ts';
import { NorthwindServer } from './northwind-server.ts';
import { foreignIn, rememberFormats, termsInEnglish } from './foreign-in-page.ts';

let served: Awaited<ReturnType<typeof servePage>>;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  served = await servePage(await bundlePage('test/e2e/pages/strict-page.tsx', 'words-page'));
});

test.afterAll(() => served.close());

async function openStories(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await rememberFormats(page);
  await page.goto(served.origin);
  await page.waitForFunction(() => 'strict' in window);
  return page;
}

/** Shows a story in the accented language, and waits while something is loading in it, unless that is what it shows. */
async function show(page: Page, id: string): Promise<void> {
  await page.evaluate((story) => window.strict.showAccented(story), id);
  const isThere = () => document.querySelector('[aria-busy="true"]') === null;
  await page.waitForFunction(isThere, undefined, { timeout: 1_000 }).catch(() => undefined);
}

/** Those in which nobody does anything are read in the strict walk, in the same state. */
test('no story says a word that is not from the catalogue, the backend, the host or a formatter before anybody does anything in it', async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const page = await openStories(browser);
  const isLong = process.env['CSK_LONG'] === '1';
  const ids = await page.evaluate((all) => (all ? window.strict.ids : window.strict.played), isLong);
  expect(ids.length).toBeGreaterThan(100);
  const found: string[] = [];
  let read = 0;
  for (const id of ids) {
    await show(page, id);
    const data = await page.evaluate(() => window.strict.data());
    const faults = [...(await foreignIn(page, data)), ...(await termsInEnglish(page, data))];
    found.push(...faults.map((fault) => `${id}: ${fault}`));
    read += await page.evaluate(() => document.querySelectorAll('[lang="en-XA"]').length);
  }
  expect(found.join('\n')).toBe('');
  expect(read).toBeGreaterThan(ids.length * 0.8);
});

test('a sentence and a label that are written into the code are found, wherever they stand', async ({ browser }) => {
  const page = await openStories(browser);
  const ids = await page.evaluate(() => window.strict.ids);
  await show(page, ids.find((id) => id.includes('customerstatuspanel')) ?? '');
  await page.evaluate(() => {
    const scope = document.querySelector('[lang="en-XA"]');
    const button = scope?.querySelector('button');
    button?.setAttribute('aria-label', 'Close this window');
    scope?.querySelector('[class*="csk-"] p')?.append('Please wait.');
    const host = document.createElement('p');
    host.setAttribute('data-host-words', '');
    host.append('Hello from the host.');
    scope?.append(host);
  });
  const found = await foreignIn(page, await page.evaluate(() => window.strict.data()));
  const texts = found.map((fault) => /“(.*)”/.exec(fault)?.[1]);
  expect(new Set(texts)).toEqual(new Set(['Close this window', 'Please wait.']));
  expect(found).toHaveLength(2);
});

test('the page of a real host, from the first visit to a request for information, says none either', async ({ browser }) => {
  const server = new NorthwindServer();
  const context = await browser.newContext();
  const page = await context.newPage();
  await rememberFormats(page);
  try {
    await server.start();
    await page.goto(`${server.origin}/?lang=en-XA`);
    await expect(page.locator('#verification [class*="csk-"]').first()).toBeVisible();
    await expect(page.getByRole('textbox').first()).toBeVisible();
    expect(await foreignIn(page, ['support@northwind.example'])).toEqual([]);
    expect(await page.getByText('Full legal name').count()).toBe(0);
    await page.getByRole('textbox').first().fill('Ada Lovelace');
    await page.locator('.csk-rfi-form button[type="submit"]').first().click();
    await expect(page.locator('.csk-rfi-form-summary')).toBeVisible();
    expect(await foreignIn(page, ['support@northwind.example'])).toEqual([]);
  } finally {
    await context.close();
    await server.dispose();
  }
});
