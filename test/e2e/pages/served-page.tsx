import {
  type CustomerSnapshot,
  CustomerStatusPanel,
  CustomerStatusProvider,
  type CustomerStatusProviderOptions,
  FeatureGate,
  LifecycleTimeline,
} from 'customer-status-kit';
import { memoryBackend, type ScenarioName, SCENARIOS } from 'customer-status-kit/backends/memory';
import type { KitLocale } from 'customer-status-kit/messages';
import { type ComponentType, StrictMode, Suspense } from 'react';

/** What the server and the browser both know of a page before it is rendered. */
export interface Serving {
  scenario: ScenarioName;
  /** Milliseconds since 1970, of the scenario. */
  startedAt: number;
  locale: KitLocale;
  isStrict: boolean;
  /** Whether the customer is read while the page is on its way already. */
  isStreamed: boolean;
}

interface AccountProps extends Pick<CustomerStatusProviderOptions, 'catalogue'> {
  serving: Serving;
  customer: CustomerSnapshot;
}

/** What a host shows of one customer, from what its server has read. */
export function Account({ serving, customer, catalogue }: AccountProps) {
  const { scenario, startedAt, locale } = serving;
  return (
    <CustomerStatusProvider
      backend={backendOf(scenario)}
      customerId={customer.id}
      initialSnapshot={customer}
      locale={locale}
      catalogue={catalogue}
      support={{ href: 'mailto:help@example.com' }}
    >
      <CustomerStatusPanel />
      <FeatureGate feature="createTransaction">
        <p>Pay here</p>
      </FeatureGate>
      <LifecycleTimeline events={SCENARIOS[scenario](startedAt).events} />
    </CustomerStatusProvider>
  );
}

const backends = new Map<ScenarioName, ReturnType<typeof memoryBackend>>();

/** The same each time, because another backend is another client. */
function backendOf(scenario: ScenarioName) {
  const backend = backends.get(scenario) ?? memoryBackend({ scenario });
  backends.set(scenario, backend);
  return backend;
}

/** The whole document, with the account in its place: there at once, or when it has been read. */
export function ServedPage({ serving, account: Shown }: { serving: Serving; account: ComponentType }) {
  const page = (
    <html lang={serving.locale}>
      <head>
        <title>Meridian Bank</title>
        <link rel="icon" href="/page.ico" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <h1>Meridian Bank</h1>
        <main>
          <Suspense fallback={<p>Looking up your account</p>}>
            <Shown />
          </Suspense>
        </main>
        <footer>The end of the page</footer>
      </body>
    </html>
  );
  return serving.isStrict ? <StrictMode>{page}</StrictMode> : page;
}
