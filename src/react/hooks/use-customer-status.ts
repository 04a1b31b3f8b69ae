'use client';
import { useCallback } from 'react';
import type { ConnectionState, CustomerClient } from '../../client/index.js';
import type { CustomerSnapshot, CustomerStatusError, PresentedStatus, StatusInfo } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../provider/index.js';

/** Where the customer stands and how fresh that is. */
export interface CustomerStatusView {
  phase: 'loading' | 'ready' | 'unavailable';
  status: PresentedStatus | undefined;
  info: StatusInfo | undefined;
  customer: CustomerSnapshot | undefined;
  connection: ConnectionState;
  /** Present while `connection` is `ended`: nobody is signed in any more, or whoever is may no longer read this customer. */
  endedBy: 'session' | 'access' | undefined;
  stale: boolean;
  /** ISO 8601 instant. */
  lastCheckedAt: string | undefined;
  error: CustomerStatusError | undefined;
  /** True when the data are a sample. */
  sample: boolean;
  /** Reads the customer now. */
  refresh: CustomerClient['refresh'];
}

/** The headline: status, how fresh it is, and how to check again. */
export function useCustomerStatus(client?: CustomerClient): CustomerStatusView {
  const found = useCustomerClient(client);
  const view = useClientSnapshot(
    (snapshot) => ({
      phase: snapshot.phase,
      status: snapshot.status,
      info: snapshot.customer?.status,
      customer: snapshot.customer,
      connection: snapshot.connection,
      endedBy: snapshot.endedBy,
      stale: snapshot.stale,
      lastCheckedAt: snapshot.lastCheckedAt,
      error: snapshot.error,
      sample: snapshot.sample,
    }),
    found,
  );
  const refresh = useCallback(() => found.refresh(), [found]);
  return { ...view, refresh };
}
