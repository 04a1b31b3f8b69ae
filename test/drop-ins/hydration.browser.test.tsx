import { act } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { memoryBackend, SCENARIOS } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { FeatureGate } from '../../src/drop-ins/feature-gate/index.js';
import { LifecycleTimeline } from '../../src/drop-ins/lifecycle-timeline/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { StatusBanner } from '../../src/drop-ins/status-banner/index.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const { snapshot, events } = SCENARIOS.active(NOW);

const page = () => (
  <StrictMode>
    <CustomerStatusProvider
      client={createCustomerClient({
        backend: memoryBackend({ scenario: 'active' }),
        customerId: 'cus_1',
        initialSnapshot: snapshot,
      })}
      now={() => NOW}
    >
      <StatusBanner />
      <LifecycleTimeline events={events} />
      <FeatureGate feature="createTransaction">
        <p>pay here</p>
      </FeatureGate>
    </CustomerStatusProvider>
  </StrictMode>
);

describe('a page that a server sent', () => {
  it('comes to life without a mismatch, then opens its gates and tells the time of the reader', async () => {
    const container = document.createElement('div');
    container.innerHTML = renderToString(page());
    document.body.append(container);
    expect(container).not.toMatchTextContent('pay here');
    const mismatches: unknown[] = [];
    const root = hydrateRoot(container, page(), { onRecoverableError: (error) => mismatches.push(error) });
    await expect.poll(() => container.textContent).toContain('pay here');
    expect(mismatches).toEqual([]);
    act(() => root.unmount());
    container.remove();
  });
});
