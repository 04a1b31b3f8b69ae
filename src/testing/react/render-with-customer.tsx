import { render, type RenderOptions, type RenderResult } from '@testing-library/react';
import { type ComponentType, Fragment, type ReactElement, type ReactNode } from 'react';
import { memoryBackend, type MemoryBackend, type MemoryBackendOptions } from '../../backends/memory/index.js';
import { createCustomerClient, type CustomerClient, type CustomerClientOptions } from '../../client/index.js';
import { CustomerStatusProvider, type CustomerStatusProviderOptions } from '../../drop-ins/provider/index.js';
import type { CustomerBackend, FeaturePolicy } from '../../model/index.js';
import { type SettledSimulation, settledSimulation } from './settled-simulation.js';

/** Who is on the page and how it is rendered: everything a provider takes, and where the customer comes from. */
export interface RenderWithCustomerOptions
  extends CustomerStatusProviderOptions,
    Pick<MemoryBackendOptions, 'scenario' | 'customer' | 'latencyMs' | 'failures'> {
  /** A backend that is there already; one in memory is made of the other options unless said. */
  backend?: MemoryBackend | undefined;
  /** The id of `customer`, else `cus_1`. */
  customerId?: string | undefined;
  /** The features of the host's product; the kit's own table unless said. */
  features?: FeaturePolicy | undefined;
  /** More options of the client, for example its clock. */
  client?: Partial<Omit<CustomerClientOptions, 'backend' | 'customerId' | 'features'>> | undefined;
  /** False to leave `<StrictMode>` out. */
  strict?: boolean | undefined;
  /** The host's own providers; they stand around the kit's. */
  wrapper?: ComponentType<{ children: ReactNode }> | undefined;
  /** More options of Testing Library's `render`. */
  render?: Omit<RenderOptions, 'wrapper' | 'queries'> | undefined;
}

/** What Testing Library's `render` gives, with what is behind the page. */
export interface RenderedCustomer extends RenderResult {
  backend: MemoryBackend;
  client: CustomerClient;
  /** Makes things happen on the other side; each resolves when the page shows it. */
  simulate: SettledSimulation;
}

/**
 * Renders under a provider with a customer in memory: a scenario by its name, or a snapshot. Uses no global of a test runner;
 * Testing Library's `cleanup`, which it calls by itself where there is a global `afterEach`, ends the client.
 *
 * @example
 * ```tsx
 * import { screen } from '@testing-library/react';
 * import { StatusBanner } from 'customer-status-kit';
 * import { renderWithCustomer } from 'customer-status-kit/testing/react';
 *
 * const { simulate } = renderWithCustomer(<StatusBanner />, { scenario: 'under_review' });
 * await screen.findByRole('heading', { name: 'Verification in progress' });
 * await simulate.approve();
 * screen.getByRole('heading', { name: 'Account active' });
 * ```
 */
export function renderWithCustomer(ui: ReactNode, options: RenderWithCustomerOptions = {}): RenderedCustomer {
  const { backend: given, customerId, features, client: more, scenario, customer, latencyMs, failures, ...rest } = options;
  const { strict = true, wrapper: Around = Fragment, render: settings, ...provider } = rest;
  const backend = given ?? memoryBackend({ scenario, customer, latencyMs, failures });
  const client = makeClient(backend, customerId ?? customer?.id ?? 'cus_1', features, { locale: provider.locale, ...more });
  const wrapper = ({ children }: { children: ReactNode }): ReactElement => (
    <Around>
      <CustomerStatusProvider {...provider} client={client}>
        {children}
      </CustomerStatusProvider>
    </Around>
  );
  // Not an element of ours: React 19 does not mount twice what is strict only below a component.
  const how: RenderOptions = { ...settings, wrapper, reactStrictMode: strict };
  return { ...render(ui, how), backend, client, simulate: settledSimulation(backend.simulate) };
}

function makeClient(
  backend: CustomerBackend,
  customerId: string,
  features: FeaturePolicy | undefined,
  more: RenderWithCustomerOptions['client'],
): CustomerClient {
  if (features === undefined) return createCustomerClient({ ...more, backend, customerId });
  return createCustomerClient({ ...more, backend, customerId, features });
}
