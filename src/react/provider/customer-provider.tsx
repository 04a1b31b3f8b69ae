'use client';
import { createContext, type ReactElement, type ReactNode, useContext, useEffect } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { holdClient } from './client-lifetime.js';

const CustomerContext = createContext<CustomerClient | undefined>(undefined);

/**
 * Gives the hooks and parts below it a client, and runs the client while it is mounted. Renders no element.
 *
 * @example
 * ```tsx
 * import type { CustomerClient } from 'customer-status-kit/client';
 * import { CustomerProvider, useCustomerStatus } from 'customer-status-kit/react';
 *
 * function Headline() {
 *   return <p>{useCustomerStatus().status ?? 'loading'}</p>;
 * }
 *
 * export function Account({ client }: { client: CustomerClient }) {
 *   return (
 *     <CustomerProvider client={client}>
 *       <Headline />
 *     </CustomerProvider>
 *   );
 * }
 * ```
 */
export function CustomerProvider({ client, children }: CustomerProviderProps): ReactElement {
  return (
    <CustomerContext.Provider value={client}>
      <ClientLifetime client={client} />
      {children}
    </CustomerContext.Provider>
  );
}

/** Props of `CustomerProvider`. */
export interface CustomerProviderProps {
  client: CustomerClient;
  children?: ReactNode;
}

/** A first child, so that its effect runs before those of its siblings: they find the client running. */
function ClientLifetime({ client }: { client: CustomerClient }): null {
  useEffect(() => holdClient(client), [client]);
  return null;
}

/** The client in reach, or `undefined` outside a provider. An explicit client beats the context. */
export function useOptionalClient(client?: CustomerClient): CustomerClient | undefined {
  const fromContext = useContext(CustomerContext);
  return client ?? fromContext;
}

/**
 * The client in reach; an explicit one beats the context.
 *
 * @throws Error outside a provider and without an explicit client.
 */
export function useCustomerClient(client?: CustomerClient): CustomerClient {
  const found = useOptionalClient(client);
  if (found === undefined) {
    throw new Error(
      'customer-status-kit: without a client there is no customer to show. ' +
        'Put <CustomerProvider client={…}> or <CustomerStatusProvider …> above, or pass the client.',
    );
  }
  return found;
}
