import { createCustomerClient, type CustomerAction, CustomerStatusPanel, CustomerStatusProvider } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';
import { sep12Backend } from 'customer-status-kit/backends/sep12';
import { localDrafts } from 'customer-status-kit/client';
import type { CustomerBackend } from 'customer-status-kit/model';
import { useState } from 'react';
import { DisplaySettings, useDisplay } from '../display-settings.js';
import type { NorthwindSession } from '../northwind-session.js';
import { browserWallet } from './browser-wallet.js';
import type { Devtools } from './devtools.js';
import type { Inspection } from './inspector.js';
import { LanguageChoice, useLanguage } from './language.js';
import { Payments } from './payments.js';
import { Profile } from './profile.js';

/** How somebody looks inside: the charts' log, the panel for developers, both or neither. */
export interface Looking {
  inspection: Inspection | undefined;
  devtools: Devtools | undefined;
}

/** The customer's side of Northwind: its own header and product, with the kit's panel in the middle. */
export function CustomerApp({ session, looking }: { session: NorthwindSession; looking: Looking }) {
  const { inspection, devtools } = looking;
  const [source] = useState(() => customerSource(session, looking));
  const display = useDisplay();
  const language = useLanguage();
  const [wallet] = useState(() => browserWallet(session.customer?.id ?? ''));

  return (
    <>
      <header className="nw-header">
        <a className="nw-brand" href="/">
          <img src={new URL('../../northwind.svg', import.meta.url).href} alt="" width="28" height="28" />
          Northwind
        </a>
        <span>{session.customer?.name}</span>
        <div className="nw-header-end">
          <LanguageChoice language={language} />
          <DisplaySettings display={display} />
          <button type="button" className="nw-button" onClick={() => void startOver()}>
            Sign in as a new customer
          </button>
        </div>
      </header>
      {inspection === undefined ? null : <inspection.Window log={inspection.log} />}
      <CustomerStatusProvider
        {...source}
        {...language.spoken}
        {...(display.theme === undefined ? {} : { theme: display.theme })}
        support={{ href: 'mailto:support@northwind.example', label: 'support@northwind.example' }}
        onSignIn={() => window.location.reload()}
        onAction={leadTo}
        wallet={wallet}
        {...(devtools === undefined ? {} : { now: devtools.now })}
      >
        <main className="nw-main" data-columns="customer">
          <h1 className="nw-title" data-host-words>
            Your account
          </h1>
          <CustomerStatusPanel id="verification" />
          <div className="nw-stack" data-host-words>
            <p className="nw-note">
              What you type is kept until you send it: {session.direct === undefined ? 'by Northwind, and ' : ''}on this device,
              encrypted, for a day.
            </p>
            <Profile name={session.customer?.name ?? ''} />
            <Payments request={session.request} />
          </div>
        </main>
        {devtools === undefined ? null : <devtools.Panel />}
      </CustomerStatusProvider>
    </>
  );
}

/** What is typed is kept here, encrypted and for a day, and by Northwind, so that a reload or another device goes on with it. */
const DRAFTS = localDrafts({ tenant: 'northwind' });

/** A backend and a customer are enough; a client of one's own is needed only to look inside. */
function customerSource(session: NorthwindSession, { inspection, devtools }: Looking) {
  const backend = backendOf(session);
  const customerId = session.customer?.id ?? '';
  if (inspection === undefined && devtools === undefined) return { backend, customerId, drafts: DRAFTS };
  const makeClient = devtools?.makeClient ?? createCustomerClient;
  return { client: makeClient({ backend, customerId, drafts: DRAFTS, inspect: inspection?.inspect }) };
}

/** Northwind's own server half, or the anchor itself. */
function backendOf({ direct, getToken }: NorthwindSession): CustomerBackend {
  if (direct === undefined) return httpBackend({ baseUrl: '/api/customer-status', getToken, drafts: true });
  return sep12Backend({ kycServer: direct.server, getToken: direct.getToken });
}

/** Where a step leads in Northwind: into the product, or to the questions of the panel. */
function leadTo(action: CustomerAction): void {
  const place = action === 'get_started' ? '#send-money input' : '#verification .csk-rfi-form :is(h2, h3)[tabindex="-1"]';
  document.querySelector<HTMLElement>(place)?.focus();
}

async function startOver(): Promise<void> {
  const response = await fetch('/northwind/customers', { method: 'POST' }).catch(() => undefined);
  if (response?.ok) window.location.reload();
}
