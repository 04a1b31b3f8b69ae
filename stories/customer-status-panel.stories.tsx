import { CustomerStatusPanel } from 'customer-status-kit';
import type { MemoryBackend } from 'customer-status-kit/backends/memory';
import { expect, fn, spyOn, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { storyBackend } from '../.storybook/story-backend.js';

const meta = preview.meta({
  title: 'Composites/CustomerStatusPanel',
  component: CustomerStatusPanel,
  args: { onError: fn() },
  argTypes: { render: { control: false }, sections: { control: false } },
});

/** In the scenario of the toolbar. Each scenario has a story of its own under Scenarios. */
export const Playground = meta.story({ tags: ['!test'] });

export const Dark = meta.story({ globals: { scenario: 'document_rejected', theme: 'dark' } });
export const HighContrast = meta.story({ globals: { scenario: 'document_rejected', theme: 'high-contrast' } });
export const RightToLeft = meta.story({ globals: { scenario: 'document_rejected', direction: 'rtl' } });

/** On a small telephone everything stands in one column and nothing sticks out. */
export const Narrow = meta.story({
  globals: { scenario: 'document_rejected', viewport: { value: 'mobile1', isRotated: false } },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('Review started');
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
});

export const NarrowDark = Narrow.extend({
  globals: { scenario: 'request_for_information', theme: 'dark', viewport: { value: 'mobile1', isRotated: false } },
});

/** Without a provider the panel shows a made-up customer, plainly marked as a sample. */
export const Sample = meta.story({
  parameters: { plain: true },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Sample data')).toBeVisible();
    await canvas.findByRole('heading', { name: 'History' });
  },
});

/** A backend that tells of each product by itself: where it stands, until when it is on, what it waits for. */
export const ProductsAndServices = meta.story({
  globals: { scenario: 'active_with_dated_requirement' },
  parameters: {
    before: ({ simulate }: MemoryBackend) =>
      simulate.change((snapshot) => ({
        ...snapshot,
        scopes: [
          { id: 'eur', label: 'Euro account', status: snapshot.status },
          {
            id: 'usd',
            label: 'Dollar account',
            status: { ...snapshot.status, status: 'UNDER_REVIEW', substatus: 'manual_review' },
          },
        ],
        capabilities: [
          ...snapshot.capabilities,
          { id: 'cards', label: 'Cards', status: 'pending', reasons: [], requirementIds: [] },
          { id: 'loans', label: 'Loans', status: 'rejected', reasons: [], requirementIds: [] },
        ],
      })),
  },
});

function Broken(): never {
  throw new Error('a section that fails on purpose');
}

/** One section fails. The others stay, and there is a number to quote. */
export const SectionFails = meta.story({
  globals: { scenario: 'active' },
  args: { sections: { documents: <Broken /> } },
  // React reports the fault on the console, which here is as it should be.
  beforeEach: () => {
    const silent = spyOn(console, 'error').mockImplementation(() => undefined);
    return () => silent.mockRestore();
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Copy reference' })).toBeVisible();
    await expect(await canvas.findByRole('heading', { name: 'Account active' })).toBeVisible();
  },
});

/** Nothing can be read. */
export const Unavailable = meta.story({
  globals: { scenario: 'active' },
  parameters: { backend: { failures: { getCustomer: 'unavailable', listEvents: 'unavailable' } } },
});

/** The history cannot be read; everything else can. */
export const HistoryFails = meta.story({
  globals: { scenario: 'under_review' },
  parameters: { backend: { failures: { listEvents: 'unavailable' } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/We could not load the history/)).toBeVisible();
    await expect(canvas.getByRole('heading', { name: 'Verification in progress' })).toBeVisible();
  },
});

/** A host leaves one section out, puts its own words into another, and places them itself. */
export const OwnLayout = meta.story({
  globals: { scenario: 'active' },
  args: {
    sections: { documents: null, support: <p>Call your adviser on +44 20 7946 0958.</p> },
    render: ({ banner, timeline, support }) => (
      <div style={{ display: 'grid', gap: '1.5rem' }}>
        {support}
        {banner}
        {timeline}
      </div>
    ),
  },
});

/** The step of the banner leads to the requests of this very panel. */
export const LeadsToTheRequests = meta.story({
  globals: { scenario: 'request_for_information' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Provide Information' }));
    await waitFor(() => expect(canvas.getByRole('heading', { name: 'What we need from you' })).toHaveFocus());
  },
});

/** A review from beginning to end, while the page is open. */
export const ChangesLive = meta.story({
  globals: { scenario: 'under_review' },
  play: async ({ canvas, loaded }) => {
    const { simulate } = storyBackend({ loaded }).backend;
    await canvas.findByRole('heading', { name: 'Verification in progress' });
    simulate.requestInformation([
      { title: 'Your employer', spec: { kind: 'clarification', question: 'Where do you work?', answer: 'text' } },
    ]);
    await expect(await canvas.findByText('Where do you work?')).toBeVisible();
    simulate.approve();
    await expect(await canvas.findByRole('heading', { name: 'Account active' })).toBeVisible();
    await canvas.findByText('Account verified');
  },
});
