import { RFIForm, RFIFormDialog, type RFIFormProps } from 'customer-status-kit';
import type { MemoryBackend } from 'customer-status-kit/backends/memory';
import type { ClientSnapshot } from 'customer-status-kit/client';
import { type CustomerDraft, CustomerStatusError, type Requirement } from 'customer-status-kit/model';
import { useCustomerClient } from 'customer-status-kit/react';
import { useMemo, useRef, useState } from 'react';
import { expect, fn, waitFor, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import type { PlayOf } from '../.storybook/story-types.js';
import { storyBackend } from '../.storybook/story-backend.js';
import { pngFile } from './png-file.js';
import { shownAs } from './shown-client.js';

const meta = preview.meta({
  title: 'Components/RFIForm/Flow',
  component: RFIForm,
  args: { onSubmitted: fn() },
  globals: { scenario: 'request_for_information' },
});
type Play = PlayOf<typeof RFIForm>;

const FUNDS = 'source-of-funds';

async function typeAnswer({ canvas, userEvent }: Play, text = 'From my salary, and from renting out a flat.'): Promise<void> {
  await userEvent.click(await canvas.findByLabelText('Your answer'));
  await userEvent.paste(text);
}

function changeElsewhere({ loaded }: Play, change: (requirement: Requirement) => Requirement | undefined): void {
  storyBackend({ loaded }).backend.simulate.change((snapshot) => ({
    ...snapshot,
    requirements: snapshot.requirements.flatMap((one) => (one.id === FUNDS ? (change(one) ?? []) : [one])),
  }));
}

/** One answer is read over and sent by itself; the receipt says what was sent, when and under which reference. */
export const Receipt = meta.story({
  play: async (context) => {
    const { canvas, userEvent, args } = context;
    await typeAnswer(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Send this answer: Source of funds' }));
    await canvas.findByRole('heading', { name: 'Check your answers before sending' });
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }));
    const receipt = within(await canvas.findByRole('status', { name: 'Your answers were sent' }));
    await expect(receipt.getByText(/renting out a flat/)).toBeVisible();
    await expect(receipt.getByRole('button', { name: 'Print or save' })).toBeVisible();
    await expect(args.onSubmitted).toHaveBeenCalledTimes(1);
  },
});

/** Somebody changes the question while it is being answered. Both sides are shown, and nothing is overwritten. */
export const Conflict = meta.story({
  play: async (context) => {
    const { canvas } = context;
    await typeAnswer(context);
    changeElsewhere(context, (one) => ({ ...one, title: 'Where your money comes from since 2024' }));
    await expect(await canvas.findByText('Asked before')).toBeVisible();
    await expect(canvas.getByRole('button', { name: /^Keep my answer and send again/ })).toBeVisible();
  },
});

export const ConflictInTheDark = Conflict.extend({ globals: { theme: 'dark' } });
export const ConflictRightToLeft = Conflict.extend({ globals: { direction: 'rtl' } });
export const ConflictNarrow = Conflict.extend({ globals: { viewport: { value: 'mobile1', isRotated: false } } });

/** The question was answered from another telephone meanwhile. */
export const AnsweredElsewhere = meta.story({
  play: async (context) => {
    await typeAnswer(context);
    const currentAnswer = { text: 'From my pension.' };
    changeElsewhere(context, (one) => ({
      ...one,
      status: 'submitted',
      awaiting: 'provider',
      spec: one.spec.kind === 'clarification' ? { ...one.spec, currentAnswer } : one.spec,
    }));
    await expect(await context.canvas.findByText('This was answered elsewhere and is with the reviewer.')).toBeVisible();
  },
});

/** The question was withdrawn. */
export const NoLongerAsked = meta.story({
  play: async (context) => {
    await typeAnswer(context);
    changeElsewhere(context, () => undefined);
    await expect(await context.canvas.findByText(/no longer asked/)).toBeVisible();
  },
});

