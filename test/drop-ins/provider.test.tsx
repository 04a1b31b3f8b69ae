import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { CustomerStatusProvider, RFIForm, StatusBadge, StatusBanner, useWords } from '../../src/index.js';

const backend = () => memoryBackend({ scenario: 'under_review' });

function Word() {
  return <p>{useWords().t('status.ACTIVE.label')}</p>;
}

const quiet = (event: Event) => event.preventDefault();

describe('CustomerStatusProvider', () => {
  it('makes a client of a backend and a customer id', async () => {
    render(
      <CustomerStatusProvider backend={backend()} customerId="cus_1">
        <StatusBadge />
      </CustomerStatusProvider>,
    );
    expect(await screen.findByText('In review')).toBeInTheDocument();
  });

  it('reads another customer when the id changes, and not when only the words do', async () => {
    const one = backend();
    const reads = vi.spyOn(one, 'getCustomer');
    const page = (customerId: string, locale: string) => (
      <CustomerStatusProvider backend={one} customerId={customerId} timeZone={locale}>
        <StatusBadge />
      </CustomerStatusProvider>
    );
    const { rerender } = render(page('cus_1', 'UTC'));
    await screen.findByText('In review');
    const before = reads.mock.calls.length;
    rerender(page('cus_1', 'Asia/Tokyo'));
    await act(async () => undefined);
    expect(reads.mock.calls.length).toBe(before);
    rerender(page('cus_2', 'Asia/Tokyo'));
    await act(async () => undefined);
    expect(reads.mock.calls.at(-1)?.[0]).toBe('cus_2');
  });

  it('keeps what was typed when the language changes, and asks the backend again in the other one', async () => {
    const one = memoryBackend({ scenario: 'created' });
    const reads = vi.spyOn(one, 'getCustomer');
    const page = (locale: string) => (
      <CustomerStatusProvider backend={one} customerId="cus_1" locale={locale}>
        <RFIForm />
      </CustomerStatusProvider>
    );
    const user = userEvent.setup({ delay: null });
    const { rerender } = render(page('en'));
    await user.type(await screen.findByLabelText('Full legal name'), 'Ada King');
    rerender(page('en-GB'));
    await waitFor(() => expect(reads.mock.calls.at(-1)?.[1]).toMatchObject({ locale: 'en-GB' }));
    expect(reads.mock.calls[0]?.[1]).toMatchObject({ locale: 'en' });
    await act(async () => undefined);
    expect(screen.getByLabelText('Full legal name')).toHaveValue('Ada King');
  });

  it('says language, direction and theme on one element that takes no part in the layout', () => {
    render(
      <CustomerStatusProvider backend={backend()} customerId="c" locale="ar" messages={{}} theme="dark">
        <p>inside</p>
      </CustomerStatusProvider>,
    );
    const scope = screen.getByText('inside').closest('.csk-scope');
    expect(scope).toHaveAttribute('lang', 'ar');
    expect(scope).toHaveAttribute('dir', 'rtl');
    expect(scope).toHaveAttribute('data-csk-theme', 'dark');
  });

  it('speaks with the words of the host', async () => {
    render(
      <CustomerStatusProvider backend={backend()} customerId="c" messages={{ 'status.UNDER_REVIEW.title': 'Hang tight' }}>
        <StatusBanner />
      </CustomerStatusProvider>,
    );
    expect(await screen.findByText('Hang tight')).toBeInTheDocument();
  });

  it('holds one live region for the page', () => {
    render(
      <CustomerStatusProvider backend={backend()} customerId="c">
        <StatusBadge />
        <StatusBanner />
      </CustomerStatusProvider>,
    );
    expect(document.querySelectorAll('[data-csk-live-region]')).toHaveLength(1);
  });

  it('lends English words to a component outside it', () => {
    render(<Word />);
    expect(screen.getByText('Verified')).toBeInTheDocument();
  });

  it('asks for a customer when it has none', () => {
    window.addEventListener('error', quiet);
    // @ts-expect-error -- what a host without types may write
    expect(() => render(<CustomerStatusProvider />)).toThrow('Pass client={…}');
    window.removeEventListener('error', quiet);
  });
});
