import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryBackend, SCENARIOS } from '../../src/backends/memory/index.js';
import { createCustomerClient, CustomerStatusProvider, RFIForm, StatusBadge, StatusBanner } from '../../src/index.js';
import { holdPageRegion, pageAnnouncer } from '../../src/react/live-region/index.js';
import { requirementFixture } from '../../src/testing/index.js';
import { listenToAnnouncements } from './scenario-page.js';

const CHANGED = 'Your verification status is now: Action needed';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const spoken = () => [...document.querySelectorAll('[aria-live] > *')].map(({ textContent }) => textContent);

async function openReview() {
  const { snapshot } = SCENARIOS.under_review(Date.now());
  const sent = requirementFixture({ title: 'Full name', status: 'submitted', awaiting: 'provider' });
  const backend = memoryBackend({ customer: { ...snapshot, id: 'cus_1', requirements: [sent] } });
  const client = createCustomerClient({ backend, customerId: 'cus_1' });
  render(
    <CustomerStatusProvider client={client}>
      <StatusBanner />
      <RFIForm />
      <StatusBadge />
    </CustomerStatusProvider>,
  );
  await pass(100);
  screen.getByText('Verification in progress');
  const ask = () =>
    backend.simulate.change((customer) => ({
      ...customer,
      status: { ...customer.status, status: 'NEEDS_ADDITIONAL_INFORMATION', editable: true },
      allowed: { ...customer.allowed, submitAnswers: true },
      requirements: [...customer.requirements, requirementFixture({ title: 'Proof of address' })],
    }));
  return { backend, client, ask };
}

describe('a change of status that comes with a new request', () => {
  it('is spoken, and so is the request: each once, although several parts know of it', async () => {
    const { client, ask } = await openReview();
    const heard = listenToAnnouncements();
    await act(async () => {
      ask();
      await client.refresh();
    });
    await pass(100);
    expect(heard.toSorted()).toEqual(['We need something from you: Proof of address', CHANGED]);
    expect(spoken()).toHaveLength(2);
  });

  it('leaves nothing behind for somebody to come upon later', async () => {
    const { client, ask } = await openReview();
    await act(async () => {
      ask();
      await client.refresh();
    });
    await pass(7_000);
    expect(spoken()).toEqual([]);
  });
});

describe('what is said in a page without a provider', () => {
  it('stands beside what was said just before, each for its own time', async () => {
    const leave = holdPageRegion('quiet');
    pageAnnouncer().announce('First');
    await pass(4_000);
    pageAnnouncer().announce('Second');
    expect(spoken()).toEqual(['First', 'Second']);
    await pass(3_000);
    expect(spoken()).toEqual(['Second']);
    await pass(4_000);
    expect(spoken()).toEqual([]);
    leave();
    expect(document.querySelector('[aria-live]')).toBeNull();
  });
});
