import 'customer-status-kit/styles.css';
import { CustomerStatusProvider, RFIForm } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';
import { createCustomerClient, type CustomerClient } from 'customer-status-kit/client';
import { useRequirements } from 'customer-status-kit/react';
import { useMemo } from 'react';
import { createRoot } from 'react-dom/client';

declare global {
  interface Window {
    client: CustomerClient;
  }
}

/** `?drafts` keeps drafts at the server; without it, nothing that is typed is kept anywhere. */
const hasDrafts = new URLSearchParams(location.search).has('drafts');
const backend = httpBackend({ baseUrl: '/api/customer-status', drafts: hasDrafts, getToken: () => 'customer' });

window.client = createCustomerClient({ backend, customerId: 'cus_http' });
/** What the test asks for, and nothing of what every new customer is asked. */
function Asked() {
  const { all } = useRequirements();
  const ids = all.filter(({ title }) => title === 'Employer' || title === 'Occupation').map(({ id }) => id);
  const key = ids.join(' ');
  const requirementIds = useMemo(() => key.split(' '), [key]);
  return <RFIForm requirementIds={requirementIds} />;
}

createRoot(document.body.appendChild(document.createElement('main'))).render(
  <CustomerStatusProvider client={window.client} locale="en" timeZone="UTC">
    <Asked />
  </CustomerStatusProvider>,
);
