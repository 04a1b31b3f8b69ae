import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { memoryBackend, SCENARIOS } from '../../src/backends/memory/index.js';
import { createCustomerClient, CustomerStatusProvider, StatusBanner } from '../../src/index.js';
import type { CustomerBackend } from '../../src/model/index.js';
import { ask } from './asked-page.js';
import { listenToAnnouncements, openPage } from './scenario-page.js';

const NOTHING = 'Checked. Nothing has changed.';
const UPDATED = 'Checked. What you see here is up to date now.';

const checkButton = () => screen.findByRole('button', { name: 'Check Status' });

/** A customer of whom the page hears only when it asks. */
async function openQuietly() {
  const { snapshot } = SCENARIOS.request_for_information(Date.now());
  const memory = memoryBackend({ customer: { ...snapshot, id: 'cus_1', requirements: [ask('Name')] } });
  const backend: CustomerBackend = { id: 'quiet', getCustomer: (id, options) => memory.getCustomer(id, options) };
  render(
    <CustomerStatusProvider client={createCustomerClient({ backend, customerId: 'cus_1' })}>
      <StatusBanner />
    </CustomerStatusProvider>,
  );
  await screen.findByText('1 request is waiting for you.');
  return { ...memory, heard: listenToAnnouncements() };
}

describe('the button that checks the status', () => {
  it('says that nothing has changed only where nothing has', async () => {
    const { heard } = await openQuietly();
    fireEvent.click(await checkButton());
    await waitFor(() => expect(heard).toContain(NOTHING));
    expect(heard).not.toContain(UPDATED);
  });

  it('says that something is new where more is asked in the same status', async () => {
    const { simulate, heard } = await openQuietly();
    simulate.change((customer) => ({ ...customer, requirements: [ask('Name'), ask('Address'), ask('Income')] }));
    fireEvent.click(await checkButton());
    await waitFor(() => expect(heard).toContain(UPDATED));
    expect(heard).not.toContain(NOTHING);
    expect(screen.getByText('3 requests are waiting for you.')).toBeInTheDocument();
  });

  it('says the status that comes where nothing could be shown before, and keeps the focus', async () => {
    let isBroken = true;
    const failures = { getCustomer: () => (isBroken ? ('unavailable' as const) : undefined) };
    openPage(<StatusBanner />, { scenario: 'active', failures });
    const button = await screen.findByRole('button', { name: 'Try again' });
    act(() => button.focus());
    const heard = listenToAnnouncements();
    isBroken = false;
    fireEvent.click(button);
    await screen.findByText('Account active');
    await waitFor(() => expect(heard).toEqual(['Checking…', 'Your verification status is now: Verified']));
    expect(document.activeElement).toBe(await checkButton());
  });

  it('leaves another status to be said once, where it is seen', async () => {
    const { simulate, heard } = await openQuietly();
    simulate.approve();
    fireEvent.click(await checkButton());
    await waitFor(() => expect(heard).toContain('Your verification status is now: Verified'));
    await screen.findByRole('button', { name: 'Check Status' });
    expect(heard.filter((text) => text !== 'Checking…')).toEqual(['Your verification status is now: Verified']);
  });
});
