import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryBackend, SCENARIOS } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { RFIForm } from '../../src/drop-ins/rfi-form/index.js';
import type { Requirement } from '../../src/model/index.js';
import { ask } from './asked-page.js';

const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(requirements: Requirement[]) {
  const { snapshot } = SCENARIOS.created(Date.now());
  const backend = memoryBackend({ customer: { ...snapshot, id: 'cus_1', requirements } });
  const client = createCustomerClient({ backend, customerId: 'cus_1' });
  const heard: string[] = [];
  render(
    <CustomerStatusProvider client={client} timeZone="Europe/Berlin">
      <RFIForm />
    </CustomerStatusProvider>,
  );
  const region = document.querySelector('[aria-live="polite"]')!;
  new MutationObserver(() => {
    if (region.textContent !== '') heard.push(region.textContent ?? '');
  }).observe(region, { childList: true, subtree: true, characterData: true });
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  await pass(100);
  screen.getByRole('heading', { name: 'What we need from you' });
  return { heard, pass, backend };
}

function due(at: string): Partial<Requirement> {
  return { due: { at, severity: 'current' } };
}

describe('a due date on a page that is open', () => {
  it('is warned of ahead, politely and once, when it comes within a day, and once more when it passes', async () => {
    const { heard, pass } = await open([ask('Proof', due('2026-03-02T12:30:00Z')), ask('Other')]);
    await pass(HOUR / 3);
    expect(heard).toEqual([]);
    await pass(HOUR / 3);
    expect(heard).toEqual(['Due within a day: Proof']);
    await pass(23 * HOUR);
    expect(heard).toHaveLength(1);
    await pass(HOUR);
    expect(heard).toEqual(['Due within a day: Proof', 'The due date has passed: Proof']);
    await pass(2 * HOUR);
    expect(heard).toHaveLength(2);
    expect(screen.getByText(/^Overdue\. It was due Mar 2, 2026/)).toBeInTheDocument();
  }, 30_000);

  it('turns from soon to today to overdue in the text at midnight of the customer, without a reload', async () => {
    vi.setSystemTime('2026-03-01T22:50:00Z');
    const { pass } = await open([ask('Proof', due('2026-03-02'))]);
    expect(screen.getByText('Due Mar 2, 2026, tomorrow')).toBeInTheDocument();
    await pass(HOUR / 3);
    expect(screen.getByText('Due today')).toBeInTheDocument();
    await pass(24 * HOUR);
    expect(screen.getByText('Overdue. It was due Mar 2, 2026.')).toBeInTheDocument();
  }, 30_000);

  it('is not spoken for what was so when the page opened', async () => {
    const { heard, pass } = await open([ask('Late', due('2026-02-01')), ask('Near', due('2026-03-02T10:00:00Z'))]);
    await pass(HOUR);
    expect(heard).toEqual([]);
  });

  it('is spoken of several at once in one sentence', async () => {
    const { heard, pass } = await open(['A', 'B'].map((title) => ask(title, due('2026-03-02T13:00:00Z'))));
    await pass(2 * HOUR);
    expect(heard).toEqual(['Due within a day: A and B']);
  });
});
