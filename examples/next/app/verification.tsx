'use client';
import { CustomerStatusPanel, CustomerStatusProvider, type CustomerSnapshot, FeatureGate } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';

const backend = httpBackend({ baseUrl: '/api/customer-status' });

interface VerificationProps {
  customerId: string;
  customer: CustomerSnapshot | undefined;
}

/** What the server knew is shown at once; from then on the page follows the customer by itself. */
export function Verification({ customerId, customer }: VerificationProps) {
  return (
    <CustomerStatusProvider
      backend={backend}
      customerId={customerId}
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
