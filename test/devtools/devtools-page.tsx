import '../../src/devtools/devtools.css';
import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { memoryBackend, type MemoryBackendOptions, simulatedClock } from '../../src/backends/memory/index.js';
import { createDevtoolsClient, CustomerStatusDevtools } from '../../src/devtools/index.js';
import { CustomerStatusPanel } from '../../src/drop-ins/customer-status-panel/index.js';
import { FeatureGate } from '../../src/drop-ins/feature-gate/index.js';
import { CustomerStatusProvider, type CustomerStatusProviderOptions } from '../../src/drop-ins/provider/index.js';

/** A page of a host that is being developed: panel, a gate, and the devtools, all on one clock that runs. */
export function openDevtools(options: MemoryBackendOptions = {}, look: CustomerStatusProviderOptions = {}, more?: ReactNode) {
  const clock = simulatedClock({ runs: true });
  const backend = memoryBackend({ scenario: 'request_for_information', clock, ...options });
  const client = createDevtoolsClient({ backend, customerId: 'cus_1', clock });
  const view = render(
    <CustomerStatusProvider client={client} now={clock.now} {...look}>
      <main style={{ background: 'Canvas', color: 'CanvasText' }}>
        <h1>Northwind</h1>
        <CustomerStatusPanel />
        <FeatureGate feature="createTransaction">You can send money.</FeatureGate>
      </main>
      <CustomerStatusDevtools />
      {more}
    </CustomerStatusProvider>,
  );
  return { backend, client, clock, ...view };
}

/** The button that opens the panel. */
export const opener = () => screen.findByRole('button', { name: 'Status devtools' });

/** The panel. */
export const dock = () => screen.getByRole('region', { name: 'Customer status devtools' });
