import { cleanup, screen } from '@testing-library/react';
import { CustomerStatusPanel, defineFeatures, FeatureGate, StatusBadge, StatusBanner } from 'customer-status-kit';
import { memoryBackend } from 'customer-status-kit/backends/memory';
import { de } from 'customer-status-kit/messages/de';
import { customerFixture } from 'customer-status-kit/testing';
import { renderWithCustomer } from 'customer-status-kit/testing/react';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { afterEach, expect, it, vi } from 'vitest';

/** What React says of updates that a test did not wait for. */
const complaints = vi.spyOn(console, 'error');
afterEach(() => {
  expect(complaints.mock.calls).toEqual([]);
});

it('shows a scenario, and each thing that happens on the other side is on the page when it has resolved', async () => {
  const { simulate, backend, client } = renderWithCustomer(<StatusBadge />, { scenario: 'under_review' });
  expect(await screen.findByText('In review')).toBeInTheDocument();
  const after = await simulate.approve();
  expect(after.status.status).toBe('ACTIVE');
  expect(screen.getByText('Verified')).toBeInTheDocument();
  await simulate.deactivate({ message: 'Closed for now.' });
  expect(screen.getByText('Deactivated')).toBeInTheDocument();
  expect((await backend.getCustomer('cus_1')).status.status).toBe('DEACTIVATED');
  expect(client.getSnapshot().status).toBe('DEACTIVATED');
});

it('shows a made-up customer, under their own id', async () => {
  const customer = customerFixture({ id: 'cus_7', status: 'REJECTED' });
  const { client } = renderWithCustomer(<StatusBadge />, { customer });
  expect(await screen.findByText('Not approved')).toBeInTheDocument();
  expect(client.getSnapshot().customerId).toBe('cus_7');
});

it('takes the host’s features, words, language, providers and a backend of its own', async () => {
  const HostContext = createContext('nothing');
  const Host = ({ children }: { children: ReactNode }) => (
    <HostContext.Provider value="the host">{children}</HostContext.Provider>
  );
  const Around = () => <p>{useContext(HostContext)}</p>;
  renderWithCustomer(
    <>
      <Around />
      <StatusBanner />
      <FeatureGate feature="lend" label="Kredit">
        offen
      </FeatureGate>
    </>,
    {
      backend: memoryBackend({ scenario: 'active' }),
      features: defineFeatures({ lend: { statuses: ['ACTIVE'] } }),
      wrapper: Host,
      locale: 'de',
      catalogue: de,
      messages: { 'status.ACTIVE.title': 'Willkommen an Bord' },
    },
  );
  expect(await screen.findByRole('heading', { name: 'Willkommen an Bord' })).toBeInTheDocument();
  expect(screen.getByText('the host')).toBeInTheDocument();
  expect(screen.getByText('offen')).toBeInTheDocument();
  expect(screen.getByText('offen').closest('[lang]')).toHaveAttribute('lang', 'de');
});

it('stands in StrictMode unless a test says otherwise', () => {
  const seen: string[] = [];
  function Witness() {
    useEffect(() => {
      seen.push('mounted');
      return () => void seen.push('left');
    }, []);
    return null;
  }
  renderWithCustomer(<Witness />);
  expect(seen).toEqual(['mounted', 'left', 'mounted']);
  seen.length = 0;
  renderWithCustomer(<Witness />, { strict: false });
  expect(seen).toEqual(['mounted']);
});

it('lets go of the customer when the page is cleaned up', async () => {
  const backend = memoryBackend({ scenario: 'under_review' });
  const reads = vi.spyOn(backend, 'getCustomer');
  const { client } = renderWithCustomer(<CustomerStatusPanel />, { backend });
  await screen.findByRole('heading', { name: 'Verification in progress' });
  cleanup();
  reads.mockClear();
  backend.simulate.approve();
  await new Promise((resolve) => void setTimeout(resolve, 20));
  expect(client.getSnapshot().status).toBe('UNDER_REVIEW');
  expect(reads).not.toHaveBeenCalled();
});

it('a change of the host’s own props keeps the customer', async () => {
  const { rerender, backend } = renderWithCustomer(<StatusBadge />, { scenario: 'active' });
  await screen.findByText('Verified');
  const reads = vi.spyOn(backend, 'getCustomer');
  rerender(<StatusBadge size="small" />);
  expect(screen.getByText('Verified')).toBeInTheDocument();
  expect(reads).not.toHaveBeenCalled();
});
