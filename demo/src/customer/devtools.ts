import 'customer-status-kit/devtools.css';
import { simulatedClock, withTroubles } from 'customer-status-kit/backends/memory';
import type { CustomerClient, CustomerClientOptions } from 'customer-status-kit/client';
import { createDevtoolsClient, CustomerStatusDevtools } from 'customer-status-kit/devtools/always';

/** What the page needs to be looked into. */
export interface Devtools {
  /** The time of the page, which can be moved. */
  now: () => number;
  makeClient: (options: CustomerClientOptions) => CustomerClient;
  Panel: typeof CustomerStatusDevtools;
}

/** The panel for developers, in front of the real backend: it cannot play the provider, and everything else. */
export function startDevtools(): Devtools {
  const clock = simulatedClock({ runs: true });
  return {
    now: clock.now,
    makeClient: (options) => createDevtoolsClient({ ...options, backend: withTroubles(options.backend, { clock }), clock }),
    Panel: CustomerStatusDevtools,
  };
}
