import { LifecycleTimeline } from 'customer-status-kit';
import { type MemoryBackend, SCENARIOS } from 'customer-status-kit/backends/memory';
import { expect, fn, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { storyBackend } from '../.storybook/story-backend.js';
import { incompleteHistory, longHistory, providerSteps, requestRound } from './timeline-histories.js';

const meta = preview.meta({ title: 'Components/LifecycleTimeline', component: LifecycleTimeline });

/** In the scenario of the toolbar. Each scenario has a story of its own under Scenarios. */
export const Playground = meta.story({ tags: ['!test'] });

export const Dark = meta.story({ globals: { scenario: 'document_rejected', theme: 'dark' } });
export const HighContrast = meta.story({ globals: { scenario: 'deactivated', theme: 'high-contrast' } });
export const RightToLeft = meta.story({ globals: { scenario: 'document_rejected', direction: 'rtl' } });

/** Nothing has happened yet. */
export const Empty = meta.story({ args: { events: [] }, parameters: { plain: true } });

/** The host is still fetching. */
export const Loading = meta.story({ args: { events: [], phase: 'loading' }, parameters: { plain: true, loading: true } });

/** The history cannot be read. */
export const Failed = meta.story({
  globals: { scenario: 'under_review' },
  parameters: { backend: { failures: { listEvents: 'unavailable' } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/We could not load the history/)).toBeVisible();
  },
});

/** The words speak to somebody on the desk. */
export const ForAnOperator = meta.story({ globals: { scenario: 'document_rejected' }, args: { viewer: 'operator' } });

/** An operator is told that a change is not in the transition table. */
export const UnusualStep = meta.story({
  globals: { scenario: 'rejected' },
  args: { viewer: 'operator' },
  parameters: { before: ({ simulate }: MemoryBackend) => simulate.setStatus('ACTIVE') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Unusual step')).toBeVisible();
  },
});

/** A customer sees the same change as any other. */
export const UnusualStepForACustomer = meta.story({
  globals: { scenario: 'rejected' },
  parameters: { before: ({ simulate }: MemoryBackend) => simulate.setStatus('ACTIVE') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Account verified')).toBeVisible();
    await expect(canvas.queryByText('Unusual step')).toBeNull();
  },
});

/** A small round of requests lies open, with what became of each. */
export const RequestRound = meta.story({
  args: { events: requestRound(3, 2) },
  parameters: { plain: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('3 items: 2 accepted and 1 to answer')).toBeVisible();
  },
});

/** A large one is summed up. */
export const LargeRequestRound = meta.story({
  args: { events: requestRound(40, 38) },
  parameters: { plain: true },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByText('40 items: 38 accepted and 2 to answer'));
    await expect(canvas.getAllByText('Company document 40')[0]).toBeVisible();
  },
});

/** What a provider did, step by step, with how long it took. */
export const ProviderSteps = meta.story({
  args: { events: providerSteps },
  parameters: { plain: true },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByText('5 steps of the check'));
    await expect(canvas.getByText('Reading of the document')).toBeVisible();
  },
});

/** Something is missing, at the beginning and in between; and one entry is of a kind the kit does not know. */
export const Incomplete = meta.story({
  args: { events: incompleteHistory },
  parameters: { plain: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^Some history before/)).toBeVisible();
    await expect(canvas.getByText(/^Some history between/)).toBeVisible();
  },
});

/** A page could not be loaded: what is there stays. */
export const PageFailed = meta.story({
  args: { events: incompleteHistory, phase: 'failed', hasMore: true, onLoadMore: fn() },
  parameters: { plain: true },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(args.onLoadMore).toHaveBeenCalledTimes(1);
  },
});

/** A range of days and kinds of entries, asked of the backend. */
export const Filters = meta.story({
  globals: { scenario: 'document_rejected' },
  args: { filterable: true },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByText('Filter'));
    await userEvent.click(canvas.getByLabelText('Documents'));
    await userEvent.click(canvas.getByRole('button', { name: 'Show entries' }));
    await expect(await canvas.findByText('Filter (on)')).toBeVisible();
  },
});

/** The start lies after the end. */
export const FilterFault = meta.story({
  globals: { scenario: 'document_rejected' },
  args: { filterable: true },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByText('Filter'));
    await userEvent.type(canvas.getByLabelText('From'), '2026-11-20');
    await userEvent.type(canvas.getByLabelText('To'), '2026-11-10');
    await userEvent.click(canvas.getByRole('button', { name: 'Show entries' }));
    await expect(canvas.getByText(/Choose an earlier/)).toBeVisible();
  },
});

/** Printing, saving as text, CSV or JSON, and copying. */
export const PrintOrSave = meta.story({
  globals: { scenario: 'document_rejected' },
  args: { exportable: true },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByText('Print or save'));
    await expect(canvas.getByRole('button', { name: 'Save as text' })).toBeVisible();
  },
});

/** Ten thousand entries: only those in sight are in the document. */
export const TenThousand = meta.story({
  args: { events: longHistory(10_000), exportable: true },
  parameters: { plain: true },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('[data-windowed] [aria-posinset]')).not.toBeNull());
    await expect(canvasElement.querySelectorAll('li').length).toBeLessThan(60);
  },
});

/** A backend that gives a few entries at a time, as seen by the page. */
const inSmallPages = (backend: MemoryBackend) => ({
  ...backend,
  listEvents: (id: string, query?: Parameters<MemoryBackend['listEvents']>[1]) => backend.listEvents(id, { ...query, limit: 8 }),
});

/** Older entries come on request. At the beginning the button gives way, and the focus goes to what stands in its place. */
export const LoadsOlder = meta.story({
  globals: { scenario: 'document_rejected' },
  parameters: { seenAs: inSmallPages },
  play: async ({ canvas, userEvent }) => {
    const older = await canvas.findByRole('button', { name: 'Show older' });
    await expect(canvas.queryByText('Account created')).toBeNull();
    await userEvent.click(older);
    await expect(await canvas.findByText('Account created')).toBeVisible();
    await waitFor(() => expect(canvas.getByText('This is the beginning.')).toHaveFocus());
  },
});

/** The host brings the events, and the older ones on request, itself: no provider is needed. */
export const EventsOfTheHost = meta.story({
  args: { events: SCENARIOS.deactivated(Date.now()).events, hasMore: true, onLoadMore: fn() },
  parameters: { plain: true },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Show older' }));
    await expect(args.onLoadMore).toHaveBeenCalled();
  },
});

/** What happens while the page is open appears at the top. */
export const GrowsLive = meta.story({
  globals: { scenario: 'under_review' },
  play: async ({ canvas, loaded }) => {
    await canvas.findByText('Review started');
    storyBackend({ loaded }).backend.simulate.approve();
    await expect(await canvas.findByText('Account verified')).toBeVisible();
  },
});
