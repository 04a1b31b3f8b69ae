'use client';
import { CustomerStatusPanel, CustomerStatusProvider, type CustomerSnapshot, FeatureGate } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';

const backend = httpBackend({ baseUrl: '/api/customer-status' });

/** What the server knew is shown at once; from then on the page follows the customer by itself. */
export function Verification({ customer }: { customer: CustomerSnapshot }) {
  return (
    <CustomerStatusProvider
      backend={backend}
      customerId={customer.id}
      initialSnapshot={customer}
      support={{ href: 'mailto:support@example.com' }}
    >
      <CustomerStatusPanel />
      <FeatureGate feature="createTransaction">
        <p>You can send money.</p>
      </FeatureGate>
    </CustomerStatusProvider>
  );
}
