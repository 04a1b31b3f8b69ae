import { CustomerStatusError, RFIForm } from 'customer-status-kit';
import type { MemoryBackend } from 'customer-status-kit/backends/memory';
import { expect, fn, waitFor, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import type { PlayOf } from '../.storybook/story-types.js';
import { storyBackend } from '../.storybook/story-backend.js';
import { EVERY_QUESTION } from './every-question.js';
import { pngFile } from './png-file.js';

const meta = preview.meta({ title: 'Components/RFIForm', component: RFIForm, args: { onSubmitted: fn() } });
type Play = PlayOf<typeof RFIForm>;

/** In the scenario of the toolbar. Each scenario has a story of its own under Scenarios. */
export const Playground = meta.story({ tags: ['!test'] });

export const HighContrast = meta.story({ globals: { scenario: 'request_for_information', theme: 'high-contrast' } });
export const RightToLeft = meta.story({ globals: { scenario: 'document_rejected', direction: 'rtl' } });

/** On a small telephone nothing sticks out. */
export const Narrow = meta.story({
  globals: { scenario: 'request_for_information', viewport: { value: 'mobile1', isRotated: false } },
});

/** Every kind of field, question and step that can be asked. */
export const EveryQuestion = meta.story({
  globals: { scenario: 'created' },
  parameters: { before: ({ simulate }: MemoryBackend) => simulate.requestInformation(EVERY_QUESTION) },
});

/** Sent too early, the form says everything that is missing, in a summary that takes the focus and leads to each control. */
export const SaysWhatIsMissing = meta.story({
  globals: { scenario: 'created' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Review answers' }));
    const heading = await canvas.findByRole('heading', { name: 'There is a problem' });
    const summary = heading.closest<HTMLElement>('.csk-rfi-form-summary');
    await waitFor(() => expect(summary).toHaveFocus());
    const name = canvas.getByLabelText('Full legal name');
    await expect(name).toHaveAttribute('aria-invalid', 'true');
    await expect(canvas.getByRole('link', { name: 'Enter: Full legal name' })).toBeVisible();
    await expect(canvas.getByRole('link', { name: 'Enter the first line of the address' })).toBeVisible();
  },
});

/** The same in the dark. */
export const SaysWhatIsMissingDark = SaysWhatIsMissing.extend({ globals: { scenario: 'created', theme: 'dark' } });

/** The link in the summary leads to the control. */
export const LeadsToTheProblem = meta.story({
  globals: { scenario: 'created' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Review answers' }));
    await userEvent.click(await canvas.findByRole('link', { name: 'Enter: Date of birth' }));
    await waitFor(() => expect(canvas.getByLabelText('Day')).toHaveFocus());
  },
});

async function fillProfile({ canvas, userEvent }: Play): Promise<void> {
  const fill = async (label: string, text: string) => {
    await userEvent.click(await canvas.findByLabelText(label));
    await userEvent.paste(text);
  };
  await fill('Full legal name', 'Ada Lovelace');
  await fill('Day', '10');
  await fill('Month', '12');
  await fill('Year', '1990');
  await userEvent.selectOptions(canvas.getByLabelText('Country'), 'GB');
  await fill('Address line 1', '12 Saint James’s Square');
  await fill('Town or city', 'London');
  await fill('Postcode', 'SW1Y 4LE');
}

async function goToReview({ canvas, userEvent }: Play): Promise<void> {
  await userEvent.click(canvas.getByRole('button', { name: 'Review answers' }));
  await canvas.findByRole('heading', { name: 'Check your answers before sending' });
}

/** Before anything is sent, the customer reads it over. */
export const Review = meta.story({
  globals: { scenario: 'created' },
  play: async (context) => {
    await fillProfile(context);
    await goToReview(context);
    await expect(context.canvas.getByText('Ada Lovelace')).toBeVisible();
  },
});

/** First form: filled in, read over, sent. The receipt takes the focus and gives a reference. */
export const SendsTheFirstForm = meta.story({
  globals: { scenario: 'created' },
  play: async (context) => {
    const { args, canvas, userEvent, loaded } = context;
    await fillProfile(context);
    await goToReview(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }));
    const receipt = await canvas.findByRole('heading', { name: 'Your answers were sent' });
    await waitFor(() => expect(receipt).toHaveFocus());
    await expect(args.onSubmitted).toHaveBeenCalledTimes(1);
    const customer = await storyBackend({ loaded }).backend.getCustomer('cus_story');
    await expect(customer.status.status).toBe('UNDER_REVIEW');
  },
});

