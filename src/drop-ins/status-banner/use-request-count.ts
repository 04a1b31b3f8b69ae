'use client';
import { useMemo } from 'react';
import { type CustomerStatusView, groupRequirements } from '../../react/hooks/index.js';

/** How many requests wait for the customer. A new customer is not asked: the profile as a whole is the request. */
export function useRequestCount({ customer, status }: CustomerStatusView): number {
  const requirements = customer?.requirements;
  return useMemo(() => {
    if (requirements === undefined || (status !== 'NEEDS_ADDITIONAL_INFORMATION' && status !== 'ACTIVE')) return 0;
    return groupRequirements(requirements).open.length;
  }, [requirements, status]);
}
