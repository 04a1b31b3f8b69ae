import { Container, CssBaseline, ThemeProvider, createTheme } from '@mui/material';
import { memoryBackend } from 'customer-status-kit/backends/memory';
import { createCustomerClient } from 'customer-status-kit/client';
import { CustomerProvider } from 'customer-status-kit/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Requests } from './requests.tsx';

// An app of your own has httpBackend({ baseUrl: '/api/customer-status' }) here.
const backend = memoryBackend({ scenario: 'request_for_information', latencyMs: 80 });
const client = createCustomerClient({ backend, customerId: 'cus_1' });

const marked = { outline: '3px solid #00695c', outlineOffset: 2 };
const theme = createTheme({
  palette: { primary: { main: '#00695c' } },
  shape: { borderRadius: 10 },
  // Whoever uses the keyboard alone has to see where they are.
  components: {
    MuiButtonBase: { styleOverrides: { root: { '&:focus-visible': marked } } },
    MuiOutlinedInput: { styleOverrides: { input: { '&:focus-visible': { ...marked, outlineOffset: 8 } } } },
    MuiFormControlLabel: { styleOverrides: { root: { '&:has(:focus-visible)': marked } } },
    MuiLink: { styleOverrides: { root: { '&:focus-visible': marked } } },
  },
});

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
