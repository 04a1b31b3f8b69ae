import { CustomerStatusPanel, CustomerStatusProvider, FeatureGate, type CustomerBackend } from 'customer-status-kit';
import type { ReactElement } from 'react';

const SUPPORT = { href: 'mailto:help@meridian.example' };

/** What this host shows a signed-in customer. */
export function AccountPage(): ReactElement {
  return (
    <main>
      <h1>Meridian Bank</h1>
      <CustomerStatusPanel />
      <FeatureGate feature="createTransaction">
        <Transfer />
      </FeatureGate>
    </main>
  );
}

function Transfer(): ReactElement {
  return <button type="button">Send money</button>;
}

/** The page with its customer. */
export function Account({ backend, customerId }: { backend: CustomerBackend; customerId: string }): ReactElement {
  return (
    <CustomerStatusProvider backend={backend} customerId={customerId} support={SUPPORT}>
      <AccountPage />
    </CustomerStatusProvider>
  );
}
