'use client';
import { createContext, useContext } from 'react';
import type { FeatureDecision } from '../../model/index.js';

/** The decision of the gate around a part. */
export const FeatureGateContext = createContext<FeatureDecision | undefined>(undefined);

/** What the `data-*` attributes of a gate say. */
export interface FeatureGateState {
  open: boolean;
  /** Why it is closed. */
  reason: string | undefined;
  /** What would open it. */
  step: string | undefined;
}

/** The decision of the gate around a part. @throws Error outside `FeatureGateRoot`. */
export function useFeatureGate(): FeatureDecision {
  const decision = useContext(FeatureGateContext);
  if (decision === undefined) {
    throw new Error(
      'customer-status-kit: a part of FeatureGate stands alone. It takes the decision from its root. Put it inside <FeatureGateRoot feature="…">.',
    );
  }
  return decision;
}

/** A decision as attributes. */
export function gateState(decision: FeatureDecision): FeatureGateState {
  if (decision.open) return { open: true, reason: undefined, step: undefined };
  return { open: false, reason: decision.reason, step: decision.unlocks.step };
}
