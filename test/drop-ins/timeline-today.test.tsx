import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryBackend, SCENARIOS } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { LifecycleTimeline } from '../../src/drop-ins/lifecycle-timeline/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { StatusBanner } from '../../src/drop-ins/status-banner/index.js';
import type { LifecycleEvent } from '../../src/model/index.js';

const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-05-20T21:50:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

function noteAt(id: string, at: string): LifecycleEvent {
  return { id, at, type: 'note', reasons: [], actor: { kind: 'system' }, source: { provider: 'x', channel: 'api' } };
}

const events = [noteAt('2', '2026-05-20T10:00:00.000Z'), noteAt('1', '2026-05-17T10:00:00.000Z')];

function openHistory(now?: () => number) {
  const client = createCustomerClient({ backend: memoryBackend(), customerId: 'cus_1' });
  const page = () => (
    <CustomerStatusProvider client={client} timeZone="Europe/Berlin" locale="en-GB" now={now}>
      <LifecycleTimeline events={events} />
    </CustomerStatusProvider>
  );
  const view = render(page());
  const days = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
  return {
    days,
    show: () => view.rerender(page()),
    times: () => [...document.querySelectorAll('time')].map(({ textContent }) => textContent.replaceAll('\u00A0', ' ')),
  };
}

describe('a history that is left open', () => {
  it('calls another day today when the next one begins where the reader is, by itself', async () => {
    const { days, times } = openHistory();
    expect(days()).toEqual(['Today', 'May 2026']);
    expect(times()[1]).toMatch(/^3 days ago/);
    await act(() => vi.advanceTimersByTimeAsync(HOUR / 3));
    expect(days()).toEqual(['Yesterday', 'May 2026']);
    expect(times()[1]).toMatch(/^4 days ago/);
    await act(() => vi.advanceTimersByTimeAsync(24 * HOUR));
    expect(days()).toEqual(['May 2026']);
    expect(times().map((text) => text.slice(0, 10))).toEqual(['2 days ago', '5 days ago']);
  });

  it('looks at the clock of the host whenever it is shown again', () => {
    let now = Date.parse('2026-05-20T21:50:00Z');
    const { days, times, show } = openHistory(() => now);
    expect(days()).toEqual(['Today', 'May 2026']);
    now = Date.parse('2026-05-22T10:00:00Z');
    show();
    expect(days()).toEqual(['May 2026']);
    expect(times()[1]).toMatch(/^5 days ago/);
  });

  it('sets no timer once it is gone', () => {
    const { unmount } = render(<LifecycleTimeline events={events} />);
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a result that is expected on a day without a time', () => {
  it('is told until that day is over where the reader is, as the banner does', () => {
    vi.setSystemTime(Date.parse('2026-05-20T10:00:00Z'));
    const expected = (max: string) => {
      const data = SCENARIOS.under_review(Date.now());
      const client = createCustomerClient({
        backend: memoryBackend(),
        customerId: 'cus_1',
        initialSnapshot: { ...data.snapshot, status: { ...data.snapshot.status, expectedBy: { max } } },
      });
      const { container, unmount } = render(
        <CustomerStatusProvider client={client} timeZone="Europe/Berlin" locale="en-GB">
          <StatusBanner />
          <LifecycleTimeline events={events} expected={client.getSnapshot().customer?.status} />
        </CustomerStatusProvider>,
      );
      const told = [...container.querySelectorAll('section')].map(({ textContent }) => /\bby 20.May.2026/.test(textContent));
      unmount();
      return told;
    };
    expect(expected('2026-05-20')).toEqual([true, true]);
    expect(expected('2026-05-20T09:00:00Z')).toEqual([false, false]);
  });
});
