import { type CustomerBackend, CustomerStatusError, DocumentUploader } from 'customer-status-kit';
import type { MemoryBackend } from 'customer-status-kit/backends/memory';
import type { ClientSnapshot, UploadState } from 'customer-status-kit/client';
import { useCustomerClient } from 'customer-status-kit/react';
import { useMemo } from 'react';
import { expect, waitFor, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { pngFile } from './png-file.js';
import { shownAs } from './shown-client.js';
import { BACK, chooseLicence, FRONT, pick, slot } from './uploader-play.js';

/** What can happen to a file, and what can be done with it. */
const meta = preview.meta({
  title: 'Components/DocumentUploader states',
  component: DocumentUploader,
  args: { requirementId: 'identity-document' },
  globals: { scenario: 'request_for_information' },
});

const PAGES = { globals: { scenario: 'active_with_dated_requirement' }, args: { requirementId: 'proof-of-address' } };

/** Each way an upload can stand, in one place. */
export const EveryPhase = meta.story({
  ...PAGES,
  render: (args) => <Shown {...args} change={withEveryPhase} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Waiting for connection')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Continue upload of paused.jpg' })).toBeVisible();
  },
});

export const EveryPhaseDark = EveryPhase.extend({ globals: { scenario: 'active_with_dated_requirement', theme: 'dark' } });
export const EveryPhaseRightToLeft = EveryPhase.extend({
  globals: { scenario: 'active_with_dated_requirement', direction: 'rtl' },
});
export const EveryPhaseNarrow = EveryPhase.extend({
  globals: { scenario: 'active_with_dated_requirement', viewport: { value: 'mobile1', isRotated: false } },
});

/** A try that failed is repeated by itself; "Try now" does not wait. */
export const CountsDown = meta.story({
  parameters: { backend: { failures: { uploadFile: 'unavailable' } } },
  play: async (context) => {
    await chooseLicence(context);
    await pick(context, FRONT, await pngFile('front.png', '#26547c'));
    await slot(context, FRONT).findByText(/^Trying again in/);
    await expect(slot(context, FRONT).getByRole('button', { name: 'Try now to upload front.png' })).toBeVisible();
  },
});

/** Held by the customer. */
export const Paused = meta.story({
  parameters: { backend: { latencyMs: 1_500 } },
  play: async (context) => {
    await chooseLicence(context);
    await pick(context, FRONT, await pngFile('front.png', '#26547c'));
    await context.userEvent.click(await slot(context, FRONT).findByRole('button', { name: 'Pause upload of front.png' }));
    await slot(context, FRONT).findByText(/^Paused/);
  },
});

/** A photo that may be too dark: advice, and the customer decides. It is sent in any case. */
export const Advice = meta.story({
  play: async (context) => {
    await chooseLicence(context);
    await pick(context, FRONT, await pngFile('evening.png', '#040404'));
    await slot(context, FRONT).findByText(/may be too dark/);
    await expect(slot(context, FRONT).getByRole('button', { name: 'Use it anyway: evening.png' })).toBeVisible();
  },
});

/** The phone ended the page while its camera was open: the file is asked for again. */
export const LostUpload = meta.story({
  render: (args) => <Shown {...args} change={withLostUpload} />,
  parameters: { hostSays: ['IMG_0042.jpg'] },
  play: async (context) => {
    await chooseLicence(context);
    await expect(await slot(context, FRONT).findByText(/^IMG_0042\.jpg was not sent completely/)).toBeVisible();
  },
});

/** Pages of a statement are put in order by buttons. */
export const Pages = meta.story({
  ...PAGES,
  play: async ({ canvas, userEvent }) => {
    const files = [
      await pngFile('first.png', '#26547c'),
      await pngFile('a-rather-long-name-of-a-scanned-electricity-bill-of-november.png', '#06a77d'),
    ];
    await userEvent.upload(await canvas.findByLabelText<HTMLInputElement>(/^File for/), files);
    await userEvent.click(await canvas.findByRole('button', { name: /^Move up a-rather/ }));
    await waitFor(() => expect(canvas.getByRole('group', { name: /^Page 2: first\.png/ })).toBeVisible());
  },
});

/** Front and back were mixed up: a button puts it right, and nothing is sent again. */
export const SwapsSides = meta.story({
  play: async (context) => {
    await chooseLicence(context);
    await pick(context, FRONT, await pngFile('front.png', '#26547c'));
    await pick(context, BACK, await pngFile('back.png', '#06a77d'));
    await context.userEvent.click(await context.canvas.findByRole('button', { name: 'Swap front and back' }));
    await expect(slot(context, FRONT).getByText('back.png')).toBeVisible();
  },
});

/** What was given for one request is offered for another. */
export const GivenEarlier = meta.story({
  ...PAGES,
  parameters: { before: giveABill },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Use the one you gave for “Electricity bill”' })).toBeVisible();
  },
});

/** It is used without being sent again. */
export const UsesOneGivenEarlier = GivenEarlier.extend({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Use the one you gave/ }));
    await expect(await canvas.findByText(/It is not sent twice/)).toBeVisible();
  },
});