/** The account is decided about while somebody types: the text stays to be copied. */
export const LockedWhileTyping = meta.story({
  play: async (context) => {
    const { canvas, loaded } = context;
    await typeAnswer(context);
    storyBackend({ loaded }).backend.simulate.reject({ message: 'We cannot offer you an account.' });
    await expect(await canvas.findByRole('button', { name: /^Copy what you entered/ })).toBeVisible();
  },
});

/** The connection breaks while sending: it is found out what arrived, and until then the form says so. */
export const Checking = meta.story({
  parameters: {
    seenAs: (backend: MemoryBackend) => {
      let isLost = false;
      return {
        ...backend,
        submitAnswers: () => {
          isLost = true;
          return Promise.reject(new CustomerStatusError('timeout'));
        },
        getCustomer: (...call: Parameters<MemoryBackend['getCustomer']>) =>
          isLost ? new Promise(() => undefined) : backend.getCustomer(...call),
      };
    },
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await typeAnswer(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Send this answer: Source of funds' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Send' }));
    await expect(await canvas.findByText('Checking whether your answers arrived')).toBeVisible();
  },
});

const asked = (id: string, title: string): Requirement => ({
  id,
  kind: 'clarification',
  status: 'open',
  blocking: true,
  title,
  reasons: [],
  subject: { type: 'customer' },
  awaiting: 'customer',
  spec: { kind: 'clarification', question: title, answer: 'text' },
});

const LEFT: CustomerDraft = {
  entries: [
    {
      answer: { kind: 'clarification', requirementId: FUNDS, text: 'From my salary, and from' },
      asked: asked(FUNDS, 'Source of funds'),
      at: '2026-03-02T18:40:00.000Z',
    },
  ],
};

/** What was typed before the page was left is there again, and can be cleared. */
export const Restored = meta.story({
  parameters: { backend: { drafts: true }, before: (backend: MemoryBackend) => backend.saveDraft?.('cus_story', LEFT) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^We restored what you entered on/)).toBeVisible();
    await expect(canvas.getByLabelText('Your answer')).toHaveValue('From my salary, and from');
  },
});

/** What does not fit any more is listed, to be copied. */
export const RestoredInPart = meta.story({
  parameters: {
    backend: { drafts: true },
    before: (backend: MemoryBackend) =>
      backend.saveDraft?.('cus_story', {
        entries: [
          ...LEFT.entries,
          {
            answer: { kind: 'clarification', requirementId: 'gone', text: 'Because the lease ended in spring.' },
            asked: asked('gone', 'Why did you move?'),
            at: '2026-03-02T18:38:00.000Z',
          },
        ],
      }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Because the lease ended in spring.')).toBeVisible();
    await expect(canvas.getByText('This is no longer asked.')).toBeVisible();
  },
});

function ShownForm({ change, ...props }: RFIFormProps & { change: (snapshot: ClientSnapshot) => ClientSnapshot }) {
  const real = useCustomerClient();
  const client = useMemo(() => shownAs(real, change), [real, change]);
  return <RFIForm {...props} client={client} />;
}

const notSaved = (snapshot: ClientSnapshot): ClientSnapshot => ({
  ...snapshot,
  draftKeeping: { device: 'failed', backend: 'off' },
});

/** The browser stores nothing: said once something is typed, and harmless. */
export const NotSavedOnThisDevice = meta.story({
  render: (args) => <ShownForm {...args} change={notSaved} />,
  play: async (context) => {
    await typeAnswer(context);
    await expect(await context.canvas.findByText(/not saved on this device/)).toBeVisible();
  },
});

const notSavedThere = (snapshot: ClientSnapshot): ClientSnapshot => ({
  ...snapshot,
  draftKeeping: { device: 'off', backend: 'failed' },
});

/** The backend keeps drafts and cannot be reached: said once something is typed; it is tried again by itself. */
export const NotSavedAtTheBackend = meta.story({
  render: (args) => <ShownForm {...args} change={notSavedThere} />,
  play: async (context) => {
    await typeAnswer(context);
    await expect(await context.canvas.findByText(/cannot be saved right now/)).toBeVisible();
  },
});

const elsewhere = (snapshot: ClientSnapshot): ClientSnapshot => ({
  ...snapshot,
  draftKeeping: { device: 'on', backend: 'off', elsewhere: [FUNDS] },
});

/** The same request is being answered in another tab. */
export const ChangedInAnotherTab = meta.story({
  render: (args) => <ShownForm {...args} change={elsewhere} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Changed in another tab/)).toBeVisible();
  },
});

