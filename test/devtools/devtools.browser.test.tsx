import { act, render, screen, waitFor, within } from '@testing-library/react';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryBackend, simulatedClock } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusDevtools } from '../../src/devtools/index.js';
import { CustomerProvider } from '../../src/react/provider/index.js';
import { axeFaults } from '../drop-ins/axe-faults.js';
import { dock, opener, openDevtools } from './devtools-page.js';

const TABS = ['State', 'Features', 'Events', 'History', 'Provider', 'Troubles', 'Clock'];

async function openTab(name: string) {
  if (screen.queryByRole('region', { name: 'Customer status devtools' }) === null) await userEvent.click(await opener());
  await userEvent.click(screen.getByRole('tab', { name }));
  return within(screen.getByRole('tabpanel', { name }));
}

const press = (name: string | RegExp) => userEvent.click(within(dock()).getByRole('button', { name }));
const choose = (panel: ReturnType<typeof within>, label: string, value: string, index = 0) =>
  userEvent.selectOptions(panel.getAllByRole('combobox', { name: label }).at(index) ?? document.body, value);

/** Steps through the history until something is so. */
async function steps(name: 'Earlier' | 'Later', isThere: () => boolean) {
  for (let step = 0; step < 12 && !isThere(); step += 1) await press(name);
  expect(isThere()).toBe(true);
}

afterEach(() => page.viewport(1_024, 768));

