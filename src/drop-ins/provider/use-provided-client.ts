'use client';
import { useMemo } from 'react';
import { createCustomerClient, type CustomerClient, type DraftKeeper } from '../../client/index.js';
import type { CustomerBackend, CustomerSnapshot, FeaturePolicy } from '../../model/index.js';

/** What a client is made of. Another backend, customer or policy makes another client: keep the objects stable. */
export interface ClientSource {
  backend: CustomerBackend;
  customerId: string;
  /** The features of the host's product; seed 003's table unless said. */
  features?: FeaturePolicy | undefined;
  /** What a server knew already; read when the client is made. */
  initialSnapshot?: CustomerSnapshot | undefined;
  /** BCP 47; passed on to the backend. */
  locale?: string | undefined;
  /** Keeps what is typed on the device, see `localDrafts`; read when the client is made. */
  drafts?: DraftKeeper | undefined;
}

/** The host's client, or one made of a backend and a customer id. It rests until the provider is mounted. */
export function useProvidedClient(source: { client: CustomerClient } | ClientSource): CustomerClient {
  const given = 'client' in source ? source.client : undefined;
  const parts = 'client' in source ? undefined : source;
  const { backend, customerId, features, locale } = parts ?? {};
  const made = useMemo(
    () =>
      backend === undefined || customerId === undefined
        ? undefined
        : makeClient({ ...parts, backend, customerId, features, locale }),
    // The first snapshot only serves to begin with: a new object of it must not start a new client.
    // oxlint-disable-next-line react/exhaustive-deps
    [backend, customerId, features, locale],
  );
  const client = given ?? made;
  if (client === undefined) {
    throw new Error(
      'customer-status-kit: CustomerStatusProvider got neither a client nor a backend. It has no customer to show. ' +
        'Pass client={…}, or backend={…} together with customerId="…".',
    );
  }
  return client;
}

function makeClient({ features, ...source }: ClientSource): CustomerClient {
  return features === undefined ? createCustomerClient(source) : createCustomerClient({ ...source, features });
}
