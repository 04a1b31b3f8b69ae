'use client';
import { useMemo } from 'react';
import { type CustomerStatusView, groupRequirements, type RequirementGroups } from '../../react/hooks/index.js';
import { progressOf } from '../../react/rfi-form/index.js';

const NONE = { now: 0, later: 0 };

/** How many requests wait for the customer, now and later. A new customer is not asked: the profile as a whole is the request. */
export function useRequestCount({ customer, status }: Pick<CustomerStatusView, 'customer' | 'status'>): {
  now: number;
  later: number;
} {
  const requirements = customer?.requirements;
  return useMemo(() => {
    if (requirements === undefined || (status !== 'NEEDS_ADDITIONAL_INFORMATION' && status !== 'ACTIVE')) return NONE;
    const groups = groupRequirements(requirements);
    return { now: leftOf(groups, { upcoming: [] }), later: leftOf(groups, { open: [] }) };
  }, [requirements, status]);
}

/** Alternatives count as they do in the form: as many as are needed. */
function leftOf(groups: RequirementGroups, without: Partial<RequirementGroups>): number {
  const { done, total } = progressOf({ ...groups, exhausted: [], ...without });
  return total - done;
}
