import 'customer-status-kit/styles.css';
import { CustomerStatusProvider, LifecycleTimeline, OperatorControls } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';
import { createRoot } from 'react-dom/client';

const backend = httpBackend({ baseUrl: '/api/customer-status', getToken: () => 'desk', operator: true });
const root = document.getElementById('root');

if (root !== null) {
  createRoot(root).render(
    <CustomerStatusProvider backend={backend} customerId="ada">
      <OperatorControls />
      <LifecycleTimeline />
    </CustomerStatusProvider>,
  );
}
