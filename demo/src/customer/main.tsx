import 'customer-status-kit/styles.css';
import '../northwind.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CustomerApp } from './customer-app.js';
import { SignedOut, SigningIn } from '../signed-out.js';
import { openSession } from '../northwind-session.js';

const root = createRoot(document.getElementById('app') as HTMLElement);
root.render(<SigningIn />);
try {
  const session = await openSession('customer');
  root.render(
    <StrictMode>
      <CustomerApp session={session} />
    </StrictMode>,
  );
} catch {
  root.render(<SignedOut />);
}