/** The provider takes files on a page of its own. */
export const HostedElsewhere = meta.story({
  parameters: { seenAs: (backend: MemoryBackend) => takingFilesBy(backend, 'hosted_url') },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Prepare the secure page' }));
    const link = await canvas.findByRole('link', { name: 'Go to the secure page' });
    await expect(link).toHaveAttribute('href', 'https://files.example.com/session');
    await waitFor(() => expect(document.activeElement).toBe(link));
  },
});

/** No file is taken here: the page says where to turn instead. */
export const NoUpload = meta.story({
  parameters: { seenAs: (backend: MemoryBackend) => takingFilesBy(backend, 'none') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Files cannot be uploaded here/)).toBeVisible();
    await expect(canvas.queryByRole('button', { name: /^Choose file/ })).toBeNull();
  },
});

/** A picture to look at closely. */
export const LooksClosely = meta.story({
  play: async (context) => {
    await chooseLicence(context);
    await pick(context, FRONT, await pngFile('front.png', '#26547c'));
    await context.userEvent.click(await slot(context, FRONT).findByRole('button', { name: 'View front.png' }));
    const dialog = within(await within(document.body).findByRole('dialog', { name: 'front.png' }));
    await context.userEvent.click(dialog.getByRole('button', { name: 'Zoom in' }));
    await expect(dialog.getByText('150%')).toBeVisible();
  },
});

interface ShownProps {
  change: (snapshot: ClientSnapshot) => ClientSnapshot;
  requirementId: string;
}

/** The uploader with a client that shows what is hard to bring about. */
function Shown({ change, requirementId }: ShownProps) {
  const client = useCustomerClient();
  const shown = useMemo(() => shownAs(client, change), [client, change]);
  return <DocumentUploader requirementId={requirementId} client={shown} />;
}

const PHASES: readonly Partial<UploadState>[] = [
  { phase: 'queued', displayName: 'queued.pdf', mime: 'application/pdf', sent: 0 },
  { phase: 'preparing', displayName: 'preparing.jpg' },
  { phase: 'sending', displayName: 'sending.jpg', canPause: true },
  { phase: 'sending', displayName: 'sending-without-progress.jpg', indeterminate: true },
  { phase: 'processing', displayName: 'processing.jpg', sent: 100 },
  { phase: 'waiting', waitingFor: 'connection', displayName: 'no-connection.jpg', canPause: true },
  { phase: 'waiting', waitingFor: 'retry', displayName: 'tried-again.jpg', canPause: true },
  { phase: 'paused', displayName: 'paused.jpg' },
  { phase: 'failed', displayName: 'failed.heic', mime: 'image/heic', error: new CustomerStatusError('file_too_large') },
];

function withEveryPhase(snapshot: ClientSnapshot): ClientSnapshot {
  const documentType = documentTypeOf(snapshot, 'proof-of-address');
  const uploads = PHASES.map(
    (phase, index): UploadState => ({
      id: `shown-${index}`,
      target: { requirementId: 'proof-of-address', documentType, side: 'single' },
      phase: 'sending',
      sent: 42,
      total: 100,
      indeterminate: false,
      attempt: 1,
      canPause: false,
      mime: 'image/jpeg',
      displayName: '',
      ...phase,
    }),
  );
  return { ...snapshot, uploads };
}

function withLostUpload(snapshot: ClientSnapshot): ClientSnapshot {
  const target = { requirementId: 'identity-document', documentType: 'drivers_license', side: 'front' as const };
  return { ...snapshot, lostUploads: [{ target, displayName: 'IMG_0042.jpg' }] };
}

function documentTypeOf({ customer }: ClientSnapshot, requirementId: string): string {
  const spec = customer?.requirements.find(({ id }) => id === requirementId)?.spec;
  return spec?.kind === 'document' ? (spec.accepted[0]?.type ?? '') : '';
}

/** Another request, answered already with a bill. */
async function giveABill(backend: MemoryBackend): Promise<void> {
  const bill = { type: 'utility_bill', label: 'Electricity bill', sides: ['single' as const] };
  backend.simulate.requestInformation([
    { title: 'Electricity bill', spec: { kind: 'document', accepted: [bill], mime: ['image/png'] } },
  ]);
  const { requirements } = await backend.getCustomer('cus_story');
  const { id: requirementId } = requirements.find(({ title }) => title === 'Electricity bill')!;
  const target = { requirementId, documentType: 'utility_bill', side: 'single' as const };
  await backend.uploadFile('cus_story', target, await pngFile('bill.png', '#f1a208'), { idempotencyKey: 'bill' });
}

/** The same provider, which takes files in another way. */
function takingFilesBy(backend: MemoryBackend, mode: 'hosted_url' | 'none'): CustomerBackend {
  const { uploadFile: _taken, ...rest } = backend;
  const upload = { mode, resumable: false, progress: false };
  return {
    ...rest,
    getCapabilities: async (options) => ({ ...(await backend.getCapabilities(options)), upload }),
    startAction: async () => ({ url: 'https://files.example.com/session' }),
  };
}
