import { type CustomerBackend, OperatorControls } from 'customer-status-kit';
import type { MemoryBackend } from 'customer-status-kit/backends/memory';
import { expect, screen, waitFor, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import type { PlayOf } from '../.storybook/story-types.js';
import { storyBackend } from '../.storybook/story-backend.js';
import { pngFile } from './png-file.js';

const meta = preview.meta({ title: 'Composites/OperatorControls', component: OperatorControls });
type Play = PlayOf<typeof OperatorControls>;

/** In the scenario of the toolbar. Each scenario has a story of its own under Scenarios. */
export const Playground = meta.story({ tags: ['!test'] });

export const Dark = meta.story({ globals: { scenario: 'under_review', theme: 'dark' } });
export const HighContrast = meta.story({ globals: { scenario: 'active', theme: 'high-contrast' } });
export const RightToLeft = meta.story({ globals: { scenario: 'under_review', direction: 'rtl' } });

/** On a small telephone nothing sticks out. */
export const Narrow = meta.story({ globals: { scenario: 'under_review', viewport: { value: 'mobile1', isRotated: false } } });

/** A backend for customers offers none of this, and the desk says so. */
export const OnACustomersBackend = meta.story({
  globals: { scenario: 'under_review' },
  parameters: { seenAs: withoutOperatorCalls },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('This backend offers no operator controls.')).toBeVisible();
  },
});

/** What a customer may call, and nothing more. */
function withoutOperatorCalls(backend: MemoryBackend): CustomerBackend {
  const { id, getCustomer, getCapabilities, listEvents, subscribe } = backend;
  return { id, getCustomer, getCapabilities, listEvents, subscribe };
}

/** The operator approves. The desk shows the new status and the moves there are now. */
export const Approves = meta.story({
  globals: { scenario: 'under_review' },
  play: async (context) => {
    await choose(context, 'New status', 'ACTIVE');
    await press(context, 'Change status');
    await context.canvas.findByText('Verified', { selector: '.csk-status-badge-label' });
    await expect(context.canvas.getByRole('button', { name: 'Deactivate account' })).toBeVisible();
  },
});

/** The operator asks a question and for a document, and sends both together. */
export const AsksForInformation = meta.story({
  globals: { scenario: 'under_review' },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.type(await canvas.findByLabelText('Question'), 'Where does your income come from?');
    await press(context, 'Add to the request');
    await choose(context, 'What do you need?', 'document');
    await press(context, 'Add to the request');
    await press(context, 'Send 2 requests');
    await canvas.findByText('Action needed', { selector: '.csk-status-badge-label' });
    const { requirements } = await storyBackend(context).backend.getCustomer('cus_story');
    await expect(requirements.filter(({ status }) => status === 'open').map(({ kind }) => kind)).toEqual([
      'clarification',
      'document',
    ]);
  },
});

/** The requests stand together until they are sent. */
export const RequestsBeforeSending = meta.story({
  globals: { scenario: 'under_review' },
  // What was put together is written down in the language it was put together in.
  parameters: { hostSays: ['Your current address'] },
  play: async (context) => {
    await choose(context, 'What do you need?', 'address');
    await press(context, 'Add to the request');
    await expect(context.canvas.getByRole('button', { name: 'Send 1 request' })).toBeVisible();
  },
});

/** Rejecting cannot be taken back, so it is asked first. The way out has the focus. */
export const AsksBeforeRejecting = meta.story({
  globals: { scenario: 'under_review' },
  play: async (context) => {
    const dialog = await openConfirmation(context);
    await waitFor(() => expect(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  },
});

export const AsksBeforeRejectingDark = AsksBeforeRejecting.extend({ globals: { scenario: 'under_review', theme: 'dark' } });

/** Cancelled, nothing has happened, and everything that was entered is still there. */
export const CancelsRejecting = meta.story({
  globals: { scenario: 'under_review' },
  play: async (context) => {
    const dialog = await openConfirmation(context);
    await context.userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await expect(context.canvas.getByLabelText('New status')).toHaveValue('REJECTED');
    const customer = await storyBackend(context).backend.getCustomer('cus_story');
    await expect(customer.status.status).toBe('UNDER_REVIEW');
  },
});

/** The status changes under the question: it falls away, nothing is written, that is said, and what was entered stays. */
export const OvertakenByAChange = meta.story({
  globals: { scenario: 'under_review' },
  play: async (context) => {
    await openConfirmation(context);
    storyBackend(context).backend.simulate.setStatus('DEACTIVATED');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await context.canvas.findByText(/so nothing was written/, { selector: '.csk-text' });
    await expect(context.canvas.getByLabelText('Reason')).toHaveValue('data_mismatch');
  },
});

/** Somebody else decides what this operator was about to refuse. */
export const DecidedBySomebodyElse = meta.story({
  globals: { scenario: 'under_review' },
  // What has left the list is called as it was when it was there.
  parameters: { hostSays: ['Home address'] },
  play: async (context) => {
    await press(context, 'Refuse Home address');
    storyBackend(context).backend.simulate.decideRequirement('address', { decision: 'accepted' });
    await context.canvas.findByText(/no longer waiting for a decision/, { selector: '.csk-text' });
  },
});

/** Confirmed, the customer is not approved, with the reason that was given. */
export const Rejects = meta.story({
  globals: { scenario: 'under_review' },
  play: async (context) => {
    const dialog = await openConfirmation(context);
    await context.userEvent.click(dialog.getByRole('button', { name: 'Yes, not approved' }));
    await context.canvas.findByText('Not approved', { selector: '.csk-status-badge-label' });
    const customer = await storyBackend(context).backend.getCustomer('cus_story');
    await expect(customer.status.reasons.map(({ code }) => code)).toEqual(['data_mismatch']);
  },
});

/** An answer is refused with a reason, and another accepted. */
export const DecidesAboutAnswers = meta.story({
  globals: { scenario: 'under_review' },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('button', { name: 'Accept Full legal name' }));
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Accept Full legal name' })).toBeNull());
    await userEvent.click(canvas.getByRole('button', { name: 'Refuse Home address' }));
    const form = within(canvas.getByRole('form', { name: 'Refuse Home address' }));
    await userEvent.type(form.getByLabelText('Message to the customer'), 'Please add the number of the flat.');
    await userEvent.click(form.getByRole('button', { name: 'Refuse' }));
    await canvas.findByText('Action needed', { selector: '.csk-status-badge-label' });
  },
});

