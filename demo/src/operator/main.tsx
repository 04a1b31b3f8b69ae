import 'customer-status-kit/styles.css';
import '../northwind.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openSession } from '../northwind-session.js';
import { SignedOut, SigningIn } from '../signed-out.js';
import { OperatorDesk } from './operator-desk.js';

const root = createRoot(document.getElementById('app') as HTMLElement);
root.render(<SigningIn />);
try {
  const session = await openSession('operator');
  root.render(
    <StrictMode>
      <OperatorDesk session={session} />
    </StrictMode>,
  );
} catch {
  root.render(<SignedOut />);
}
