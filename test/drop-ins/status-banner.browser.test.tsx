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

  it.each([
    [0, 'In review since today.'],
    [1, 'In review since yesterday.'],
    [4, 'In review since Thursday.'],
    [30, 'In review since Apr\u00A018,\u00A02026.'],
  ])('says since when the review runs as people say it, %i days on', async (days, sentence) => {
    const now = Date.parse('2026-05-18T12:00:00Z');
    const since = new Date(now - days * 86_400_000).toISOString();
    const { backend } = openPage(<StatusBanner />, { scenario: 'under_review' }, { now: () => now, timeZone: 'UTC' });
    await screen.findByText(/typically takes 1-3 business days/);
    act(() => void backend.simulate.change((snapshot) => ({ ...snapshot, status: { ...snapshot.status, since } })));
    await waitFor(() => expect(document.querySelector('.csk-status-banner')?.textContent).toContain(sentence));
    expect(document.querySelector(`time[datetime="${since}"]`)).not.toBeNull();
  });

  it.each([
    ['rejected', 'none', /This decision is final/],
    ['rejected', 'support', /This may not be final/],
    ['rejected', 'self', /You can correct your information and send it again/],
    ['deactivated', 'none', /This is final: the account stays closed/],
    ['deactivated', 'support', /can help you to reactivate your account/],
    ['deactivated', 'self', /You can open your account again yourself/],
  ] as const)('says of "%s" plainly whether it is final, where recovery is by %s', async (scenario, recovery, sentence) => {
    const { backend, client } = openPage(<StatusBanner />, { scenario }, { support });
    await screen.findByText(/Last checked:/);
    act(() => void backend.simulate.change((snapshot) => ({ ...snapshot, status: { ...snapshot.status, recovery } })));
    // A status that ends everything is no longer followed.
    await act(() => client.refresh());
    expect(await screen.findByText(sentence)).toBeVisible();
    const link = screen.getByRole('link', { name: 'Contact Support' });
    expect(link.closest('.csk-status-banner-footer')).not.toBeNull();
    expect(await axeFaults()).toEqual([]);
  });

  it('says that a rejected account cannot be used, and of a deactivated one what still works', async () => {
    const { backend, client } = openPage(<StatusBanner />, { scenario: 'rejected' });
    expect(await screen.findByText(/The account cannot be used/)).toBeVisible();
    act(() => void backend.simulate.useScenario('deactivated'));
    await act(() => client.refresh());
    expect(await screen.findByText('View payment history')).toBeVisible();
    expect(screen.queryByText(/The account cannot be used/)).toBeNull();
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

  it('says once that the session is over, also where nothing is known', async () => {
    openPage(<StatusBanner />, { scenario: 'active', failures: { getCustomer: 'session_expired' } }, { onSignIn: vi.fn() });
    await screen.findByRole('button', { name: 'Sign in again' });
    const text = document.querySelector('.csk-status-banner')?.textContent ?? '';
    expect(text.match(/session has ended/g)).toHaveLength(1);
    expect(text.match(/sign in again/gi)).toHaveLength(2);
  });

  it('counts of several alternatives as many as are needed, as the form does', async () => {
    openPage(<StatusBanner />, { scenario: 'business_with_directors' });
    expect(await screen.findByText('5 requests are waiting for you.')).toBeVisible();
  });

  it('says that the line is down also where nothing has come yet', async () => {
    openPage(<StatusBanner />, { scenario: 'active', latencyMs: 3_600_000 });
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    act(() => void window.dispatchEvent(new Event('offline')));
    expect(await screen.findByText(/You are offline/)).toBeVisible();
    expect(document.querySelector('[aria-busy="true"]')).not.toBeNull();
    vi.restoreAllMocks();
  });

  it('promises no result to whoever is signed out meanwhile', async () => {
    let isOver = false;
    const failures = { getCustomer: () => (isOver ? ('session_expired' as const) : undefined) };
    const { client } = openPage(<StatusBanner />, { scenario: 'under_review', failures }, { onSignIn: vi.fn() });
    expect(await screen.findByText(/We will show the result here/)).toBeVisible();
    isOver = true;
    await act(() => client.refresh());
    await screen.findByRole('button', { name: 'Sign in again' });
    expect(screen.queryByText(/We will show the result here/)).toBeNull();
    expect(screen.queryByRole('heading', { name: 'What happens next' })).toBeNull();
    expect(document.querySelector('.csk-status-banner-details')).toBeNull();
  });

  it('offers whoever is signed out no step but to sign in', async () => {
    let isOver = false;
    const failures = { getCustomer: () => (isOver ? ('session_expired' as const) : undefined) };
    const options = { onSignIn: vi.fn(), onAction: vi.fn() };
    const { client } = openPage(<StatusBanner />, { scenario: 'created', failures }, options);
    await screen.findByRole('button', { name: 'Complete Profile' });
    isOver = true;
    await act(() => client.refresh());
    await screen.findByRole('button', { name: 'Sign in again' });
    expect(screen.queryByRole('button', { name: 'Complete Profile' })).toBeNull();
  });

  it('tells whoever may no longer see the customer what happened, whom to ask, and lets them try again', async () => {
    let isRevoked = false;
    const failures = { getCustomer: () => (isRevoked ? ('forbidden' as const) : undefined) };
    const { client } = openPage(<StatusBanner />, { scenario: 'active', failures }, { support, onSignIn: vi.fn() });
    await settled();
    const heard = listenToAnnouncements();
    isRevoked = true;
    await act(() => client.refresh());
    const notice = () => document.querySelector<HTMLElement>('.csk-notice');
    await waitFor(() => expect(notice()?.textContent).toContain('You can no longer see this'));
    await waitFor(() => expect(heard).toContain('You can no longer see this'));
    expect(screen.queryByText(/signed out/)).toBeNull();
    expect(screen.getByRole('link', { name: /help@example\.com|support/i })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    isRevoked = false;
    await userEvent.click(screen.getByRole('button', { name: 'Check Status' }));
    await waitFor(() => expect(notice()).toBeNull());
    expect(client.getSnapshot().connection).not.toBe('ended');
  });
});
