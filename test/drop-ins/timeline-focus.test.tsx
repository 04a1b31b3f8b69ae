import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient, type CustomerClient } from '../../src/client/index.js';
import { LifecycleTimeline } from '../../src/drop-ins/lifecycle-timeline/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import type { EventQuery } from '../../src/model/index.js';
import { listenToAnnouncements } from './scenario-page.js';
import { notes } from './timeline-host.js';

/** A backend with a long history, given a few at a time, that can be made to fail. */
function longHistory(limit: number) {
  const all = notes(30);
  const state = { fails: false };
  const backend = {
    ...memoryBackend({ scenario: 'active', latencyMs: 0 }),
    listEvents: async (_id: string, { cursor = '0', types }: EventQuery = {}) => {
      if (state.fails) throw new Error('down');
      const from = Number(cursor);
      const events = all.filter(({ type }) => types === undefined || types.some((one) => one === type));
      const next = from + limit < events.length ? { nextCursor: String(from + limit) } : {};
      return { events: events.slice(from, from + limit), ...next };
    },
  };
  return { state, client: createCustomerClient({ backend, customerId: 'cus_1' }) };
}

const page = (client: CustomerClient) => (
  <CustomerStatusProvider client={client} timeZone="UTC">
    <LifecycleTimeline />
  </CustomerStatusProvider>
);

describe('whoever asks again for a history that could not be loaded', () => {
  it('waits at its heading, hears that it failed once more, and finds the entries below when they come', async () => {
    const { client, state } = longHistory(10);
    state.fails = true;
    render(page(client));
    const heard = listenToAnnouncements();
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    const heading = screen.getByRole('heading', { name: 'History' });
    expect(heading).toHaveFocus();
    await waitFor(() => expect(heard).toContainEqual(expect.stringMatching(/^We could not load the history\./)));
    state.fails = false;
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findAllByRole('listitem')).not.toHaveLength(0);
    expect(heading).toHaveFocus();
  }, 20_000);

  it('hears nothing of a first page that fails by itself', async () => {
    const { client, state } = longHistory(10);
    state.fails = true;
    render(page(client));
    const heard = listenToAnnouncements();
    await screen.findByRole('button', { name: 'Try again' });
    expect(heard).toEqual([]);
    expect(document.body).toHaveFocus();
  });
});

describe('whoever asks for older entries', () => {
  it('hears that it failed, stays where they are, and hears how many came when it works again', async () => {
    const { client, state } = longHistory(10);
    render(page(client));
    const heard = listenToAnnouncements();
    const button = await screen.findByText('Show older');
    state.fails = true;
    await userEvent.click(button);
    await waitFor(() => expect(screen.getAllByText(/^We could not load older entries\./)).not.toHaveLength(0));
    expect(button).toHaveFocus();
    expect(button).toHaveTextContent('Try again');
    await waitFor(() => expect(heard).toContainEqual(expect.stringMatching(/^We could not load older entries\./)));
    state.fails = false;
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveTextContent('Show older'));
    expect(button).toHaveFocus();
    await waitFor(() => expect(heard).toContain('10 older entries loaded'));
    expect(screen.getByRole('region', { name: 'History' })).not.toHaveTextContent(/We could not load/);
  }, 20_000);

  it('of a host that only rejects is told so, and can try again', async () => {
    let tries = 0;
    const onLoadMore = () => {
      tries += 1;
      return Promise.reject(new Error('down'));
    };
    render(<LifecycleTimeline events={notes(3)} hasMore onLoadMore={onLoadMore} />);
    await userEvent.click(screen.getByRole('button', { name: 'Show older' }));
    expect(await screen.findByText(/^We could not load older entries\./)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(tries).toBe(2);
  });
});

describe('a filter', () => {
  async function filterNotes(client: CustomerClient) {
    await userEvent.click(await screen.findByText('Filter'));
    await userEvent.click(screen.getByLabelText('Details and notes'));
    await userEvent.click(screen.getByRole('button', { name: 'Show entries' }));
    await waitFor(() => expect(client.getSnapshot().timeline).toMatchObject({ phase: 'ready', events: [] }));
  }

  it('that is cleared stays open, keeps the focus within, and says how many entries there are again', async () => {
    const { client } = longHistory(10);
    render(page(client));
    const heard = listenToAnnouncements();
    await filterNotes(client);
    await waitFor(() => expect(heard).toContain('No entries match'));
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(screen.getByRole('button', { name: 'Show entries' })).toHaveFocus();
    await waitFor(() => expect(heard).toContain('10 entries match so far, there may be more'));
    expect(screen.getByRole('button', { name: 'Show entries' })).toHaveFocus();
    expect(screen.getByText('Filter')).toBeInTheDocument();
  });

  it('of one customer is not on for the next, who is ready at once', async () => {
    const { client } = longHistory(10);
    const next = createCustomerClient({
      backend: memoryBackend({ scenario: 'document_rejected', latencyMs: 0 }),
      customerId: 'cus_2',
    });
    const { rerender } = render(page(client));
    next.start();
    await next.loadEvents();
    await filterNotes(client);
    expect(screen.getByText('Filter (on)')).toBeInTheDocument();
    rerender(page(next));
    expect(screen.queryByText('Filter (on)')).toBeNull();
    expect(screen.getByRole('region', { name: 'History' })).not.toHaveTextContent(/entries match/);
    expect(await screen.findByText('Account created')).toBeInTheDocument();
    next.dispose();
  });

  it('of one client is not on for another one of the same customer', async () => {
    const [{ client }, other] = [longHistory(10), longHistory(10)];
    const { rerender } = render(page(client));
    await filterNotes(client);
    rerender(page(other.client));
    expect(screen.queryByText('Filter (on)')).toBeNull();
    await waitFor(() => expect(other.client.getSnapshot().timeline.events).toHaveLength(10));
    expect(screen.queryByText('Filter (on)')).toBeNull();
  });
});
