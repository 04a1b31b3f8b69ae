import { CustomerStatusPanel, CustomerStatusProvider, FeatureGate } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './panel.css';

const backend = httpBackend({ baseUrl: '/api/customer-status', getToken: () => 'ada' });

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root", so there is nowhere to show the app.');

createRoot(root).render(
  <StrictMode>
    <main className="mx-auto min-h-screen max-w-5xl space-y-8 px-4 py-10 text-gray-900 dark:text-gray-100">
      <h1 className="text-3xl font-bold tracking-tight">Meridian Bank</h1>
      <CustomerStatusProvider backend={backend} customerId="ada" support={{ href: 'mailto:support@example.com' }}>
        {/* A utility wins over the kit, because its layer comes last. */}
        <CustomerStatusPanel className="rounded-2xl" />
        <FeatureGate feature="createTransaction">
          <p className="rounded-xl bg-emerald-50 p-4 text-emerald-900">You can send money.</p>
        </FeatureGate>
      </CustomerStatusProvider>
    </main>
  </StrictMode>,
);