function Page(props: RFIFormProps) {
  const [open, setOpen] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <main>
      <h1 ref={heading} tabIndex={-1} data-host-words>
        Your account
      </h1>
      <button type="button" className="csk-button" onClick={() => setOpen(true)} data-host-words>
        Answer the reviewer
      </button>
      <RFIFormDialog {...props} open={open} onOpenChange={setOpen} fallbackFocus={heading} />
    </main>
  );
}

/** The same form in a dialog. Escape loses nothing. */
export const InADialog = meta.story({
  render: (args) => <Page {...args} />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    const page = within(canvasElement.ownerDocument.body);
    await userEvent.click(await canvas.findByRole('button', { name: 'Answer the reviewer' }));
    const dialog = await page.findByRole('dialog', { name: 'Your open requests' });
    await userEvent.type(within(dialog).getByLabelText('Your answer'), 'From my salary');
    await expect(dialog).toContainElement(document.activeElement as HTMLElement);
    await expect(within(dialog).getByRole('button', { name: 'Close and keep what you entered' })).toBeVisible();
  },
});

export const InADialogNarrow = InADialog.extend({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
});

/** A whole request with the keyboard alone: a question, a changed address, both sides of a document, review, receipt. */
export const WithTheKeyboardAlone = meta.story({
  play: async (context) => {
    const { canvas, userEvent, loaded } = context;
    await canvas.findByLabelText('Your answer');
    const tabTo = async (isThere: (element: Element) => boolean) => {
      for (let step = 0; step < 80; step += 1) {
        const focused = document.activeElement;
        if (focused !== null && isThere(focused)) return focused;
        await userEvent.tab();
      }
      throw new Error('the keyboard does not reach it');
    };
    const named = (name: RegExp) => (element: Element) =>
      name.test(element.getAttribute('aria-label') ?? element.textContent ?? '');
    await tabTo((element) => element === canvas.getByLabelText('Your answer'));
    await userEvent.keyboard('The second one. I run its kitchen.');
    await tabTo((element) => element === canvas.getByLabelText('Address line 1'));
    await userEvent.keyboard('{Control>}a{/Control}14 Harbour Road');
    await tabTo((element) => element.getAttribute('type') === 'radio');
    while (document.activeElement !== canvas.getByRole('radio', { name: 'Driving licence' }))
      await userEvent.keyboard('{ArrowDown}');
    await userEvent.keyboard(' ');
    // What the browser's own picker gives once it was opened with the keyboard.
    await userEvent.upload(
      await canvas.findByLabelText('File for Driving licence: front'),
      await pngFile('front.png', '#26547c'),
    );
    await userEvent.upload(canvas.getByLabelText('File for Driving licence: back'), await pngFile('back.png', '#06a77d'));
    await canvas.findByText('3 of 3 ready', {}, { timeout: 10_000 });
    await tabTo(named(/^Review answers$/));
    await userEvent.keyboard('{Enter}');
    const review = await canvas.findByRole('heading', { name: 'Check your answers before sending' });
    await waitFor(() => expect(review).toHaveFocus());
    await tabTo(named(/^Send$/));
    await userEvent.keyboard('{Enter}');
    const receipt = await canvas.findByRole('heading', { name: 'Your answers were sent' });
    await waitFor(() => expect(receipt).toHaveFocus());
    const customer = await storyBackend({ loaded }).backend.getCustomer('cus_story');
    await expect(customer.status.status).toBe('UNDER_REVIEW');
  },
});