describe('CustomerStatusDevtools', () => {
  it.each([
    ['light', 1_024],
    ['dark', 1_024],
    ['light', 320],
    ['dark', 320],
  ] as const)('has no accessibility fault in any tab, %s and %i pixels wide', { timeout: 90_000 }, async (theme, width) => {
    await page.viewport(width, 900);
    openDevtools({}, { theme });
    await screen.findByRole('heading', { name: 'Action required' });
    expect(await axeFaults()).toEqual([]);
    for (const name of TABS) {
      await openTab(name);
      expect([name, await axeFaults()]).toEqual([name, []]);
      expect(document.querySelector('.csk-devtools-panel')?.scrollWidth).toBeLessThanOrEqual(width);
    }
  });

  it('tells where both charts stand and what is known, and nothing about the person', async () => {
    const { client } = openDevtools();
    await waitFor(() => expect(client.getSnapshot().connection).toBe('live'));
    const state = await openTab('State');
    expect(state.getByText('Customer chart').parentElement).toMatchTextContent('NEEDS_ADDITIONAL_INFORMATION');
    await waitFor(() => expect(state.getByText('Link chart').parentElement).toMatchTextContent('connection: live'));
    expect(state.getByText('requirements').parentElement).toMatchTextContent('1 open document');
    await userEvent.type(screen.getByRole('textbox', { name: /income comes from|Your answer/ }), 'The second one');
    for (const name of TABS) {
      await openTab(name);
      expect(dock().textContent).not.toMatch(/Amara|Osei|Harbour|Bristol|second one|cus_1/);
    }
  });

  it('says why each feature is closed and what would open it', async () => {
    openDevtools({ scenario: 'under_review' });
    const features = await openTab('Features');
    const row = await features.findByRole('row', { name: /createTransaction/ });
    expect(row).toMatchTextContent('closed');
    expect(row).toMatchTextContent('The rule does not name this status.');
    expect(row).toMatchTextContent('The review ends. ACTIVE');
    expect(features.getByRole('row', { name: /viewProfile/ })).toMatchTextContent('open');
  });

  it('switches the scenario, and the page follows', async () => {
    openDevtools();
    const provider = await openTab('Provider');
    await choose(provider, 'Scenario', 'active');
    await press('Switch scenario');
    expect(await screen.findByText('You can send money.')).toBeVisible();
    expect(dock()).toMatchTextContent('Done: Switch scenario.');
  });

  it('says when the provider refuses, and by which code', async () => {
    openDevtools({ scenario: 'under_review' });
    await openTab('Provider');
    await press('Activate');
    await waitFor(() => expect(dock()).toMatchTextContent('Refused: Activate (state_conflict).'));
  });

  it('plays a whole round: asked, answered, accepted, approved', async () => {
    const { client } = openDevtools({ scenario: 'under_review' });
    const status = (wanted: string) => waitFor(() => expect(client.getSnapshot().status).toBe(wanted));
    await openTab('Provider');
    await press('Ask');
    await status('NEEDS_ADDITIONAL_INFORMATION');
    expect(await screen.findByRole('heading', { name: /Identity document/ })).toBeVisible();
    await press('Customer answers all');
    await status('UNDER_REVIEW');
    await press('Accept all answers');
    await press('Approve');
    await status('ACTIVE');
    expect(client.getSnapshot().customer?.requirements.at(-1)?.status).toBe('accepted');
  });

  it('stays right when pushes come twice, late and out of nowhere', async () => {
    const { client } = openDevtools({ scenario: 'under_review' });
    await openTab('Provider');
    await press('Approve');
    await waitFor(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
    const before = client.getSnapshot().customer;
    for (const name of ['Push the last again', 'Push a stale snapshot', 'Ask to read again']) await press(name);
    await waitFor(() => expect(dock()).toMatchTextContent('Done: Ask to read again.'));
    expect(client.getSnapshot().customer).toEqual(before);
  });

  it('plays a scripted journey, and stops it', async () => {
    const base = simulatedClock();
    const { client, backend } = openDevtools({ clock: simulatedClock({ runs: true, base }) });
    const provider = await openTab('Provider');
    await choose(provider, 'Journey', 'two_rounds');
    await press('Play journey');
    await waitFor(() => expect(client.getSnapshot().status).toBe('CREATED'));
    act(() => base.advance(1_000));
    await waitFor(() => expect(client.getSnapshot().status).toBe('UNDER_REVIEW'));
    await press('Stop');
    await waitFor(() => expect(within(dock()).getByRole('button', { name: 'Play journey' })).toBeVisible());
    act(() => base.advance(60_000));
    expect(backend.simulate.getCustomer().status.status).toBe('UNDER_REVIEW');
  });

  it('forces an upload to fail, and the customer gets over it', async () => {
    const { client } = openDevtools({ scenario: 'document_rejected' });
    const troubles = await openTab('Troubles');
    await choose(troubles, 'Operation', 'uploadFile', 1);
    await choose(troubles, 'Error', 'file_infected');
    await press('Force error');
    expect(await troubles.findByText('file_infected, 1 left')).toBeVisible();
    const input = await screen.findByLabelText<HTMLInputElement>(/^File for .*back$/);
    const picture = () => new File([PICTURE], 'back.png', { type: 'image/png' });
    await userEvent.upload(input, picture());
    await waitFor(() => expect(client.getSnapshot().uploads.map(({ error }) => error?.code)).toEqual(['file_infected']));
    await waitFor(() => expect(troubles.queryByText('file_infected, 1 left')).toBeNull());
    await userEvent.upload(await screen.findByLabelText<HTMLInputElement>(/^File for .*back$/), picture());
    await waitFor(() => expect(client.getSnapshot().uploads.at(-1)?.phase).toBe('done'));
  });

  it('takes the connection away and gives it back, and makes calls slow', async () => {
    const { client, backend } = openDevtools({ scenario: 'under_review' });
    await waitFor(() => expect(client.getSnapshot().connection).toBe('live'));
    const troubles = await openTab('Troubles');
    await userEvent.click(troubles.getByRole('checkbox', { name: 'Stream is cut' }));
    await waitFor(() => expect(client.getSnapshot().connection).toBe('polling'));
    await userEvent.click(troubles.getByRole('checkbox', { name: 'Stream is cut' }));
    await waitFor(() => expect(client.getSnapshot().connection).toBe('live'));
    const ms = troubles.getByLabelText('Milliseconds');
    await userEvent.fill(ms, '70');
    await press('Set latency');
    expect(backend.simulate.getTroubles().latencyMs).toBe(70);
    expect(await troubles.findByText('70 ms')).toBeVisible();
  });

  it('moves the clock until a date has passed, and back', async () => {
    openDevtools();
    await screen.findByRole('heading', { name: 'Action required' });
    expect(screen.queryAllByText(/overdue/i)).toEqual([]);
    await openTab('Clock');
    await press('+ 7 days');
    expect((await screen.findAllByText(/overdue/i)).length).toBeGreaterThan(0);
    expect(dock()).toMatchTextContent('+7 d from real time');
    await press('Back to real time');
    await waitFor(() => expect(dock()).toMatchTextContent('(real time)'));
  });

  it('shows a past state in the page, marked and read only, and returns', async () => {
    const { client, backend } = openDevtools({ scenario: 'active' });
    expect(await screen.findByText('You can send money.')).toBeVisible();
    act(() => void backend.simulate.deactivate());
    await waitFor(() => expect(screen.queryByText('You can send money.')).toBeNull());
    act(() => void backend.simulate.activate());
    expect(await screen.findByText('You can send money.')).toBeVisible();
    const history = await openTab('History');
    const past = () => history.getAllByRole('listitem').find((line) => line.textContent?.includes('DEACTIVATED'));
    await userEvent.click(within(past()!).getByRole('button'));
    expect(await screen.findByText(/^Past state of .* Read only\.$/)).toBeVisible();
    expect(screen.queryByText('You can send money.')).toBeNull();
    expect(client.getSnapshot().status).toBe('DEACTIVATED');
    expect(await client.submitForReview()).toMatchObject({ ok: false, error: { code: 'state_conflict' } });
    expect(await axeFaults()).toEqual([]);
    await userEvent.click(within(document.querySelector<HTMLElement>('.csk-devtools-pin')!).getByRole('button'));
    expect(await screen.findByText('You can send money.')).toBeVisible();
    expect(screen.queryByText(/^Past state/)).toBeNull();
    expect(screen.getByRole('tab', { name: 'History' })).toHaveFocus();
  });

  it('opens nothing in a past state that was open in it', async () => {
    const { client, backend } = openDevtools({ scenario: 'active' });
    expect(await screen.findByText('You can send money.')).toBeVisible();
    act(() => void backend.simulate.deactivate());
    await waitFor(() => expect(client.getSnapshot().status).toBe('DEACTIVATED'));
    await openTab('History');
    await steps('Earlier', () => client.getSnapshot().status === 'ACTIVE');
    expect(screen.queryByText('You can send money.')).toBeNull();
    expect(client.can('createTransaction')).toMatchObject({ open: false, reason: 'stale' });
    await steps('Later', () => screen.queryByText(/^Past state/) === null);
    expect(client.getSnapshot().status).toBe('DEACTIVATED');
  });

  it('lists what happened, filters it and copies it without anything a customer entered', async () => {
    const { backend, client } = openDevtools();
    await waitFor(() => expect(client.getSnapshot().connection).toBe('live'));
    await userEvent.type(await screen.findByRole('textbox', { name: /income comes from|Your answer/ }), 'The second one');
    act(() => void backend.simulate.approve());
    const events = await openTab('Events');
    await waitFor(() => expect(events.getByRole('list')).toMatchTextContent('statusChanged'));
    expect(events.getByRole('list')).toMatchTextContent('CUSTOMER.CHANGED');
    await choose(events, 'From', 'client');
    await userEvent.type(events.getByRole('searchbox', { name: 'Filter' }), 'ACTIVE');
    const lines = events.getAllByRole('listitem');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchTextContent('from: NEEDS_ADDITIONAL_INFORMATION, to: ACTIVE');
    await choose(events, 'From', '');
    await userEvent.clear(events.getByRole('searchbox', { name: 'Filter' }));
    const written: string[] = [];
    Object.defineProperty(navigator.clipboard, 'writeText', {
      configurable: true,
      value: (text: string) => Promise.resolve(void written.push(text)),
    });
    await press('Copy as JSON');
    expect(await events.findByText(/Copied\./)).toBeVisible();
    Reflect.deleteProperty(navigator.clipboard, 'writeText');
    const copied = JSON.parse(written[0] ?? '') as { type: string }[];
    expect(copied.map(({ type }) => type)).toContain('DRAFT.CHANGED');
    expect(written[0]).not.toMatch(/Amara|Osei|Harbour|second one|cus_1/);
    await press('Clear');
    await waitFor(() => expect(events.queryAllByRole('listitem')).toEqual([]));
  });

  it('is opened, used, resized and closed with the keyboard alone', async () => {
    openDevtools();
    const toggle = await opener();
    act(() => toggle.focus());
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('tab', { name: 'State' })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Events' })).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}{End}');
    expect(screen.getByRole('tab', { name: 'Clock', selected: true })).toHaveFocus();
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    const edge = screen.getByRole('separator', { name: 'Height of the devtools' });
    expect(edge).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(edge).toHaveAttribute('aria-valuenow', '360');
    expect(dock().getBoundingClientRect().height).toBe(360);
    await userEvent.keyboard('{Home}{ArrowDown}');
    expect(edge).toHaveAttribute('aria-valuenow', '120');
    await userEvent.keyboard('{Alt>}{Shift>}d{/Shift}{/Alt}');
    expect(screen.queryByRole('region', { name: 'Customer status devtools' })).toBeNull();
    expect(await opener()).toHaveFocus();
  });

  it('opens over whatever is being done, and gives the focus back', async () => {
    openDevtools();
    const field = await screen.findByRole('textbox', { name: /income comes from|Your answer/ });
    act(() => field.focus());
    await userEvent.keyboard('{Alt>}{Shift>}d{/Shift}{/Alt}');
    expect(screen.getByRole('tab', { name: 'State' })).toHaveFocus();
    await userEvent.keyboard('{Alt>}{Shift>}d{/Shift}{/Alt}');
    expect(field).toHaveFocus();
    expect(field).toHaveValue('');
  });

  it('covers nothing: the page keeps room for it', async () => {
    openDevtools();
    await screen.findByRole('heading', { name: 'Action required' });
    await openTab('State');
    window.scrollTo(0, document.documentElement.scrollHeight);
    const main = screen.getByRole('main').getBoundingClientRect();
    await waitFor(() => expect(main.bottom).toBeLessThanOrEqual(dock().getBoundingClientRect().top + 1));
  });

  it('follows a client that was not made for it, and says what it cannot do', async () => {
    const backend = memoryBackend({ scenario: 'under_review' });
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    render(
      <CustomerProvider client={client}>
        <CustomerStatusDevtools backend={backend} defaultOpen />
      </CustomerProvider>,
    );
    expect((await openTab('State')).getByText(/charts can be looked into only/)).toBeVisible();
    expect((await openTab('History')).getByText(/only with a client made by createDevtoolsClient/)).toBeVisible();
    expect((await openTab('Clock')).getByText(/cannot be moved/)).toBeVisible();
    await openTab('Provider');
    await press('Approve');
    await waitFor(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
    expect((await openTab('Events')).getByRole('list')).toMatchTextContent('statusChanged');
  });

  it('offers no simulation where nothing is simulated', async () => {
    const { getCustomer } = memoryBackend({ scenario: 'active' });
    const client = createCustomerClient({ backend: { id: 'plain', getCustomer }, customerId: 'cus_1' });
    render(
      <CustomerProvider client={client}>
        <CustomerStatusDevtools defaultOpen />
      </CustomerProvider>,
    );
    expect((await openTab('Provider')).getByText(/Nothing is simulated/)).toBeVisible();
    expect((await openTab('Troubles')).getByText(/withTroubles/)).toBeVisible();
    expect(within(dock()).queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('forgets everything when the customer signs out', async () => {
    const { client, backend } = openDevtools();
    await waitFor(() => expect(client.getSnapshot().connection).toBe('live'));
    act(() => void backend.simulate.approve());
    await openTab('History');
    await waitFor(() => expect(within(dock()).getAllByRole('listitem').length).toBeGreaterThan(2));
    await press('Earlier');
    await screen.findByText(/^Past state/);
    act(() => client.reset());
    await waitFor(() => expect(within(dock()).getByRole('list')).not.toMatchTextContent('ACTIVE'));
    expect(within(dock()).getByRole('list')).not.toMatchTextContent('INFORMATION');
    expect(screen.queryByText(/^Past state/)).toBeNull();
    expect((await openTab('Events')).queryAllByText(/statusChanged/)).toEqual([]);
    expect(client.getSnapshot().customer).toBeUndefined();
  });
});

/** One pixel, as a whole PNG file. */
const PICTURE = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (character) => character.codePointAt(0) ?? 0,
);
