import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FormPages, type FormStage, openFormPages, openFormStage } from './pages/open-form-pages.js';

let stage: FormStage;
let pages: FormPages;
let device: BrowserContext;

beforeAll(async () => {
  // The runner says `test`, and JSX would be compiled for a development build.
  vi.stubEnv('NODE_ENV', 'production');
  stage = await openFormStage();
  vi.unstubAllEnvs();
}, 120_000);

afterAll(() => stage.browser.close());

beforeEach(async () => {
  pages = await openFormPages(stage);
  device = await pages.newDevice();
});

afterEach(() => pages.close());

const box = (page: Page, name: string) => page.getByRole('textbox', { name });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const flush = (page: Page) => page.evaluate(() => window.client.flushDrafts());
const eventually = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 15_000, interval: 50 });

async function toReview(page: Page): Promise<void> {
  await press(page, 'Review answers');
  await page.getByRole('heading', { name: 'Check your answers before sending' }).waitFor();
}

async function fillAll(page: Page): Promise<void> {
  await box(page, 'Employer').fill('Acme');
  await box(page, 'Occupation').fill('Gardener');
}

describe('one request in two pages, with drafts at the server', { timeout: 60_000 }, () => {
  it('what each of two tabs enters is kept, also where both save at once', async () => {
    const [one, two] = [await pages.open(device), await pages.open(device)];
    await box(one, 'Employer').fill('Acme');
    await box(two, 'Occupation').fill('Gardener');
    await Promise.all([flush(one), flush(two)]);
    await box(one, 'Employer').fill('Acme and sons');
    await flush(one);
    const later = await pages.open(await pages.newDevice());
    await eventually(async () => expect(await box(later, 'Employer').inputValue()).toBe('Acme and sons'));
    expect(await box(later, 'Occupation').inputValue()).toBe('Gardener');
  });

  it('of two texts for the same thing, on two devices, the last one stays, whole, and the other page is told', async () => {
    const [one, two] = [await pages.open(device), await pages.open(await pages.newDevice())];
    await box(one, 'Employer').fill('Acme');
    await flush(one);
    await box(two, 'Employer').fill('Globex');
    await flush(two);
    await box(one, 'Occupation').fill('Gardener');
    await flush(one);
    await one.getByText(/^Changed in another tab: Employer/).waitFor();
    expect(await box(one, 'Employer').inputValue()).toBe('Globex');
    expect(await box(one, 'Occupation').inputValue()).toBe('Gardener');
  });

  it('both sending has one effect, and what was typed in the other one can be copied', async () => {
    const [one, two] = [await pages.open(device, false), await pages.open(device, false)];
    await fillAll(one);
    await box(two, 'Employer').fill('Globex');
    await box(two, 'Occupation').fill('Baker');
    await toReview(one);
    await toReview(two);
    await press(one, 'Send');
    await one.getByRole('heading', { name: 'Your answers were sent' }).waitFor();
    await two.getByRole('button', { name: 'Copy what you entered: Employer' }).waitFor();
    expect(await two.getByText('Globex').isVisible()).toBe(true);
    expect(pages.sendings()).toBe(1);
  });
});

describe('going back in the browser', { timeout: 60_000 }, () => {
  it('after the receipt finds nothing to send again', async () => {
    const page = await pages.open(device);
    await fillAll(page);
    await toReview(page);
    await press(page, 'Send');
    await page.getByRole('heading', { name: 'Your answers were sent' }).waitFor();
    await page.goto(`${pages.origin}/elsewhere`);
    await page.goBack();
    await eventually(() =>
      page.evaluate(() => window.client.getSnapshot().phase === 'ready').then((is) => expect(is).toBe(true)),
    );
    expect(await page.getByRole('button', { name: 'Send', exact: true }).count()).toBe(0);
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(pages.sendings()).toBe(1);
  });

  it('while in review is asked about where nothing is saved, and finds everything again where it is', async () => {
    const unsaved = await pages.open(device, false);
    await unsaved.goto(`${pages.origin}/here`);
    await box(unsaved, 'Employer').pressSequentially('Acme');
    await box(unsaved, 'Occupation').pressSequentially('Gardener');
    await toReview(unsaved);
    const asked: string[] = [];
    unsaved.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await unsaved.evaluate(() => history.back());
    await eventually(() => expect(asked).toEqual(['beforeunload']));
    expect(await unsaved.getByText('Gardener').isVisible()).toBe(true);

    const saved = await pages.open(device);
    const dialogs = vi.fn();
    saved.on('dialog', dialogs);
    await fillAll(saved);
    await toReview(saved);
    await flush(saved);
    await saved.goto(`${pages.origin}/elsewhere`);
    await saved.goBack();
    await eventually(async () => expect(await box(saved, 'Occupation').inputValue()).toBe('Gardener'));
    expect(await box(saved, 'Employer').inputValue()).toBe('Acme');
    expect(dialogs).not.toHaveBeenCalled();
    expect(pages.sendings()).toBe(0);
  });
});
