import { render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryBackend, type MemoryBackend } from '../../../src/backends/memory/index.js';
import { createCustomerClient } from '../../../src/client/index.js';
import { CustomerStatusProvider } from '../../../src/drop-ins/provider/index.js';
import { type ActionHandler, RFIForm } from '../../../src/drop-ins/rfi-form/index.js';
import { type ActionSpec, type CustomerBackend, CustomerStatusError } from '../../../src/model/index.js';
import { axeFaults } from '../axe-faults.js';

async function open(
  spec: Partial<ActionSpec>,
  {
    onAction,
    seen = (backend) => backend,
  }: { onAction?: ActionHandler; seen?: (backend: MemoryBackend) => CustomerBackend } = {},
) {
  const backend = memoryBackend({ scenario: 'active' });
  backend.simulate.requestInformation([{ title: 'One step', spec: { kind: 'action', action: 'redirect', ...spec } }]);
  const client = createCustomerClient({ backend: seen(backend), customerId: 'cus_1' });
  render(
    <CustomerStatusProvider client={client} support={{ href: 'mailto:help@example.com' }}>
      <RFIForm onAction={onAction} />
    </CustomerStatusProvider>,
  );
  await screen.findByRole('heading', { name: 'One step' });
  const isDone = () =>
    client.getSnapshot().customer?.requirements.some(({ title, status }) => title === 'One step' && status === 'submitted');
  return { client, isDone };
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('the steps of RFIForm', () => {
  it('have no accessibility fault, a page of a partner within the page among them', async () => {
    await open({ open: 'iframe', url: 'https://partner.example.invalid/flow' });
    await press('Start');
    const frame = await screen.findByTitle<HTMLIFrameElement>('One step, in a page of our partner');
    expect(frame.getAttribute('sandbox')).not.toContain('allow-top-navigation');
    expect(frame.referrerPolicy).toBe('no-referrer');
    expect(screen.getByRole('button', { name: 'I have finished this step' })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });

  it('take a code in the digits of any script, tell a wrong one at its box, and send another where that is offered', async () => {
    const { isDone } = await open({ action: 'verify_code' });
    const box = screen.getByLabelText('Code');
    expect(box).toHaveAttribute('autocomplete', 'one-time-code');
    expect(box).toHaveAttribute('inputmode', 'numeric');
    await press('Check code');
    await waitFor(() => expect(box).toHaveAccessibleDescription('Enter the code'));
    await userEvent.fill(box, '12');
    await press('Check code');
    await waitFor(() => expect(box).toHaveAccessibleDescription(/That code is not right/));
    expect(box).toHaveValue('12');
    await press('Send me a code');
    expect(await screen.findByText('We have sent you a code.')).toBeVisible();
    expect(box).toHaveAccessibleDescription(/^Enter the code we sent you\./);
    await userEvent.fill(box, '١٢ ٣٤');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(isDone()).toBe(true));
  });

  it('offer no other code where the backend sends none', async () => {
    await open({ action: 'verify_code' }, { seen: ({ startAction: _none, ...rest }) => rest });
    expect(screen.queryByRole('button', { name: 'Send me a code' })).toBeNull();
    expect(screen.getByLabelText('Code')).toHaveAccessibleDescription('Enter the code we sent you.');
  });

  it('say how long to wait where the backend wants a pause', async () => {
    const startAction = () => Promise.reject(new CustomerStatusError('rate_limited', { retryAfterMs: 30_000 }));
    await open({ action: 'verify_code' }, { seen: (backend) => ({ ...backend, startAction }) });
    await press('Send me a code');
    expect(await screen.findByText(/You can ask for another code in \d+ seconds/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Send me a code' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('show a message before the wallet is asked to sign it, and go on after a refusal', async () => {
    const onAction = vi.fn<ActionHandler>().mockResolvedValueOnce(undefined).mockResolvedValueOnce({ signature: '0xabc' });
    const { isDone } = await open({ action: 'wallet_signature' }, { onAction });
    await press('Show the message to sign');
    const message = await screen.findByText(/^sandbox:/);
    expect(onAction).not.toHaveBeenCalled();
    await waitFor(() => expect(message.closest('figure')).toHaveFocus());
    await press('Sign with your wallet');
    expect(await screen.findByText('The message was not signed. You can try again.')).toBeVisible();
    await press('Sign with your wallet');
    await waitFor(() => expect(isDone()).toBe(true));
    expect(onAction.mock.calls[0]?.[1]).toEqual({ challenge: message.textContent });
  });

  it('accept terms, which can be read before', async () => {
    const { isDone } = await open({ action: 'accept_terms', url: 'https://www.example.com/terms' });
    expect(screen.getByRole('link', { name: /Read the terms/ })).toHaveAttribute('rel', 'noopener noreferrer');
    await press('Accept the terms');
    await waitFor(() => expect(isDone()).toBe(true));
  });

  it('give the focus to the link that takes the place of the button that made it', async () => {
    await open({ url: 'https://partner.example.com/x', start: 'call_start_action' });
    await press('Start');
    await waitFor(() => expect(screen.getByRole('link', { name: 'Continue' })).toHaveFocus());
  });

  it('lead to support where there is no way on, and never to an address that runs something', async () => {
    await open({ url: 'javascript:alert(1)' });
    await press('Start');
    expect(await screen.findByText('This step cannot be done on this page. Please contact support.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Contact Support' })).toBeVisible();
  });
});
