import 'customer-status-kit/styles.css';
import 'customer-status-kit/themes/mui.css';
import { Alert, AppBar, Container, CssBaseline, ThemeProvider, Toolbar, Typography } from '@mui/material';
import { CustomerStatusPanel, CustomerStatusProvider, FeatureGate } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { theme } from './theme.ts';

const backend = httpBackend({ baseUrl: '/api/customer-status', getToken: () => 'ada' });

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root", so there is nowhere to show the app.');

createRoot(root).render(
  <StrictMode>
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <AppBar position="static">
        <Toolbar>
          <Typography variant="h6" component="h1">
            Meridian Bank
          </Typography>
        </Toolbar>
      </AppBar>
      <Container component="main" sx={{ py: 4 }}>
        <CustomerStatusProvider backend={backend} customerId="ada" support={{ href: 'mailto:support@example.com' }}>
          <CustomerStatusPanel />
          <FeatureGate feature="createTransaction">
            <Alert severity="success">You can send money.</Alert>
          </FeatureGate>
        </CustomerStatusProvider>
      </Container>
    </ThemeProvider>
  </StrictMode>,
);
