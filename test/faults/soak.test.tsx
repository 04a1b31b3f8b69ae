import { cleanup, render } from '@testing-library/react';
import { expect, it, onTestFinished } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusProvider, FeatureGate, StatusBadge } from '../../src/index.js';
import { countListeners, heapInUse } from './leaks.js';

const MOUNTS = 1_000;

it('a thousand pages that come and go leave memory, listeners and the page as they were', { timeout: 60_000 }, async () => {
  const targets = [window, document, document.body].map(countListeners);
  onTestFinished(() => targets.forEach(({ restore }) => restore()));
  const listeners = () => targets.reduce((sum, { count }) => sum + count(), 0);
  const backend = memoryBackend({ scenario: 'active' });
  const heaps: number[] = [];
  const counts: number[] = [];
  for (let mount = 0; mount <= MOUNTS; mount += 1) {
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    const { unmount } = render(
      <CustomerStatusProvider client={client}>
        <StatusBadge />
        <FeatureGate feature="createTransaction">open</FeatureGate>
      </CustomerStatusProvider>,
    );
    // oxlint-disable-next-line no-await-in-loop -- most of them are gone before anything was answered
    if (mount % 4 === 0) await new Promise((resolve) => void setTimeout(resolve, 0));
    unmount();
    cleanup();
    if (mount === MOUNTS / 2 || mount === MOUNTS) {
      counts.push(listeners());
      // oxlint-disable-next-line no-await-in-loop -- half way, when the engine has made itself at home, and at the end
      heaps.push(await heapInUse());
    }
  }
  expect(new Set(counts).size).toBe(1);
  expect(document.querySelectorAll('[class^="csk"]')).toHaveLength(0);
  const [middle = 0, late = 0] = heaps;
  // Five hundred pages lie between the two: a leak of two kilobytes each would be seen.
  expect(late - middle).toBeLessThan(1_000_000);
});