/** Both sides of a licence, sent by the customer: a picture, and a PDF. */
async function sendLicence(backend: MemoryBackend): Promise<void> {
  const target = { requirementId: 'identity-document', documentType: 'drivers_license' };
  const pdf = new File(['%PDF-1.7'], 'back.pdf', { type: 'application/pdf' });
  const front = await pngFile('front.png', '#2e6e65');
  const key = (idempotencyKey: string) => ({ idempotencyKey });
  const stored = [
    await backend.uploadFile('cus_story', { ...target, side: 'front' }, front, key('front')),
    await backend.uploadFile('cus_story', { ...target, side: 'back' }, pdf, key('back')),
  ];
  const fileIds = stored.map(({ id }) => id);
  await backend.submitAnswers(
    'cus_story',
    [{ kind: 'document', requirementId: target.requirementId, documentType: target.documentType, fileIds }],
    key('answer'),
  );
}

/** The operator sees a picture before it can be accepted; what the page does not show is saved first. */
export const LooksAtFiles = meta.story({
  globals: { scenario: 'request_for_information' },
  parameters: { before: sendLicence },
  play: async (context) => {
    const { canvas } = context;
    // A file is loaded when it comes into sight.
    (await canvas.findByRole('button', { name: 'Accept Driving licence, Front' })).scrollIntoView();
    await canvas.findByRole('img', { name: 'Picture of Driving licence, Front' });
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: 'Accept Driving licence, Front' })).not.toHaveAttribute('aria-disabled'),
    );
    await expect(canvas.getByRole('button', { name: 'Accept Driving licence, Back' })).toHaveAttribute('aria-disabled', 'true');
  },
});

/** As large as it takes to judge it. */
export const LooksCloser = LooksAtFiles.extend({
  play: async (context) => {
    await press(context, 'Look closer at Driving licence, Front');
    await screen.findByRole('dialog', { name: 'Driving licence, Front' });
  },
});

/** A step that the table does not know is marked before it is taken, and asked about. */
export const FlagsAnUnusualStep = meta.story({
  globals: { scenario: 'under_review' },
  play: async (context) => {
    await choose(context, 'New status', 'DEACTIVATED');
    await expect(context.canvas.getByText(/is not a usual step/)).toBeVisible();
  },
});

/** The operator is told what the customer will read, and what not. */
export const ConfidentialReason = meta.story({
  globals: { scenario: 'under_review' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.selectOptions(await canvas.findByLabelText('Reason'), 'fraud');
    await expect(canvas.getByText(/^Confidential: the customer reads only/)).toBeVisible();
  },
});

/** A request that is no longer needed is withdrawn, after a question. */
export const WithdrawsARequest = meta.story({
  globals: { scenario: 'request_for_information' },
  play: async (context) => {
    await press(context, 'Withdraw Home address');
    const dialog = within(await screen.findByRole('dialog', { name: 'Withdraw “Home address”?' }));
    await context.userEvent.click(dialog.getByRole('button', { name: 'Yes, withdraw' }));
    await waitFor(() => expect(context.canvas.queryByRole('button', { name: 'Withdraw Home address' })).toBeNull());
  },
});

/** The backend refuses. Why is said in words, and what was entered stays. */
export const Forbidden = meta.story({
  globals: { scenario: 'under_review' },
  parameters: { backend: { failures: { setStatus: 'forbidden' } } },
  play: async (context) => {
    await choose(context, 'New status', 'ACTIVE');
    await press(context, 'Change status');
    await context.canvas.findByText(/^This did not work/, { selector: '.csk-text' });
    await expect(context.canvas.getByLabelText('New status')).toHaveValue('ACTIVE');
  },
});

/** The customer cannot be read. */
export const Unavailable = meta.story({
  globals: { scenario: 'active' },
  parameters: { backend: { failures: { getCustomer: 'unavailable' } } },
});

async function choose({ canvas, userEvent }: Play, label: string, value: string): Promise<void> {
  await userEvent.selectOptions(await canvas.findByLabelText(label), value);
}

async function press({ canvas, userEvent }: Play, name: string): Promise<void> {
  await userEvent.click(await canvas.findByRole('button', { name }));
}

async function openConfirmation(context: Play) {
  await choose(context, 'New status', 'REJECTED');
  await context.userEvent.selectOptions(context.canvas.getByLabelText('Reason'), 'data_mismatch');
  await press(context, 'Change status');
  return within(await screen.findByRole('dialog', { name: 'Mark this customer as not approved?' }));
}
