import type { PresentedStatus } from '../../model/index.js';
import { datePartsOf, pageWords, type PageWordsOptions, SECTION_LOADING, type UploadPlace } from '../pages/page-words.js';
import type { PageLocator, PageRoot } from './page-locator.js';

/** What a test does on a customer's page, and what it reads there. Every method waits for what it needs. */
export interface CustomerStatusPage<L extends PageLocator<L>> {
  /** The status that the banner tells, by its headline. */
  status(): Promise<PresentedStatus | undefined>;
  /** The banner, for assertions. */
  banner(): L;
  /** The titles of what is asked, in the order of the form; empty where nothing is. */
  openRequests(): Promise<string[]>;
  /** One request of the form, by its title. */
  request(title: string): L;
  /**
   * Answers a request: a text, the label of a choice, an ISO date; or several controls, by their labels. Nothing is sent.
   */
  answer(title: string, value: string | Readonly<Record<string, string>>): Promise<void>;
  /** Chooses a file for a request, and waits until it has been uploaded. */
  upload(title: string, file: Parameters<L['setInputFiles']>[0], place?: UploadPlace): Promise<void>;
  /** Reviews the answers, sends them, and waits for the receipt. */
  send(): Promise<void>;
  /** What the entries of the timeline say, newest first, without the step that is expected next. */
  timelineEntries(): Promise<string[]>;
  /** The lock of a feature, by the feature's code or by its label. There is none while it is open. */
  gate(feature: string): L;
}

/**
 * A customer's page, as Playwright sees it: found by roles and by the words of the catalogue, in whatever language the page
 * is. Takes Playwright's `page`, or a locator where several customers are on one page.
 *
 * @example
 * ```ts
 * import { expect, test } from '@playwright/test';
 * import { customerStatusPage } from 'customer-status-kit/testing/playwright';
 *
 * test('a customer answers', async ({ page }) => {
 *   await page.goto('/account');
 *   const account = customerStatusPage(page);
 *   await account.answer('Source of funds', 'A salary.');
 *   await account.send();
 *   expect(await account.status()).toBe('UNDER_REVIEW');
 *   await expect(account.gate('createTransaction')).toBeVisible();
 * });
 * ```
 */
export function customerStatusPage<L extends PageLocator<L>>(
  root: PageRoot<L>,
  options: PageWordsOptions = {},
): CustomerStatusPage<L> {
  const words = pageWords(options);
  const headline = () => root.getByRole('heading', { name: words.headlines });
  const request = (title: string) =>
    root
      .locator('li')
      .filter({ has: root.getByRole('heading', { name: title, exact: true }) })
      .last();
  const timeline = () => root.getByRole('list', { name: words.timeline, exact: true });
  return {
    request,
    status: async () => {
      await headline().first().waitFor();
      return words.statusOf(await headline().first().textContent());
    },
    banner: () => root.getByRole('region', { name: words.headlines }),
    openRequests: async () => {
      await headline().first().waitFor();
      await root.locator(SECTION_LOADING).first().waitFor({ state: 'detached' });
      return (await root.locator('form li').getByRole('heading').allInnerTexts()).map(inOneLine);
    },
    answer: async (title, value) => {
      await request(title).waitFor();
      if (typeof value === 'string') return enter(request(title), value, words.dateParts);
      for (const [label, text] of Object.entries(value)) {
        // oxlint-disable-next-line no-await-in-loop -- as a person does: one control after the other
        await setControl(request(title), label, text);
      }
    },
    upload: async (title, file, place = {}) => {
      const item = request(title);
      await item.waitFor();
      if (place.document !== undefined) await choose(item, place.document);
      const uploaded = await item.getByText(words.uploaded).count();
      await item.getByLabel(words.fileInput(place)).setInputFiles(file);
      await item.getByText(words.uploaded).nth(uploaded).waitFor();
    },
    send: async () => {
      await root.getByRole('button', { name: words.review, exact: true }).click();
      const review = root.locator('form').filter({ has: root.getByRole('heading', { name: words.reviewTitle, exact: true }) });
      await review.getByRole('button', { name: words.send, exact: true }).click();
      await root.getByRole('heading', { name: words.receiptTitle, exact: true }).waitFor();
    },
    timelineEntries: async () => {
      await timeline().waitFor();
      return (await timeline().locator('> li:not([data-expected])').allInnerTexts()).map(inOneLine);
    },
    gate: (feature) => root.getByRole('region', { name: words.lockOf(feature), exact: true }),
  };
}

/** Whatever is typed into. */
const TYPED = 'input:not([type="file"]):not([type="radio"]):not([type="checkbox"]), textarea';

async function enter<L extends PageLocator<L>>(item: L, value: string, dateLabels: readonly string[]): Promise<void> {
  if (await choose(item, value)) return;
  const parts = datePartsOf(value);
  const [day = '', month = '', year = ''] = dateLabels;
  if (parts !== undefined && (await item.getByLabel(day, { exact: true }).count()) > 0) {
    await item.getByLabel(day, { exact: true }).fill(parts[0] ?? '');
    await item.getByLabel(month, { exact: true }).fill(parts[1] ?? '');
    await item.getByLabel(year, { exact: true }).fill(parts[2] ?? '');
  } else if ((await item.locator('select').count()) > 0) await item.locator('select').selectOption(value);
  else await item.locator(TYPED).fill(value);
}

async function setControl<L extends PageLocator<L>>(item: L, label: string, value: string): Promise<void> {
  const select = item.getByRole('combobox', { name: label, exact: true });
  if ((await select.count()) > 0) await select.selectOption(value);
  else await item.getByLabel(label, { exact: true }).fill(value);
}

/** Chooses what has this label, where there is a choice. */
async function choose<L extends PageLocator<L>>(item: L, label: string): Promise<boolean> {
  for (const role of ['radio', 'checkbox'] as const) {
    const option = item.getByRole(role, { name: label, exact: true });
    // oxlint-disable-next-line no-await-in-loop -- the second only where the first is not there
    if ((await option.count()) === 0) continue;
    // oxlint-disable-next-line no-await-in-loop -- the loop ends here
    await option.check();
    return true;
  }
  return false;
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
