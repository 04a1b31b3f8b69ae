import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { StatusBanner } from '../../src/drop-ins/status-banner/index.js';
import type { CustomerBackend } from '../../src/model/index.js';

const SLOW = 'This is taking longer than usual. We keep trying.';

/** A backend that can fall silent: it takes a call and does not answer. */
function silentBackend() {
  const memory = memoryBackend({ scenario: 'under_review', latencyMs: 0 });
  let isSilent = false;
  const backend: CustomerBackend = {
    id: 'silent',
    getCustomer: (id, options) => (isSilent ? new Promise(() => undefined) : memory.getCustomer(id, options)),
  };
  return {
    backend,
    fallSilent: () => {
      isSilent = true;
    },
  };
}

function openBanner(backend: CustomerBackend) {
  const client = createCustomerClient({ backend, customerId: 'cus_1' });
  render(
    <CustomerStatusProvider client={client}>
      <StatusBanner />
    </CustomerStatusProvider>,
  );
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe('a server that takes a call and does not answer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is told after a few seconds of the first load', async () => {
    const { backend, fallSilent } = silentBackend();
    fallSilent();
    openBanner(backend);
    await pass(4_000);
    expect(screen.queryByText(SLOW)).toBeNull();
    await pass(2_000);
    expect(screen.getByText(SLOW)).toBeInTheDocument();
  });

  it('is told after a few seconds of a check, beside the status that is known', async () => {
    const { backend, fallSilent } = silentBackend();
    openBanner(backend);
    await pass(100);
    fallSilent();
    fireEvent.click(screen.getByRole('button', { name: 'Check Status' }));
    await pass(6_000);
    expect(screen.getAllByText(SLOW)[0]).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Verification in progress' })).toBeInTheDocument();
  });
});
