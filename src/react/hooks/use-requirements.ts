'use client';
import { useMemo } from 'react';
import type { CustomerClient } from '../../client/index.js';
import type { Requirement } from '../../model/index.js';
import { useClientSnapshot } from '../provider/index.js';
import { groupRequirements, type RequirementGroups } from './requirement-order.js';

const NONE: readonly Requirement[] = [];

/** What is asked of the customer, sorted by urgency and grouped by what is to be done; without what a condition hides. */
export function useRequirements(client?: CustomerClient): RequirementGroups & { all: readonly Requirement[] } {
  const { requirements, hidden } = useClientSnapshot(
    (snapshot) => ({ requirements: snapshot.customer?.requirements ?? NONE, hidden: snapshot.hidden }),
    client,
  );
  return useMemo(() => groupRequirements(requirements.filter(({ id }) => !hidden.has(id))), [requirements, hidden]);
}
