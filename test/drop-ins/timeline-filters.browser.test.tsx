import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { LifecycleTimeline } from '../../src/drop-ins/lifecycle-timeline/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import type { EventQuery, LifecycleEvent } from '../../src/model/index.js';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements, openPage } from './scenario-page.js';
import { notes } from './timeline-host.js';

const setDay = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const submit = () => userEvent.click(screen.getByRole('button', { name: 'Show entries' }));
const mixed: LifecycleEvent[] = [
  ...notes(3),
  { ...notes(1)[0]!, id: 'status', type: 'status_changed', to: 'ACTIVE', at: '2026-11-10T23:30:00.000Z' },
  { ...notes(1)[0]!, id: 'new-kind', type: 'brand_new', at: '2026-11-09T10:00:00.000Z' },
];

describe('the filters of a timeline', () => {
  it('have no accessibility fault, open and with a fault in them', async () => {
    render(<LifecycleTimeline events={mixed} filterable />);
    await userEvent.click(screen.getByText('Filter'));
    expect(await axeFaults()).toEqual([]);
    setDay('From', '2026-11-20');
    setDay('To', '2026-11-10');
    await submit();
    expect(screen.getByText(/“From” is after “To”/)).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });

  it('name what is wrong with a range, lead to it, and change nothing', async () => {
    render(<LifecycleTimeline events={mixed} filterable />);
    await userEvent.click(screen.getByText('Filter'));
    setDay('From', '2026-11-20');
    setDay('To', '2026-11-10');
    await submit();
    expect(screen.getByLabelText('From')).toHaveFocus();
    expect(screen.getByLabelText('From')).toHaveAttribute('aria-invalid', 'true');
    expect(screen.getByLabelText('From')).toHaveAccessibleDescription(/Choose an earlier/);
    expect(screen.getAllByRole('listitem')).toHaveLength(5);
  });

  it('ask for one kind at least', async () => {
    render(<LifecycleTimeline events={mixed} filterable />);
    await userEvent.click(screen.getByText('Filter'));
    for (const box of screen.getAllByRole('checkbox')) await userEvent.click(box);
    await submit();
    expect(screen.getByText('Choose at least one kind of entry.')).toBeVisible();
    expect(screen.getAllByRole('checkbox')[0]).toHaveFocus();
  });

  it('work on the events of a host, in the reader’s days, and say how many entries match', async () => {
    openPage(
      <LifecycleTimeline events={mixed} filterable />,
      { scenario: 'active' },
      { timeZone: 'Europe/Madrid', now: () => Date.parse('2026-11-21T12:00:00Z') },
    );
    const heard = listenToAnnouncements();
    await userEvent.click(screen.getByText('Filter'));
    // Half past eleven in the evening in London is the next day in Madrid.
    setDay('From', '2026-11-11');
    setDay('To', '2026-11-11');
    await submit();
    expect(screen.getAllByText('1 entry matches')[0]).toBeVisible();
    expect(screen.getByText('Account verified')).toBeVisible();
    await waitFor(() => expect(heard).toContain('1 entry matches'));
    expect(screen.getByText('Filter (on)')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(5);
    expect(screen.getByLabelText('From')).toHaveValue('');
  });

  it('count entries as they are shown: what happened at one moment is one of them', async () => {
    const at = '2026-11-10T10:00:00.000Z';
    const together = notes(2).map((note) => ({ ...note, at, type: 'document_received' as const }));
    render(<LifecycleTimeline events={[...mixed, ...together]} filterable />);
    await userEvent.click(screen.getByText('Filter'));
    for (const kind of ['Status', 'Requests and answers', 'What is available', 'Details and notes'])
      await userEvent.click(screen.getByLabelText(kind));
    await submit();
    expect(screen.getByText('1 entry matches')).toBeVisible();
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });

  it('of kinds leave the others out, and a kind that is not known only with all of them', async () => {
    render(<LifecycleTimeline events={mixed} filterable />);
    await userEvent.click(screen.getByText('Filter'));
    await userEvent.click(screen.getByLabelText('Details and notes'));
    await submit();
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.queryByText('Update')).toBeNull();
    await userEvent.click(screen.getByLabelText('Details and notes'));
    await submit();
    expect(screen.getByText('Update')).toBeVisible();
  });

  it('that nothing matches say so', async () => {
    render(<LifecycleTimeline events={mixed} filterable />);
    await userEvent.click(screen.getByText('Filter'));
    setDay('To', '2020-01-01');
    await submit();
    expect(screen.getByText('No entries match these filters.')).toBeVisible();
    expect(screen.getByText('No entries match')).toBeVisible();
  });

  it('are asked of the backend for a customer of a client, and go with the timeline', async () => {
    const memory = memoryBackend({ scenario: 'document_rejected', latencyMs: 0 });
    const queries: EventQuery[] = [];
    const backend = {
      ...memory,
      listEvents: (id: string, query: EventQuery = {}) => {
        queries.push(query);
        return memory.listEvents(id, query);
      },
    };
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    const page = (child: React.ReactNode) => (
      <CustomerStatusProvider client={client} timeZone="UTC">
        {child}
      </CustomerStatusProvider>
    );
    const { rerender } = render(page(<LifecycleTimeline filterable />));
    await userEvent.click(await screen.findByText('Filter'));
    setDay('From', '2026-01-05');
    await userEvent.click(screen.getByLabelText('Documents'));
    await submit();
    await waitFor(() => expect(queries.at(-1)).toMatchObject({ from: '2026-01-05T00:00:00.000Z' }));
    expect(queries.at(-1)?.types).toEqual(expect.not.arrayContaining(['document_received']));
    await act(async () => rerender(page(null)));
    await waitFor(() => expect(queries.at(-1)?.from).toBeUndefined());
  });

  it('are offered where there is something to choose among, unless a host says otherwise', () => {
    const { rerender } = render(<LifecycleTimeline events={notes(3)} />);
    expect(screen.queryByText('Filter')).toBeNull();
    rerender(<LifecycleTimeline events={notes(11)} />);
    expect(screen.getByText('Filter')).toBeVisible();
    rerender(<LifecycleTimeline events={notes(11)} filterable={false} />);
    expect(screen.queryByText('Filter')).toBeNull();
  });
});
