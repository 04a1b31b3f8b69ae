'use client';
import { useEffect, useState } from 'react';
import { createCustomerClient, type CustomerClient } from '../../client/index.js';

/** A client with a made-up customer, for a panel without a backend. Loaded only then, and only in a browser. */
export function useSampleClient(): CustomerClient | undefined {
  const [client, setClient] = useState<CustomerClient>();
  useEffect(() => {
    let isWanted = true;
    const load = async () => {
      const { memoryBackend } = await import('../../backends/memory/memory-backend.js');
      const backend = memoryBackend({ scenario: 'request_for_information', sample: true });
      if (isWanted) setClient(createCustomerClient({ backend, customerId: 'sample', sample: true }));
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, []);
  return client;
}
