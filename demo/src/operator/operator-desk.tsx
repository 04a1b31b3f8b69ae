import { CustomerStatusProvider, LifecycleTimeline, OperatorControls } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';
import { useEffect, useState } from 'react';
import { DisplaySettings, useDisplay } from '../display-settings.js';
import type { NorthwindCustomer, NorthwindSession } from '../northwind-session.js';
import { ProviderMoves } from './provider-moves.js';

/** Northwind's desk: its customers, and for the chosen one the kit's controls, what the provider can be made to do, and the history. */
export function OperatorDesk({ session }: { session: NorthwindSession }) {
  const [backend] = useState(() => httpBackend({ baseUrl: '/api/customer-status', getToken: session.getToken, operator: true }));
  const { customers, reload } = useCustomers(session);
  const [chosen, setChosen] = useState<string>();
  const display = useDisplay();
  const customerId = chosen ?? customers.at(-1)?.id;

  return (
    <>
      <header className="nw-header">
        <h1 className="nw-brand">
          <img src={new URL('../../northwind.svg', import.meta.url).href} alt="" width="28" height="28" />
          Northwind operator desk
        </h1>
        <div className="nw-header-end">
          <DisplaySettings display={display} />
        </div>
      </header>
      <main className="nw-main" data-columns="desk">
        <section className="nw-card" aria-labelledby="customers">
          <h2 id="customers">Customers</h2>
          <CustomerList customers={customers} chosen={customerId} onChoose={setChosen} />
          <p>
            <button type="button" className="nw-button" onClick={() => void reload()}>
              Refresh the list
            </button>
          </p>
        </section>
        {customerId === undefined ? (
          <p>Nobody has signed in yet.</p>
        ) : session.isDirect ? (
          // The customer's browser speaks to the provider itself: Northwind has no history and decides nothing.
          <ProviderMoves customerId={customerId} request={session.request} />
        ) : (
          <CustomerStatusProvider
            key={customerId}
            backend={backend}
            customerId={customerId}
            {...(display.theme === undefined ? {} : { theme: display.theme })}
          >
            <div className="nw-stack">
              <OperatorControls />
              <ProviderMoves customerId={customerId} request={session.request} />
              <div className="nw-card">
                <LifecycleTimeline viewer="operator" />
              </div>
            </div>
          </CustomerStatusProvider>
        )}
      </main>
    </>
  );
}

interface CustomerListProps {
  customers: readonly NorthwindCustomer[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

function CustomerList({ customers, chosen, onChoose }: CustomerListProps) {
  return (
    <ul className="nw-list">
      {customers.toReversed().map((customer) => (
        <li key={customer.id}>
          <button
            type="button"
            className="nw-button nw-row-button"
            aria-current={customer.id === chosen}
            onClick={() => onChoose(customer.id)}
          >
            <span>{customer.name}</span>
            <small>{customer.id}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

function useCustomers(session: NorthwindSession) {
  const [customers, setCustomers] = useState<readonly NorthwindCustomer[]>([]);
  const reload = async () => {
    const response = await session.request('/northwind/customers').catch(() => undefined);
    if (response?.ok) setCustomers((await response.json()) as NorthwindCustomer[]);
  };
  useEffect(() => {
    void reload();
    // The list is loaded once; the button loads it again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [session]);
  return { customers, reload };
}
