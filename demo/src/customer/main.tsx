import 'customer-status-kit/styles.css';
import '../northwind.css';
import { allowPictureWorker } from 'customer-status-kit/files';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CustomerApp } from './customer-app.js';
import { SignedOut, SigningIn } from '../signed-out.js';
import { openSession } from '../northwind-session.js';

// The page's policy names no Trusted Types policies, so the kit may make its own: pictures are then prepared beside the page.
allowPictureWorker();
const root = createRoot(document.getElementById('app') as HTMLElement);
root.render(<SigningIn />);
try {
  const session = await openSession('customer');
  const [inspection, devtools] = await Promise.all([loadInspection(), loadDevtools()]);
  root.render(
    <StrictMode>
      <CustomerApp session={session} looking={{ inspection, devtools }} />
    </StrictMode>,
  );
} catch {
  root.render(<SignedOut />);
}

/** The panel for developers, with `?devtools` in the address; without it, nothing of it is loaded. */
async function loadDevtools() {
  if (!new URLSearchParams(window.location.search).has('devtools')) return undefined;
  const { startDevtools } = await import('./devtools.js');
  return startDevtools();
}

/** The charts' log, with `?inspect` in the address; without it, nothing of it is loaded. */
async function loadInspection() {
  if (!new URLSearchParams(window.location.search).has('inspect')) return undefined;
  const { startInspection } = await import('./inspector.js');
  return startInspection();
}
