import { act, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from 'vitest/browser';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { SCENARIO_NAMES } from '../../src/backends/memory/index.js';
import {
  CustomerStatusPanel,
  type PanelError,
  preloadCustomerStatusPanel,
} from '../../src/drop-ins/customer-status-panel/index.js';
import { plainPng } from '../files/browser-photo.js';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements, openPage } from './scenario-page.js';

beforeAll(preloadCustomerStatusPanel);

const quiet = (event: Event) => event.preventDefault();
const settled = () => waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull(), { timeout: 5000 });

describe('CustomerStatusPanel', () => {
  it.each(SCENARIO_NAMES)('has no accessibility fault in "%s", and fits 320 pixels', async (scenario) => {
    openPage(
      <CustomerStatusPanel style={{ inlineSize: '320px' }} />,
      { scenario, latencyMs: 0 },
      { support: { href: 'tel:+441' } },
    );
    await settled();
    expect(await axeFaults()).toEqual([]);
    expect(document.querySelector('.csk-customer-status-panel')?.scrollWidth).toBeLessThanOrEqual(320);
  });

  it('shows the whole journey: where it stands, what is asked, the documents, what happened', async () => {
    openPage(<CustomerStatusPanel />, { scenario: 'document_rejected' });
    expect(await screen.findByRole('heading', { name: 'Action required' })).toBeVisible();
    expect(await screen.findByRole('heading', { name: 'Your documents' })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'History' })).toBeVisible();
    const documents = screen.getByRole('region', { name: 'Your documents' });
    // The document as a whole, and the side that is to blame.
    expect(within(documents).getAllByText('Not accepted')).toHaveLength(2);
  });

  it('leads from the banner to its own requests', async () => {
    openPage(<CustomerStatusPanel />, { scenario: 'request_for_information' });
    await userEvent.click(await screen.findByRole('button', { name: 'Provide Information' }));
    expect(screen.getByRole('heading', { name: 'What we need from you' })).toHaveFocus();
    expect(screen.getByRole('heading', { name: 'What we need from you' }).getBoundingClientRect().top).toBeLessThan(
      window.innerHeight,
    );
  });

  it('offers a verified customer no step that leads nowhere, even where something is asked for later', async () => {
    const { unmount } = openPage(<CustomerStatusPanel />, { scenario: 'active_with_dated_requirement' });
    await screen.findByText('Account active');
    expect(screen.queryByRole('button', { name: 'Get Started' })).toBeNull();
    unmount();
    const onAction = vi.fn();
    openPage(<CustomerStatusPanel />, { scenario: 'active_with_dated_requirement' }, { onAction });
    await userEvent.click(await screen.findByRole('button', { name: 'Get Started' }));
    expect(onAction).toHaveBeenCalledExactlyOnceWith('get_started');
  });

  it('does not say of a file that it is being checked before it was sent', async () => {
    openPage(<CustomerStatusPanel />, { scenario: 'document_rejected' });
    const documents = await screen.findByRole('region', { name: 'Your documents' });
    // The document as a whole, and the side that is to blame.
    expect(within(documents).getAllByText('Not accepted')).toHaveLength(2);
    await userEvent.upload(screen.getByLabelText(/^File for .*back$/), await plainPng(300, 200));
    await waitFor(() => expect(within(documents).getByText('Not sent yet')).toBeVisible());
  });

  it('announces a change of status once, although several parts know of it', async () => {
    const { backend } = openPage(<CustomerStatusPanel />, { scenario: 'under_review' });
    await screen.findByText('Verification in progress');
    const heard = listenToAnnouncements();
    act(() => void backend.simulate.approve());
    await screen.findByText('Account active');
    await waitFor(() => expect(heard.filter((text) => text.includes('Verified'))).toHaveLength(1));
  });

  it('lets the host replace, wrap, leave out and place sections', async () => {
    openPage(
      <CustomerStatusPanel
        sections={{ timeline: null, banner: (own) => <div data-testid="mine">{own}</div>, support: <p>Call us</p> }}
        render={({ banner, support }) => (
          <main>
            {support}
            {banner}
          </main>
        )}
      />,
      { scenario: 'active' },
    );
    expect(await screen.findByText('Account active')).toBeVisible();
    expect(screen.getByTestId('mine')).toContainElement(screen.getByText('Account active'));
    expect(screen.getByRole('main').firstElementChild).toMatchTextContent('Call us');
    expect(screen.queryByText('History')).toBeNull();
  });

  it('keeps the other sections when one fails, and gives a reference that the host gets too', async () => {
    const onError = vi.fn<(error: unknown, details: PanelError) => void>();
    let isBroken = true;
    const Broken = () => {
      if (isBroken) throw new Error('no such thing');
      return <p>all well</p>;
    };
    window.addEventListener('error', quiet);
    openPage(<CustomerStatusPanel sections={{ documents: <Broken /> }} onError={onError} />, { scenario: 'active' });
    const alert = await screen.findByRole('alert');
    expect(onError).toHaveBeenCalledOnce();
    const [, details] = onError.mock.calls[0] ?? [];
    expect(details?.section).toBe('documents');
    expect(alert).toMatchTextContent(`Reference: ${details?.correlationId}`);
    expect(await screen.findByText('Account active')).toBeVisible();
    isBroken = false;
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('all well')).toBeVisible();
    window.removeEventListener('error', quiet);
  });

  it('copies the reference of a failed section and says so, and keeps the way to support when the banner fails', async () => {
    const written: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => Promise.resolve(void written.push(text)));
    const Broken = (): never => {
      throw new Error('no such thing');
    };
    window.addEventListener('error', quiet);
    openPage(
      <CustomerStatusPanel sections={{ banner: <Broken /> }} />,
      { scenario: 'active' },
      { support: { href: 'tel:+441' } },
    );
    const alert = await screen.findByRole('alert');
    const heard = listenToAnnouncements();
    await userEvent.click(within(alert).getByRole('button', { name: 'Copy reference' }));
    await waitFor(() => expect(heard).toEqual(['Reference copied']));
    expect(alert).toMatchTextContent(`Reference: ${written[0]}`);
    expect(within(alert).getByRole('button', { name: 'Reference copied' })).toHaveFocus();
    expect(within(alert).getByRole('link', { name: 'Contact Support' })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    window.removeEventListener('error', quiet);
    vi.restoreAllMocks();
  });

  it('selects the reference where the browser lets nothing be copied', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    const Broken = (): never => {
      throw new Error('no such thing');
    };
    window.addEventListener('error', quiet);
    openPage(<CustomerStatusPanel sections={{ documents: <Broken /> }} />, { scenario: 'active' });
    await userEvent.click(await screen.findByRole('button', { name: 'Copy reference' }));
    await waitFor(() => expect(getSelection()?.toString()).toMatch(/^Reference: [2-9A-Z]{8}$/));
    window.removeEventListener('error', quiet);
    vi.restoreAllMocks();
  });

  it('shows each product and service by itself: where it stands, until when it is on, what it waits for', async () => {
    const { backend } = openPage(<CustomerStatusPanel />, { scenario: 'active_with_dated_requirement' });
    const section = await screen.findByRole('region', { name: 'Your products and services' });
    expect(within(section).getByText('Payments out')).toBeVisible();
    expect(within(section).getByText(/^Active until.*unless you answer our requests\.$/)).toBeVisible();
    expect(within(section).getByText('Waiting for 1 answer from you.')).toBeVisible();
    act(
      () =>
        void backend.simulate.change((snapshot) => ({
          ...snapshot,
          scopes: [{ id: 'usd', label: 'Dollar account', status: { ...snapshot.status, status: 'UNDER_REVIEW' } }],
          capabilities: [
            { id: 'cards', status: 'rejected', reasons: [{ code: 'fraud', audience: 'customer' }], requirementIds: [] },
          ],
        })),
    );
    expect(await within(section).findByText('Dollar account')).toBeVisible();
    expect(within(section).getByText('In review')).toBeVisible();
    expect(within(section).getByText('Not available')).toBeVisible();
    expect(section.textContent).not.toMatch(/fraud/i);
    expect(await axeFaults()).toEqual([]);
  });

  it('says what is locked just now and what opens it, the same reason once, and nothing where it is plain', async () => {
    const { backend } = openPage(<CustomerStatusPanel />, { scenario: 'request_for_information' });
    const section = await screen.findByRole('region', { name: 'Not available now' });
    expect(within(section).getAllByRole('listitem')).toHaveLength(1);
    expect(within(section).getByText('Make payments, View payment history, and Use the API')).toBeVisible();
    expect(within(section).getByText(/Answer our requests, so that it can be unlocked\./)).toBeVisible();
    act(() => void backend.simulate.reject());
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Not available now' })).toBeNull());
  });

  it.each(SCENARIO_NAMES)('stands in 280 pixels and on a full page in "%s", with nothing sticking out', async (scenario) => {
    const at = (width: string) => <CustomerStatusPanel style={{ inlineSize: width }} />;
    const { show } = openPage(at('280px'), { scenario, latencyMs: 0 });
    await settled();
    const panel = () => document.querySelector<HTMLElement>('.csk-customer-status-panel');
    expect(panel()?.scrollWidth).toBeLessThanOrEqual(280);
    show(at('1200px'));
    expect(panel()?.scrollWidth).toBeLessThanOrEqual(1200);
    const columns = getComputedStyle(document.querySelector('.csk-customer-status-panel-layout') ?? document.body);
    expect(columns.gridTemplateColumns.split(' ')).toHaveLength(2);
  });

  it('without a backend shows a sample, plainly marked as one', async () => {
    render(<CustomerStatusPanel />);
    expect(screen.getByText('Loading your verification status')).toBeInTheDocument();
    expect(await screen.findByText(/Nothing here is real and nothing is sent/)).toBeVisible();
    expect(await screen.findByText('Sample data. This is not a real account.')).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });
});