/** A request for information is answered whole: a question, a changed address, both sides of a document. */
export const AnswersARequest = meta.story({
  globals: { scenario: 'request_for_information' },
  play: async (context) => {
    const { canvas, userEvent, loaded } = context;
    await userEvent.type(await canvas.findByLabelText('Your answer'), 'The second one. I run its kitchen.');
    const line = canvas.getByLabelText('Address line 1');
    await userEvent.clear(line);
    await userEvent.type(line, '14 Harbour Road');
    await userEvent.click(canvas.getByRole('radio', { name: 'Driving licence' }));
    const front = await canvas.findByLabelText('File for Driving licence: front');
    await userEvent.upload(front, await pngFile('front.png', '#26547c'));
    await userEvent.upload(canvas.getByLabelText('File for Driving licence: back'), await pngFile('back.png', '#06a77d'));
    await canvas.findByText('3 of 3 ready');
    await goToReview(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }));
    await canvas.findByRole('heading', { name: 'Your answers were sent' });
    const customer = await storyBackend({ loaded }).backend.getCustomer('cus_story');
    await expect(customer.status.status).toBe('UNDER_REVIEW');
  },
});

/** Sending fails once. Nothing is lost, and the next try goes through. */
export const SendingFails = meta.story({
  globals: { scenario: 'created' },
  parameters: { backend: { failures: { submitAnswers: (call: number) => (call === 1 ? 'forbidden' : undefined) } } },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await fillProfile(context);
    await goToReview(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }));
    await expect(await canvas.findByText(/Everything you entered is still here/)).toBeVisible();
    await expect(canvas.getByText('Ada Lovelace')).toBeVisible();
  },
});

/** What the backend finds wrong stands at its field. */
export const RefusedByTheBackend = meta.story({
  globals: { scenario: 'created' },
  parameters: {
    hostSays: ['The name differs from your document.'],
    seenAs: (backend: MemoryBackend) => ({
      ...backend,
      submitAnswers: () =>
        Promise.reject(
          new CustomerStatusError('validation_failed', {
            fieldErrors: [{ path: 'full-name', code: 'data_mismatch', message: 'The name differs from your document.' }],
          }),
        ),
    }),
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await fillProfile(context);
    await goToReview(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }));
    await canvas.findByRole('heading', { name: 'There is a problem' });
    const name = canvas.getByLabelText('Full legal name');
    await expect(name).toHaveAccessibleDescription('The name differs from your document.');
    await expect(name).toHaveValue('Ada Lovelace');
    await expect(canvas.getByText('2 of 3 ready')).toBeVisible();
  },
});

/** The customer cannot be read. */
export const Unavailable = meta.story({
  globals: { scenario: 'created' },
  parameters: { backend: { failures: { getCustomer: 'unavailable' } } },
});

/** The status changes under the customer's hands: the form locks and keeps what was typed in sight. */
export const LocksWhenTheStatusChanges = meta.story({
  globals: { scenario: 'created' },
  play: async ({ canvas, userEvent, loaded }) => {
    await userEvent.type(await canvas.findByLabelText('Full legal name'), 'Ada Lovelace');
    storyBackend({ loaded }).backend.simulate.setStatus('UNDER_REVIEW');
    const heading = await canvas.findByRole('heading', { name: 'You cannot change this now' });
    await expect(within(heading.closest<HTMLElement>('.csk-rfi-form')!).getByText('Ada Lovelace')).toBeVisible();
    await expect(canvas.queryByRole('textbox')).toBeNull();
  },
});
