import 'customer-status-kit/styles.css';
import './page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Verification } from './verification.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root", so there is nowhere to show the app.');

createRoot(root).render(
  <StrictMode>
    <main>
      <h1>Meridian Bank</h1>
      <Verification customerId="ada" />
    </main>
  </StrictMode>,
);
