import { createDevtoolsClient, CustomerStatusDevtools } from 'customer-status-kit/devtools';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

/** A host that leaves the devtools in its code, whatever it is built for. */
const backend = { id: 'host', getCustomer: () => Promise.reject(new Error('nobody is asked')) };
const client = createDevtoolsClient({ backend, customerId: 'cus_1' });
createRoot(document.body).render(createElement(CustomerStatusDevtools, { client, defaultOpen: true }));
