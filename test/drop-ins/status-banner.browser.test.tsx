import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import { SCENARIO_NAMES } from '../../src/backends/memory/index.js';
import { StatusBanner } from '../../src/drop-ins/status-banner/index.js';
import { getCustomerMessage } from '../../src/messages/index.js';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements, openPage } from './scenario-page.js';

const support = { href: 'mailto:help@example.com' };
const settled = () => waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull(), { timeout: 5000 });

describe('StatusBanner', () => {
  it.each(SCENARIO_NAMES)('has no accessibility fault in "%s", light and dark, from 280 pixels on', async (scenario) => {
    openPage(<StatusBanner style={{ inlineSize: '280px' }} />, { scenario }, { support, onAction: () => undefined });
    await settled();
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      document.documentElement.style.background = 'Canvas';
      expect(await axeFaults()).toEqual([]);
    }
    const banner = document.querySelector('.csk-status-banner');
    expect(banner?.scrollWidth).toBeLessThanOrEqual(280);
    document.documentElement.removeAttribute('style');
  });

  it.each([
    ['created', 'CREATED'],
    ['under_review', 'UNDER_REVIEW'],
    ['request_for_information', 'NEEDS_ADDITIONAL_INFORMATION'],
    ['active', 'ACTIVE'],
    ['rejected', 'REJECTED'],
    ['deactivated', 'DEACTIVATED'],
    ['unknown_status', 'UNKNOWN'],
  ] as const)('in "%s" says title and message of %s and what happens next', async (scenario, status) => {
    openPage(<StatusBanner />, { scenario });
    const { title, message } = getCustomerMessage(status);
    expect(await screen.findByRole('heading', { name: title, level: 2 })).toBeVisible();
    expect(screen.getByText(message)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'What happens next', level: 3 })).toBeVisible();
    expect(screen.getByText(/Last checked:/)).toBeVisible();
  });

  it('tells a business how long a business takes, and since when and until when', async () => {
    openPage(<StatusBanner />, { scenario: 'business_under_review' });
    expect(await screen.findByText(/usually takes 3–7 business days/)).toBeVisible();
    expect(screen.getByText(/In review since/)).toBeVisible();
    expect(screen.getByText(/We expect a result/)).toBeVisible();
  });

  it.each(['created', 'under_review', 'rejected', 'deactivated', 'unknown_status'] as const)(
    'keeps the way to support in the same place in "%s"',
    async (scenario) => {
      openPage(<StatusBanner />, { scenario }, { support });
      const link = await screen.findByRole('link', { name: 'Contact Support' });
      expect(link).toHaveAttribute('href', 'mailto:help@example.com');
      expect(link.closest('.csk-status-banner-footer')).not.toBeNull();
    },
  );

  it('makes a link only of an address that is safe', async () => {
    openPage(<StatusBanner />, { scenario: 'rejected' }, { support: { href: 'javascript:alert(1)' } });
    expect(await screen.findByText('Contact Support: javascript:alert(1)')).toBeVisible();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('lists what a deactivated customer can still do, and why it is so', async () => {
    openPage(<StatusBanner />, { scenario: 'deactivated' });
    const detail = (await screen.findByRole('heading', { name: 'What you can still do' })).parentElement ?? document.body;
    expect(
      within(detail)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['View profile', 'View payment history']);
    expect(screen.getByRole('heading', { name: 'Why' })).toBeVisible();
  });

  it('offers the step of the status only where the host leads to it', async () => {
    const onAction = vi.fn();
    const { show } = openPage(<StatusBanner onAction={onAction} />, { scenario: 'created' });
    await userEvent.click(await screen.findByRole('button', { name: 'Complete Profile' }));
    expect(onAction).toHaveBeenCalledExactlyOnceWith('complete_profile');
    show(<StatusBanner />);
    expect(screen.queryByRole('button', { name: 'Complete Profile' })).toBeNull();
  });

  it('checks again on request, says so, and keeps the focus', async () => {
    openPage(<StatusBanner />, { scenario: 'under_review', latencyMs: 20 });
    const heard = listenToAnnouncements();
    const button = await screen.findByRole('button', { name: 'Check Status' });
    await userEvent.click(button);
    await waitFor(() => expect(heard.at(-1)).toBe('Checked. Nothing has changed.'));
    expect(document.activeElement).toBe(button);
  });

  it('announces a change of status once', async () => {
    const { backend } = openPage(<StatusBanner />, { scenario: 'under_review' });
    await screen.findByText('Verification in progress');
    const heard = listenToAnnouncements();
    act(() => void backend.simulate.reject({ reasonCode: 'data_mismatch' }));
    await screen.findByText('Verification unsuccessful');
    await waitFor(() => expect(heard).toEqual(['Your verification status is now: Not approved']));
  });

  it('says why nothing can be shown, and offers to try again', async () => {
    let isBroken = true;
    const failures = { getCustomer: () => (isBroken ? ('unavailable' as const) : undefined) };
    openPage(<StatusBanner />, { scenario: 'active', failures });
    expect(await screen.findByRole('heading', { name: 'We cannot show your status right now' })).toBeVisible();
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/Last checked/)).toBeVisible();
  });

  it('says that the service cannot be reached while it is so, and not for a single read that fails', async () => {
    const { backend, client } = openPage(<StatusBanner />, { scenario: 'under_review' });
    const heard = listenToAnnouncements();
    await userEvent.click(await screen.findByRole('button', { name: 'Check Status' }));
    act(() => backend.simulate.goOffline());
    await act(() => client.refresh());
    expect(screen.queryByText(/We cannot reach our service right now/)).toBeNull();
    expect(await screen.findByText(/We cannot reach our service right now/, undefined, { timeout: 4000 })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Verification in progress' })).toBeVisible();
    await waitFor(() => expect(heard.filter((text) => text.includes('cannot reach'))).toHaveLength(1));
    act(() => backend.simulate.goOnline());
    await act(() => client.refresh());
    await waitFor(() => expect(document.querySelector('.csk-notice')).toBeNull());
  });

  it('asks to sign in again when the session is over, and tells the host', async () => {
    const onSignIn = vi.fn();
    openPage(<StatusBanner />, { scenario: 'active', failures: { getCustomer: 'session_expired' } }, { onSignIn });
    await userEvent.click(await screen.findByRole('button', { name: 'Sign in again' }));
    expect(onSignIn).toHaveBeenCalledOnce();
  });
});
