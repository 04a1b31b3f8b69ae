import { memoryBackend } from 'customer-status-kit/backends/memory';
import { createCustomerClient } from 'customer-status-kit/client';
import { AnnouncerProvider, CustomerProvider } from 'customer-status-kit/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../app.css';
import { Requests } from './requests.tsx';

// An app of your own has httpBackend({ baseUrl: '/api/customer-status' }) here.
const backend = memoryBackend({ scenario: 'request_for_information', latencyMs: 80 });
const client = createCustomerClient({ backend, customerId: 'cus_1' });

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root", so there is nowhere to show the app.');

createRoot(root).render(
  <StrictMode>
    <AnnouncerProvider className="sr-only">
      <CustomerProvider client={client}>
        <main className="mx-auto max-w-2xl px-4 py-10 text-slate-900">
          <p className="mb-8 text-sm font-semibold tracking-wide text-indigo-700 uppercase">Meridian Bank</p>
          <Requests />
        </main>
      </CustomerProvider>
    </AnnouncerProvider>
  </StrictMode>,
);
