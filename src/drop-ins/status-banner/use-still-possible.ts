'use client';
import type { CustomerClient } from '../../client/index.js';
import { type FeatureDecision, isClosedStatus, type PresentedStatus } from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { useFeatureLabel } from '../feature-gate/use-feature-label.js';

const LISTED: readonly PresentedStatus[] = ['UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'REJECTED', 'DEACTIVATED'];

/** The names of the open features, where some are closed; and whether an account that has ended leaves none at all. */
export function useStillPossible(
  status: PresentedStatus,
  client: CustomerClient | undefined,
): { features: string[]; isNothing: boolean } {
  const labelOf = useFeatureLabel();
  const decisions = useClientSnapshot((snapshot) => snapshot.features, client);
  const names = Object.keys(decisions);
  if (!LISTED.includes(status)) return { features: [], isNothing: false };
  const isNothing = isClosedStatus(status) && names.length > 0 && names.every((name) => isClosedForNow(decisions[name]));
  return { features: names.filter((name) => decisions[name]?.open).flatMap((name) => labelOf(name) ?? []), isNothing };
}

/** Closed because of where the customer stands, not because nothing could be read lately. */
function isClosedForNow(decision: FeatureDecision | undefined): boolean {
  return decision?.open === false && (decision.reason === 'status' || decision.reason === 'capability');
}
