import { CustomerStatusPanel, CustomerStatusProvider, FeatureGate } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';

const backend = httpBackend({ baseUrl: '/api/customer-status' });

/** The whole journey, and beside it what is open to those who are through. */
export function Verification({ customerId }: { customerId: string }) {
  return (
    <CustomerStatusProvider backend={backend} customerId={customerId} support={{ href: 'mailto:support@example.com' }}>
      <CustomerStatusPanel />
      <FeatureGate feature="createTransaction">
        <p>You can send money.</p>
      </FeatureGate>
    </CustomerStatusProvider>
  );
}
