'use client';
import { useMemo } from 'react';
import { type CustomerStatusView, groupRequirements } from '../../react/hooks/index.js';

const NONE = { now: 0, later: 0 };

/** How many requests wait for the customer, now and later. A new customer is not asked: the profile as a whole is the request. */
export function useRequestCount({ customer, status }: Pick<CustomerStatusView, 'customer' | 'status'>): {
  now: number;
  later: number;
} {
  const requirements = customer?.requirements;
  return useMemo(() => {
    if (requirements === undefined || (status !== 'NEEDS_ADDITIONAL_INFORMATION' && status !== 'ACTIVE')) return NONE;
    const { open, upcoming } = groupRequirements(requirements);
    return { now: open.length, later: upcoming.length };
  }, [requirements, status]);
}
