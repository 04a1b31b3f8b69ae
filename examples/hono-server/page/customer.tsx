import 'customer-status-kit/styles.css';
import { CustomerStatusPanel, CustomerStatusProvider, FeatureGate } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';
import { createRoot } from 'react-dom/client';

const backend = httpBackend({ baseUrl: '/api/customer-status', getToken: () => 'ada' });
const root = document.getElementById('root');

if (root !== null) {
  createRoot(root).render(
    <CustomerStatusProvider backend={backend} customerId="ada" support={{ href: 'mailto:support@example.com' }}>
      <CustomerStatusPanel />
      <FeatureGate feature="createTransaction">
        <p>You can send money.</p>
      </FeatureGate>
    </CustomerStatusProvider>,
  );
}
