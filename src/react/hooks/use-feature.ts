'use client';
import type { CustomerClient } from '../../client/index.js';
import type { FeatureDecision } from '../../model/index.js';
import { useClientSnapshot, useHydrated } from '../provider/index.js';

const NOT_YET: FeatureDecision = { open: false, reason: 'loading', unlocks: { step: 'wait', statuses: [] } };
const NO_SUCH_FEATURE: FeatureDecision = { open: false, reason: 'unavailable', unlocks: { step: 'nothing', statuses: [] } };

/** Whether a feature is open and, if not, why and what opens it. Closed on the server and while nothing is known. */
export function useFeature(name: string, client?: CustomerClient): FeatureDecision {
  const hydrated = useHydrated();
  const decision = useClientSnapshot(
    (snapshot) => (Object.hasOwn(snapshot.features, name) ? snapshot.features[name] : NO_SUCH_FEATURE),
    client,
  );
  return hydrated ? (decision ?? NO_SUCH_FEATURE) : NOT_YET;
}
