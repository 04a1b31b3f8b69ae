'use client';
import { useCallback, useSyncExternalStore } from 'react';
import type { ClientSnapshot, CustomerClient } from '../../client/index.js';
import { useCustomerClient } from './customer-provider.js';
import { servedSnapshot } from './served-snapshot.js';

/** What a badge tells. */
export type Headline = Pick<ClientSnapshot, 'customerId' | 'phase' | 'status'>;

/** Phase and status and nothing else: to follow two plain values takes no selector, so that a page with a badge carries none. */
export function useHeadline(client?: CustomerClient): Headline {
  const found = useCustomerClient(client);
  const subscribe = useCallback(
    (onChange: () => void) => {
      const subscription = found.subscribe(onChange);
      return () => subscription.unsubscribe();
    },
    [found],
  );
  return {
    customerId: found.customerId,
    phase: useSyncExternalStore(
      subscribe,
      () => found.getSnapshot().phase,
      () => servedSnapshot(found).phase,
    ),
    status: useSyncExternalStore(
      subscribe,
      () => found.getSnapshot().status,
      () => servedSnapshot(found).status,
    ),
  };
}
