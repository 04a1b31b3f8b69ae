import { screen, waitFor, within } from '@testing-library/react';
import type { PresentedStatus } from '../../model/index.js';
import { datePartsOf, pageWords, type PageWordsOptions, SECTION_LOADING, type UploadPlace } from '../pages/page-words.js';
import { textOf } from './text-of.js';

/** The part of `userEvent` that is needed. */
export interface PageUser {
  click(element: Element): Promise<void>;
  clear(element: Element): Promise<void>;
  paste(text: string): Promise<void>;
  selectOptions(element: Element, values: string): Promise<void>;
  upload(element: HTMLElement, file: File): Promise<void>;
}

/** What a test does on a customer's page, and what it reads there. Every method that resolves waits for what it needs. */
export interface CustomerStatusPage {
  /** The status that the banner tells, by its headline. */
  status(): Promise<PresentedStatus | undefined>;
  /** The banner, for assertions. */
  banner(): Promise<HTMLElement>;
  /** The titles of what is asked, in the order of the form; empty where nothing is. */
  openRequests(): Promise<string[]>;
  /** One request of the form, by its title. */
  request(title: string): Promise<HTMLElement>;
  /** Answers a request: a text, the label of a choice, an ISO date; or several controls, by their labels. Nothing is sent. */
  answer(title: string, value: string | Readonly<Record<string, string>>): Promise<void>;
  /** Chooses a file for a request, and waits until it has been uploaded. */
  upload(title: string, file: File, place?: UploadPlace): Promise<void>;
  /** Reviews the answers, sends them, and waits for the receipt. */
  send(): Promise<void>;
  /** What the entries of the timeline say, newest first, without the step that is expected next. */
  timelineEntries(): Promise<string[]>;
  /** The lock of a feature now, by the feature's code or by its label; `null` while it is open. */
  gate(feature: string): HTMLElement | null;
}

/**
 * A customer's page, as Testing Library sees it: found by roles and by the words of the catalogue, in whatever language the
 * page is. Looks at the whole document.
 *
 * @example
 * ```tsx
 * import userEvent from '@testing-library/user-event';
 * import { CustomerStatusPanel } from 'customer-status-kit';
 * import { customerStatusPage, renderWithCustomer } from 'customer-status-kit/testing/react';
 *
 * renderWithCustomer(<CustomerStatusPanel />, { scenario: 'request_for_information' });
 * const page = customerStatusPage(userEvent.setup());
 * await page.answer('Source of funds', 'A salary.');
 * console.assert((await page.status()) === 'NEEDS_ADDITIONAL_INFORMATION');
 * ```
 */
export function customerStatusPage(user: PageUser, options: PageWordsOptions = {}): CustomerStatusPage {
  const words = pageWords(options);
  const headline = () => screen.findByRole('heading', { name: words.headlines });
  return {
    request,
    status: async () => words.statusOf((await headline()).textContent),
    banner: () => screen.findByRole('region', { name: words.headlines }),
    openRequests: async () => {
      await headline();
      await waitFor(() => {
        if (document.querySelector(SECTION_LOADING) !== null) throw new Error('a section of the panel is still being fetched');
      });
      const headings = screen.queryAllByRole('heading').filter((heading) => heading.closest('form li') !== null);
      return headings.map(textOf);
    },
    answer: async (title, value) => {
      const item = await request(title);
      if (typeof value === 'string') return enter(user, item, value, words.dateParts);
      for (const [label, text] of Object.entries(value)) {
        // oxlint-disable-next-line no-await-in-loop -- as a person does: one control after the other
        await setControl(user, within(item).getByLabelText(label), text);
      }
    },
    upload: async (title, file, place = {}) => {
      const item = await request(title);
      if (place.document !== undefined) await choose(user, item, place.document);
      const before = within(item).queryAllByText(words.uploaded).length;
      await user.upload(within(item).getByLabelText(words.fileInput(place)), file);
      await waitFor(() => {
        const now = within(item).queryAllByText(words.uploaded).length;
        if (now <= before) throw new Error(`the file for "${title}" has not been uploaded: ${textOf(item)}`);
      });
    },
    send: async () => {
      await user.click(await screen.findByRole('button', { name: words.review }));
      const review = await screen.findByRole('heading', { name: words.reviewTitle });
      await user.click(within(review.closest('form') ?? document.body).getByRole('button', { name: words.send }));
      await screen.findByRole('heading', { name: words.receiptTitle });
    },
    timelineEntries: async () => {
      const list = await screen.findByRole('list', { name: words.timeline });
      return [...list.children].filter((entry) => !entry.hasAttribute('data-expected')).map(textOf);
    },
    gate: (feature) => screen.queryByRole('region', { name: words.lockOf(feature) }),
  };
}

/** Whatever is typed into. */
const TYPED = 'input:not([type="file"]):not([type="radio"]):not([type="checkbox"]), textarea, select';

async function enter(user: PageUser, item: HTMLElement, value: string, dateLabels: readonly string[]): Promise<void> {
  if (await choose(user, item, value)) return;
  const parts = datePartsOf(value);
  const boxes = dateLabels.map((label) => within(item).queryByLabelText(label));
  if (parts === undefined || boxes.includes(null)) return setControl(user, item.querySelector<HTMLElement>(TYPED), value);
  for (const [index, part] of parts.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- as a person does: one box after the other
    await setControl(user, boxes[index] ?? null, part);
  }
}

async function setControl(user: PageUser, control: HTMLElement | null, value: string): Promise<void> {
  if (control === null) throw new Error('the request has no control that takes this answer');
  if (control.tagName === 'SELECT') return user.selectOptions(control, value);
  await user.clear(control);
  // At once and not key by key: each key renders the page, and a form that is filled so takes seconds.
  await user.click(control);
  await user.paste(value);
}

/** Chooses what has this label, where there is a choice. */
async function choose(user: PageUser, item: HTMLElement, label: string): Promise<boolean> {
  const looked = within(item);
  const option = looked.queryByRole('radio', { name: label }) ?? looked.queryByRole('checkbox', { name: label });
  if (option !== null) await user.click(option);
  return option !== null;
}

/** The item of the form that has this heading. */
async function request(title: string): Promise<HTMLElement> {
  const heading = await screen.findByRole('heading', { name: title });
  const item = heading.closest('li');
  if (item === null) throw new Error(`"${title}" is a heading of the page, and no request of the form`);
  return item;
}
