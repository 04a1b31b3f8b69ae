'use client';
import { useMemo } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { isClosedStatus, type Requirement } from '../../model/index.js';
import { type CustomerStatusView, groupRequirements, type RequirementGroups, useRequirements } from '../../react/hooks/index.js';
import { progressOf } from '../../react/rfi-form/index.js';

/** How many requests wait for the customer, now and later. */
export interface RequestCount {
  now: number;
  later: number;
}

const NONE: RequestCount = { now: 0, later: 0 };

/** Counts the requests that wait for the customer, in whatever status they can be answered. */
export function useRequestCount(
  { status, info }: Pick<CustomerStatusView, 'status' | 'info'>,
  client: CustomerClient | undefined,
): RequestCount {
  const groups = useRequirements(client);
  const counts = canAnswer({ status, info });
  return useMemo(() => {
    if (!counts) return NONE;
    return { now: leftOf({ ...groups, upcoming: [] }), later: leftOf({ ...groups, open: [] }) };
  }, [groups, counts]);
}

/** How many of some requirements wait for an answer, counted as the banner and the form count all of them. */
export function waitingOf(requirements: readonly Requirement[]): number {
  return leftOf(groupRequirements(requirements));
}

/** Alternatives count as they do in the form: as many as are needed. */
function leftOf(groups: RequirementGroups): number {
  const { done, total } = progressOf({ ...groups, exhausted: [] });
  return total - done;
}

/** A new customer is not asked: the profile as a whole is the request. What the form shows as locked waits for nobody. */
function canAnswer({ status, info }: Pick<CustomerStatusView, 'status' | 'info'>): boolean {
  if (status === 'NEEDS_ADDITIONAL_INFORMATION' || status === 'ACTIVE') return true;
  if (status === undefined || status === 'CREATED' || info?.editable !== true) return false;
  return !isClosedStatus(status) || info.recovery === 'self';
}
