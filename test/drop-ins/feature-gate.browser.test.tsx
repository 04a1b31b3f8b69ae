import { act, render, screen } from '@testing-library/react';
import { userEvent } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import { memoryBackend, type ScenarioName } from '../../src/backends/memory/index.js';
import { createCustomerClient, type CustomerClient } from '../../src/client/index.js';
import { FeatureGate } from '../../src/drop-ins/feature-gate/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { axeFaults } from './axe-faults.js';
import { openPage } from './scenario-page.js';

const support = { href: 'https://help.example.com' };
const payments = (
  <FeatureGate feature="createTransaction" label="Payments">
    <button type="button">Pay</button>
  </FeatureGate>
);

describe('FeatureGate', () => {
  it.each([
    'created',
    'under_review',
    'request_for_information',
    'rejected',
    'deactivated',
    'unknown_status',
    'offline',
  ] as const)('has no accessibility fault when closed in "%s"', async (scenario) => {
    openPage(payments, { scenario }, { support, onAction: () => undefined });
    await screen.findByText(scenario === 'offline' ? /We cannot tell/ : /Your|We are waiting|We are checking/);
    expect(await axeFaults()).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Pay' })).toBeNull();
  });

  it.each([
    ['created', 'Your verification has not started yet.', 'Complete your profile and send it for review to unlock it.'],
    [
      'under_review',
      'Your information is being reviewed.',
      'It opens when the review is successful. There is nothing you need to do.',
    ],
    ['request_for_information', 'We are waiting for information from you.', 'Answer our requests, so that it can be unlocked.'],
    ['rejected', 'Your account was not approved.', 'Our support team can help you.'],
    ['deactivated', 'Your account is deactivated.', 'Our support team can help you.'],
    ['unknown_status', 'We are checking your account.', 'It opens by itself when we can check again.'],
  ] as const)('says why it is closed in "%s" and what opens it', async (scenario: ScenarioName, reason, unlock) => {
    openPage(payments, { scenario });
    expect(await screen.findByText(reason)).toBeVisible();
    expect(screen.getByText(unlock)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Payments: locked', level: 3 })).toBeVisible();
  });

  it('does not promise that a review opens what stays closed after it', async () => {
    openPage(<FeatureGate feature="updateProfile">mine</FeatureGate>, { scenario: 'under_review' });
    expect(await screen.findByText(/It stays locked while we look at your information/)).toBeVisible();
    expect(screen.queryByText(/It opens/)).toBeNull();
  });

  it('shows the way there: a step of the host, or support', async () => {
    const onAction = vi.fn();
    const { backend } = openPage(payments, { scenario: 'created' }, { onAction, support });
    await userEvent.click(await screen.findByRole('button', { name: 'Complete Profile' }));
    expect(onAction).toHaveBeenCalledExactlyOnceWith('complete_profile');
    act(() => void backend.simulate.reject());
    expect(await screen.findByRole('link', { name: 'Contact Support' })).toHaveAttribute('href', support.href);
  });

  it('opens when the customer is verified and closes again, never a moment too early', async () => {
    const rendered: string[] = [];
    const Inside = ({ status }: { status: () => string | undefined }) => {
      rendered.push(status() ?? 'nothing known');
      return <button type="button">Pay</button>;
    };
    let known: CustomerClient | undefined;
    const { backend, client } = openPage(
      <FeatureGate feature="createTransaction">
        <Inside status={() => known?.getSnapshot().status} />
      </FeatureGate>,
      { scenario: 'under_review' },
    );
    known = client;
    await screen.findByText('Make payments: locked');
    act(() => void backend.simulate.approve());
    expect(await screen.findByRole('button', { name: 'Pay' })).toBeVisible();
    act(() => void backend.simulate.deactivate());
    await screen.findByText('Your account is deactivated.');
    expect(screen.queryByRole('button', { name: 'Pay' })).toBeNull();
    expect(new Set(rendered)).toEqual(new Set(['ACTIVE']));
  });

  it('says until when an open feature stays open and what keeps it open, unless the host says it', async () => {
    const features = { payOut: { statuses: ['ACTIVE'], capability: 'payouts' } } as const;
    const client = createCustomerClient({
      backend: memoryBackend({ scenario: 'active_with_dated_requirement' }),
      customerId: 'c',
      features,
    });
    const page = (showUntil: boolean) => (
      <CustomerStatusProvider client={client}>
        <FeatureGate feature="payOut" showUntil={showUntil}>
          <button type="button">Pay</button>
        </FeatureGate>
      </CustomerStatusProvider>
    );
    const { rerender } = render(page(true));
    expect(await screen.findByText(/^Available until.*unless you answer our requests\.$/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Pay' })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    rerender(page(false));
    expect(screen.queryByText(/^Available until/)).toBeNull();
  });

  it('gives way to a fallback, and to a render function in both states', async () => {
    const { show } = openPage(
      <FeatureGate feature="accessAPIs" fallback={({ reason }) => <p>closed by {reason}</p>}>
        <p>keys</p>
      </FeatureGate>,
      { scenario: 'created' },
    );
    expect(await screen.findByText('closed by status')).toBeVisible();
    show(<FeatureGate feature="viewProfile" render={({ open }) => <p>{open ? 'may look' : 'may not'}</p>} />);
    expect(screen.getByText('may look')).toBeVisible();
  });

  it('stays closed for a feature that nobody declared', async () => {
    openPage(
      <FeatureGate feature="toString">
        <p>secret</p>
      </FeatureGate>,
      { scenario: 'active' },
    );
    expect(await screen.findByText('It is not part of your account.')).toBeVisible();
    expect(screen.queryByText('secret')).toBeNull();
  });
});
