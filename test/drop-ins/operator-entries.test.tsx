import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { memoryBackend, SCENARIOS, type ScenarioName } from '../../src/backends/memory/index.js';
import { createCustomerClient, type CustomerClient } from '../../src/client/index.js';
import { OperatorControls } from '../../src/drop-ins/operator-controls/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import type { CustomerBackend, CustomerSnapshot, DocumentRecord } from '../../src/model/index.js';
import { openPage } from './scenario-page.js';

const user = userEvent.setup({ delay: null });
const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
const message = () => screen.findByLabelText('Message to the customer');

function customerOf(scenario: ScenarioName, id: string, changes: Partial<CustomerSnapshot> = {}): CustomerSnapshot {
  return { ...SCENARIOS[scenario](Date.now()).snapshot, id, ...changes };
}

/** A client that knows its customer at once. */
function readyClient(customer: CustomerSnapshot): CustomerClient {
  const backend = memoryBackend({ customer, latencyMs: 0 });
  return createCustomerClient({ backend, customerId: customer.id, initialSnapshot: customer });
}

const deskOf = (client: CustomerClient) => (
  <CustomerStatusProvider client={client}>
    <OperatorControls />
  </CustomerStatusProvider>
);

describe('what an operator entered', { timeout: 30_000 }, () => {
  /** A desk with a message, a request to be sent, and a question that is open. */
  async function openBusyDesk() {
    const ada = customerOf('under_review', 'ada');
    const view = render(deskOf(readyClient(ada)));
    await press('Add to the request');
    await user.type(screen.getByLabelText('Question'), 'Where do you work?');
    await press('Add to the request');
    await user.type(await message(), 'Only for Ada.');
    await user.selectOptions(screen.getByLabelText('New status'), 'Not approved');
    await press('Change status');
    await screen.findByRole('dialog');
    return { ...view, ada };
  }

  it('about one customer is gone when the desk shows the next one, and so is what was asked', async () => {
    const { rerender } = await openBusyDesk();
    const next = readyClient(customerOf('under_review', 'ben'));
    rerender(deskOf(next));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await message()).toHaveValue('');
    expect(screen.queryByText('To be sent')).toBeNull();
    expect(next.getSnapshot().status).toBe('UNDER_REVIEW');
  });

  it('stays when the same customer comes through another client', async () => {
    const { rerender, ada } = await openBusyDesk();
    await press('Cancel');
    rerender(deskOf(readyClient(ada)));
    expect(await message()).toHaveValue('Only for Ada.');
    expect(screen.getByText('To be sent')).toBeInTheDocument();
  });
});

