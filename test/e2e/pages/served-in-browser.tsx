import 'customer-status-kit/styles.css';
import type { CustomerSnapshot } from 'customer-status-kit';
import { loadCatalogue } from 'customer-status-kit/messages';
import { type ComponentType, lazy } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Account, ServedPage, type Serving } from './served-page.tsx';

declare global {
  interface Window {
    hydration: {
      /** What React had to make good. */
      mismatches: string[];
      isDone: boolean;
    };
  }
}

window.hydration = { mismatches: [], isDone: false };

const query = window.location.search;
const ask = async (path: string) => (await fetch(`${path}${query}`)).json();

const serving: Serving = await ask('/serving.json');
const catalogue = await loadCatalogue(serving.locale);

function accountOf(customer: CustomerSnapshot): ComponentType {
  return () => <Account serving={serving} customer={customer} catalogue={catalogue} />;
}

async function readAccount(): Promise<ComponentType> {
  const customer: CustomerSnapshot = await ask('/customer.json');
  return accountOf(customer);
}

const account = serving.isStreamed ? lazy(async () => ({ default: await readAccount() })) : await readAccount();

hydrateRoot(document, <ServedPage serving={serving} account={account} />, {
  onRecoverableError: (error) => window.hydration.mismatches.push(String(error)),
});
requestIdleCallback(() => {
  window.hydration.isDone = true;
});
