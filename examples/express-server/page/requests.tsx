import 'customer-status-kit/styles.css';
import { CustomerStatusProvider, LifecycleTimeline, RFIForm, StatusBanner } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';
import { createRoot } from 'react-dom/client';

const backend = httpBackend({ baseUrl: '/api/customer-status' });
const root = document.getElementById('root');

// The parts of the panel, each where this page has a place for it.
if (root !== null) {
  createRoot(root).render(
    <CustomerStatusProvider backend={backend} customerId="ada" support={{ href: 'mailto:support@example.com' }}>
      <StatusBanner />
      <RFIForm />
      <LifecycleTimeline />
    </CustomerStatusProvider>,
  );
}