describe('activating an account', { timeout: 30_000 }, () => {
  it('tells the customer the reason that was entered', async () => {
    const { client } = openPage(<OperatorControls />, { scenario: 'deactivated', latencyMs: 0 });
    await user.type(await message(), 'Welcome back.');
    await press('Activate account');
    await waitFor(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
    expect(client.getSnapshot().customer?.status.reasons.map((reason) => reason.message)).toEqual(['Welcome back.']);
    await waitFor(async () => expect(await message()).toHaveValue(''));
  });

  it('asks for no reason where none can be sent', async () => {
    const {
      setStatus: _setStatus,
      deactivate: _deactivate,
      ...backend
    } = memoryBackend({ scenario: 'deactivated', latencyMs: 0 });
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    render(deskOf(client));
    await screen.findByRole('button', { name: 'Activate account' });
    expect(screen.queryByLabelText('Message to the customer')).toBeNull();
    await press('Activate account');
    await waitFor(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
  });

  it('leaves a reason in its place that it could not take along', async () => {
    const own: CustomerBackend = memoryBackend({ scenario: 'deactivated', latencyMs: 0 });
    const backend: CustomerBackend = {
      ...own,
      getCapabilities: async () => ({ ...(await own.getCapabilities?.())!, statuses: ['REJECTED', 'DEACTIVATED'] }),
    };
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    render(deskOf(client));
    await user.type(await message(), 'For another step.');
    await waitFor(() => expect(within(screen.getByLabelText('New status')).queryByText('In review')).toBeNull());
    await press('Activate account');
    await waitFor(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
    expect(await message()).toHaveValue('For another step.');
  });
});

describe('the due date of a request', { timeout: 30_000 }, () => {
  const now = () => Date.parse('2026-05-06T20:00:00Z');

  async function enter(due: string, type?: 'text') {
    const page = openPage(
      <OperatorControls />,
      { scenario: 'under_review', latencyMs: 0 },
      // There it is May 7 already.
      { timeZone: 'Asia/Tokyo', now },
    );
    await user.selectOptions(await screen.findByLabelText('What do you need?'), 'The current address');
    const entry = screen.getByLabelText('Due date (optional)');
    // As in an engine that has no control for dates.
    if (type !== undefined) entry.setAttribute('type', type);
    fireEvent.change(entry, { target: { value: due } });
    await press('Add to the request');
    return { ...page, entry };
  }

  it('is the very day that was picked, wherever the machine and the customer are', async () => {
    const { client } = await enter('2026-12-01');
    expect(screen.getByText(/Due Dec 1, 2026/)).toBeInTheDocument();
    await press('Send 1 request');
    await waitFor(() => expect(client.getSnapshot().status).toBe('NEEDS_ADDITIONAL_INFORMATION'));
    const asked = client.getSnapshot().customer?.requirements.find(({ status }) => status === 'open');
    expect(asked?.due).toEqual({ at: '2026-12-01', severity: 'current' });
  });

  it('may be today', async () => {
    await enter('2026-05-07');
    expect(screen.getByText('To be sent')).toBeInTheDocument();
  });

  it.each([
    ['2026-05-06', 'Choose today or a later day.'],
    ['20265-05-01', 'Enter a complete date with a four-digit year.'],
    ['2026-02-31', 'Enter a complete date with a four-digit year.'],
    ['next week', 'Enter a complete date with a four-digit year.'],
  ])('is refused by its entry where it is “%s”', async (due, told) => {
    const { entry } = await enter(due, 'text');
    expect(screen.getByRole('alert')).toHaveTextContent(told);
    expect(entry).toHaveAccessibleDescription(told);
    expect(entry).toHaveAttribute('aria-invalid', 'true');
    expect(screen.queryByText('To be sent')).toBeNull();
  });
});

describe('a document that is being checked', { timeout: 30_000 }, () => {
  const passport = (changes: Partial<DocumentRecord> = {}): DocumentRecord => ({
    id: 'doc',
    type: 'passport',
    subject: { type: 'customer' },
    status: 'pending',
    reasons: [],
    files: [{ id: 'page', side: 'single', mime: 'image/png', size: 1000, uploadedAt: '2026-01-01T00:00:00Z' }],
    ...changes,
  });

  async function openWith(document: DocumentRecord, scenario: ScenarioName = 'active') {
    const customer = customerOf(scenario, 'cus_1', { documents: [document] });
    const { readFile: _readFile, ...backend } = memoryBackend({ customer, latencyMs: 0 });
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    render(deskOf(client));
    await screen.findByRole('heading', { name: 'Answers to check' });
    return client;
  }

  it.each([
    ['nobody asked for it', undefined],
    ['its request is not told any more', 'long-gone'],
  ])('can be decided though %s', async (_why, requirementId) => {
    const client = await openWith(passport({ requirementId }));
    expect(screen.queryByText('Nothing is waiting for a decision.')).toBeNull();
    await press('Accept Passport, Document');
    await waitFor(() => expect(client.getSnapshot().customer?.documents[0]?.status).toBe('accepted'));
    expect(await screen.findByText('Nothing is waiting for a decision.')).toBeInTheDocument();
  });

  it('is not offered before the customer has sent it', async () => {
    await openWith(passport({ requirementId: 'identity-document' }), 'request_for_information');
    expect(screen.queryByRole('button', { name: /Passport/ })).toBeNull();
  });

  it('is not offered once it is decided, also where its files say nothing of themselves', async () => {
    await openWith(passport({ status: 'accepted' }));
    expect(screen.getByText('Nothing is waiting for a decision.')).toBeInTheDocument();
  });
});

describe('the name of a customer', () => {
  it('is the id where the backend has only spaces', async () => {
    render(deskOf(readyClient(customerOf('active', 'cus_7', { displayName: ' ' }))));
    expect(await screen.findByRole('heading', { level: 2 })).toHaveTextContent('Customer cus_7');
  });
});
