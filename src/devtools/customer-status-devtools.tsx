'use client';
import { type ReactElement, useMemo } from 'react';
import type { CustomerClient } from '../client/index.js';
import type { Clock, CustomerBackend } from '../model/index.js';
import { useCustomerClient, useHydrated } from '../react/provider/index.js';
import { Dock } from './dock.js';
import { simulationOf } from './simulation.js';
import { toolsOf } from './tools.js';

/**
 * A panel for developers at the foot of the page: where the charts stand, what is known (in codes and counts, without personal
 * data), what happened, why each feature is closed; past states shown in the interface; scenarios, forced errors and time,
 * where backend and clock are simulated. Opened by its button or Alt+Shift+D. Stands inside a `CustomerStatusProvider` or gets
 * a `client`, best one of `createDevtoolsClient`. Looks: `customer-status-kit/devtools.css`.
 *
 * Without the resolve condition `development`, which bundlers set while developing, this door gives an empty component: nothing
 * of the panel reaches a bundle for production. `customer-status-kit/devtools/always` gives the panel everywhere.
 *
 * @example
 * ```tsx
 * import 'customer-status-kit/devtools.css';
 * import { CustomerStatusPanel, CustomerStatusProvider } from 'customer-status-kit';
 * import { memoryBackend, simulatedClock } from 'customer-status-kit/backends/memory';
 * import { createDevtoolsClient, CustomerStatusDevtools } from 'customer-status-kit/devtools';
 *
 * const clock = simulatedClock({ runs: true });
 * const client = createDevtoolsClient({ backend: memoryBackend({ clock }), customerId: 'cus_1', clock });
 *
 * export const Page = () => (
 *   <CustomerStatusProvider client={client} now={clock.now}>
 *     <CustomerStatusPanel />
 *     <CustomerStatusDevtools />
 *   </CustomerStatusProvider>
 * );
 * ```
 */
export function CustomerStatusDevtools(props: CustomerStatusDevtoolsProps): ReactElement | null {
  const { client, backend, clock, defaultOpen = false } = props;
  const hydrated = useHydrated();
  const shown = useCustomerClient(client);
  const tools = toolsOf(shown);
  const simulation = useMemo(() => simulationOf(backend ?? tools.backend, clock ?? tools.clock), [backend, clock, tools]);
  // A server has no panel, and the page that takes over its HTML begins without one.
  return hydrated ? <Dock key={shown.customerId} tools={tools} simulation={simulation} defaultOpen={defaultOpen} /> : null;
}

/** Props of `CustomerStatusDevtools`. */
export interface CustomerStatusDevtoolsProps {
  /** Beats the provider's. */
  client?: CustomerClient | undefined;
  /** What is simulated behind a client that was not made by `createDevtoolsClient`. */
  backend?: CustomerBackend | undefined;
  /** The clock of such a client. */
  clock?: Clock | undefined;
  /** True to begin open. */
  defaultOpen?: boolean | undefined;
}
