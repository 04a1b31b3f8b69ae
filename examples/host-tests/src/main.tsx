import { httpBackend } from 'customer-status-kit/backends/http';
import 'customer-status-kit/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Account } from './account.tsx';
import { startMocks } from './mocks.ts';

// An app of your own does this in development and in tests only.
await startMocks();

const backend = httpBackend({ baseUrl: '/api/customer-status' });
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root", so there is nowhere to show the app.');

createRoot(root).render(
  <StrictMode>
    <Account backend={backend} customerId="cus_1" />
  </StrictMode>,
);
