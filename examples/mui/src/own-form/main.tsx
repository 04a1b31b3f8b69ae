import { Container, CssBaseline, ThemeProvider } from '@mui/material';
import { memoryBackend } from 'customer-status-kit/backends/memory';
import { createCustomerClient } from 'customer-status-kit/client';
import { CustomerProvider } from 'customer-status-kit/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { theme } from '../theme.ts';
import { Requests } from './requests.tsx';

// An app of your own has httpBackend({ baseUrl: '/api/customer-status' }) here.
const backend = memoryBackend({ scenario: 'request_for_information', latencyMs: 80 });
const client = createCustomerClient({ backend, customerId: 'cus_1' });

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root", so there is nowhere to show the app.');

createRoot(root).render(
  <StrictMode>
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <CustomerProvider client={client}>
        <Container component="main" maxWidth="sm" sx={{ py: 5 }}>
          <Requests />
        </Container>
      </CustomerProvider>
    </ThemeProvider>
  </StrictMode>,
);
