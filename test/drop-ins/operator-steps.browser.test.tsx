import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { OperatorControls } from '../../src/drop-ins/operator-controls/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { axeFaults } from './axe-faults.js';
import { openPage } from './scenario-page.js';

const choose = async (label: string, value: string) => userEvent.selectOptions(await screen.findByLabelText(label), value);
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('the steps of an operator', () => {
  it('outside the table are flagged, asked about, and marked in the history', async () => {
    const { backend, client } = openPage(<OperatorControls />, { scenario: 'under_review' });
    await choose('New status', 'DEACTIVATED');
    expect(screen.getByText(/^From “In review” to “Deactivated” is not a usual step/)).toBeVisible();
    await press('Change status');
    const dialog = await screen.findByRole('dialog', { name: 'Take an unusual step?' });
    expect(await axeFaults()).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(client.getSnapshot().status).toBe('UNDER_REVIEW');
    await press('Change status');
    await press('Yes, change to “Deactivated”');
    await waitFor(() => expect(client.getSnapshot().status).toBe('DEACTIVATED'));
    const { events } = await backend.listEvents('cus_1', { limit: 1 });
    expect(events[0]?.irregular).toBe(true);
  });

  it('of the table are neither flagged nor asked about', async () => {
    const { client } = openPage(<OperatorControls />, { scenario: 'under_review' });
    await choose('New status', 'ACTIVE');
    expect(screen.queryByText(/is not a usual step/)).toBeNull();
    await press('Change status');
    await waitFor(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('lead out of a status that nobody knows', async () => {
    const { client } = openPage(<OperatorControls />, { scenario: 'unknown_status' });
    await choose('New status', 'UNDER_REVIEW');
    await press('Change status');
    await press('Yes, change to “In review”');
    await waitFor(() => expect(client.getSnapshot().status).toBe('UNDER_REVIEW'));
  });

  it('withdraw a request after a question, and only then', async () => {
    const { client } = openPage(<OperatorControls />, { scenario: 'request_for_information' });
    const statusOf = () => client.getSnapshot().customer?.requirements.find(({ id }) => id === 'current-address')?.status;
    await press('Withdraw Home address');
    await press('Cancel');
    expect(statusOf()).toBe('open');
    await press('Withdraw Home address');
    expect(await axeFaults()).toEqual([]);
    await press('Yes, withdraw');
    await waitFor(() => expect(statusOf()).toBe('waived'));
    expect(screen.getByRole('heading', { name: 'Waiting for the customer' })).toHaveFocus();
  });

  it('tell what the customer will read: the words of the code, an own message, and of a confidential finding nothing', async () => {
    openPage(<OperatorControls />, { scenario: 'under_review' });
    const told = () => document.querySelector('form [role="status"]')?.textContent;
    await choose('Reason', 'data_mismatch');
    expect(told()).toBe('The customer reads: Some details do not match our records. Please check them.');
    await userEvent.fill(screen.getByLabelText('Message to the customer'), 'Your name differs.');
    expect(told()).toBe('');
    await choose('Reason', 'fraud');
    expect(told()).toMatch(/^Confidential: the customer reads only “We are not able to give further details here\.”/);
  });

  it('are not offered to whoever the server takes for a customer, and nothing of the customer is shown', async () => {
    const own = memoryBackend({ scenario: 'under_review' });
    const backend = { ...own, getCapabilities: async () => ({ ...(await own.getCapabilities()), surface: 'customer' as const }) };
    render(
      <CustomerStatusProvider client={createCustomerClient({ backend, customerId: 'c' })}>
        <OperatorControls />
      </CustomerStatusProvider>,
    );
    expect(await screen.findByText('These controls are for operators. You are signed in as a customer.')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByText(/sandbox: UNDER_REVIEW/)).toBeNull();
    expect(await axeFaults()).toEqual([]);
  });
});
