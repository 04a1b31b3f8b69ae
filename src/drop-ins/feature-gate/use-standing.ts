'use client';
import { useMemo } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { type Standing, standingOf } from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';

/** Where the customer stands, for what leads on: the same for all that name a way. */
export function useStanding(client?: CustomerClient): Standing {
  const { customer, hidden } = useClientSnapshot(
    (snapshot) => ({ customer: snapshot.customer, hidden: snapshot.hidden }),
    client,
  );
  return useMemo(() => (customer === undefined ? {} : standingOf(customer, hidden)), [customer, hidden]);
}
