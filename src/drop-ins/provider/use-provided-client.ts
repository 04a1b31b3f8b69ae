'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { firstSnapshots } from '../../client/first-snapshots.js';
import { createCustomerClient, type CustomerClient, type DraftKeeper } from '../../client/index.js';
import type { CustomerBackend, CustomerSnapshot, FeaturePolicy } from '../../model/index.js';

/** What a client is made of. Another backend, customer or policy makes another client: keep the objects stable. */
export interface ClientSource {
  backend: CustomerBackend;
  customerId: string;
  /** The features of the host's product; `DEFAULT_FEATURES` unless said. */
  features?: FeaturePolicy | undefined;
  /** What a server knew already; read when the client is made, and left out where it was given for another customer before. */
  initialSnapshot?: CustomerSnapshot | undefined;
  /** BCP 47; passed on to the backend. Another one has the customer read again, and leaves what was typed as it is. */
  locale?: string | undefined;
  /** Keeps what is typed on the device, see `localDrafts`; read when the client is made. */
  drafts?: DraftKeeper | undefined;
}

/** The language is asked for at each read. */
type MadeOf = Omit<ClientSource, 'locale'> & { locale: () => string | undefined };

/** The host's client, or one made of a backend and a customer id. It rests until the provider is mounted. */
export function useProvidedClient(source: { client: CustomerClient } | ClientSource): CustomerClient {
  const given = 'client' in source ? source.client : undefined;
  const parts = 'client' in source ? undefined : source;
  const { backend, customerId, features, locale } = parts ?? {};
  const spoken = useRef(locale);
  const [known] = useState(firstSnapshots);
  const made = useMemo(
    () => {
      if (backend === undefined || customerId === undefined) return undefined;
      const initialSnapshot = known(customerId, parts?.initialSnapshot);
      return makeClient({ ...parts, backend, customerId, features, initialSnapshot, locale: () => spoken.current });
    },
    // The first snapshot only serves to begin with: a new object of it must not start a new client.
    // oxlint-disable-next-line react/exhaustive-deps
    [backend, customerId, features],
  );
  useEffect(() => {
    if (spoken.current === locale) return;
    spoken.current = locale;
    void made?.refresh();
  }, [locale, made]);
  const client = given ?? made;
  if (client === undefined) {
    throw new Error(
      'customer-status-kit: CustomerStatusProvider got neither a client nor a backend. It has no customer to show. ' +
        'Pass client={…}, or backend={…} together with customerId="…".',
    );
  }
  return client;
}

function makeClient({ features, ...source }: MadeOf): CustomerClient {
  return features === undefined ? createCustomerClient(source) : createCustomerClient({ ...source, features });
}
