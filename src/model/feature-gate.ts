import type { CapabilityState } from './capability.js';
import { type CustomerStatus, isCustomerStatus, type PresentedStatus } from './status.js';

/** When a feature of the host's product is open. */
export interface FeatureRule {
  /** The statuses in which it is open. */
  statuses: readonly CustomerStatus[];
  /** The id of a capability that must be active as well. A capability the snapshot does not list does not restrict. */
  capability?: string | undefined;
}

/** The features of a product with their rules. The keys are typed, so an unknown feature does not compile. */
export type FeaturePolicy<Feature extends string = string> = Readonly<Record<Feature, FeatureRule>>;

/**
 * Declares the features of a product.
 *
 * @example
 * ```ts
 * import { defineFeatures } from 'customer-status-kit/model';
 *
 * export const features = defineFeatures({
 *   createTransaction: { statuses: ['ACTIVE'], capability: 'payouts' },
 *   viewStatements: { statuses: ['ACTIVE', 'DEACTIVATED'] },
 * });
 * ```
 */
export function defineFeatures<const Feature extends string>(policy: FeaturePolicy<Feature>): FeaturePolicy<Feature> {
  return policy;
}

/** The features of seed 003, "Enabling features by state". */
export const DEFAULT_FEATURES = defineFeatures({
  viewProfile: { statuses: ['CREATED', 'UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'ACTIVE', 'DEACTIVATED'] },
  updateProfile: { statuses: ['CREATED', 'NEEDS_ADDITIONAL_INFORMATION'] },
  createTransaction: { statuses: ['ACTIVE'] },
  viewTransactionHistory: { statuses: ['ACTIVE', 'DEACTIVATED'] },
  accessAPIs: { statuses: ['ACTIVE'] },
});

/** A feature of the default table. */
export type DefaultFeature = keyof typeof DEFAULT_FEATURES;

/** Why a feature is closed. */
export type ClosedReason = 'loading' | 'unavailable' | 'stale' | 'unknown_status' | 'status' | 'capability';

/** What would open a closed feature. */
export type UnlockStep = 'complete_profile' | 'wait_for_review' | 'answer_requests' | 'contact_support' | 'wait' | 'nothing';

/** The answer to "may the customer use this feature now?". */
export type FeatureDecision =
  | {
      open: true;
      /** ISO 8601 instant at which it will be switched off unless something is done. */
      until?: string | undefined;
    }
  | {
      open: false;
      reason: ClosedReason;
      unlocks: { step: UnlockStep; statuses: readonly CustomerStatus[]; capabilityId?: string | undefined };
    };

/** What a decision rests on. `status` is absent while nothing is known. */
export interface GateInput {
  /** Anything but `ready` keeps every feature closed. */
  phase: 'loading' | 'ready' | 'stale' | 'unavailable';
  status?: PresentedStatus | undefined;
  capabilities?: readonly CapabilityState[] | undefined;
}

/**
 * Decides whether a feature is open. Open only if the data are fresh, the status allows it and the capability allows it;
 * everything unknown is closed. The client shows the answer, the server must ask the same function: a gate in a browser
 * is comfort, not security.
 */
export function decideFeature<Feature extends string>(
  policy: FeaturePolicy<Feature>,
  feature: Feature,
  input: GateInput,
): FeatureDecision {
  const rule = Object.hasOwn(policy, feature) ? policy[feature] : undefined;
  const statuses = rule?.statuses ?? [];
  if (rule === undefined) return closed('unavailable', 'nothing', statuses);
  if (input.phase !== 'ready') return closed(input.phase, 'wait', statuses);
  if (!isCustomerStatus(input.status)) return closed('unknown_status', 'wait', statuses);
  if (!statuses.includes(input.status)) return closed('status', unlockStep(input.status, statuses), statuses);
  return decideByCapability(rule, input.capabilities ?? []);
}

function decideByCapability(rule: FeatureRule, capabilities: readonly CapabilityState[]): FeatureDecision {
  const capability = capabilities.find((candidate) => candidate.id === rule.capability);
  if (capability === undefined) return { open: true };
  if (capability.status === 'active')
    return capability.restrictedAt ? { open: true, until: capability.restrictedAt } : { open: true };
  const step = capability.status === 'pending' ? 'wait_for_review' : 'answer_requests';
  return {
    open: false,
    reason: 'capability',
    unlocks: {
      step: capability.status === 'rejected' ? 'contact_support' : step,
      statuses: rule.statuses,
      capabilityId: capability.id,
    },
  };
}

function closed(reason: ClosedReason, step: UnlockStep, statuses: readonly CustomerStatus[]): FeatureDecision {
  return { open: false, reason, unlocks: { step, statuses } };
}

const STEP_BY_STATUS: Record<CustomerStatus, UnlockStep> = {
  CREATED: 'complete_profile',
  UNDER_REVIEW: 'wait_for_review',
  NEEDS_ADDITIONAL_INFORMATION: 'answer_requests',
  ACTIVE: 'contact_support',
  REJECTED: 'contact_support',
  DEACTIVATED: 'contact_support',
};

function unlockStep(status: CustomerStatus, statuses: readonly CustomerStatus[]): UnlockStep {
  return statuses.length === 0 ? 'nothing' : STEP_BY_STATUS[status];
}

/**
 * The features open in a status. With the default table this is seed 003's `getAvailableFeatures`, value for value;
 * an unknown status has none.
 */
export function getAvailableFeatures(status: unknown): DefaultFeature[];
export function getAvailableFeatures<Feature extends string>(status: unknown, policy: FeaturePolicy<Feature>): Feature[];
export function getAvailableFeatures(status: unknown, policy: FeaturePolicy = DEFAULT_FEATURES): string[] {
  return Object.keys(policy).filter((feature) => policy[feature]?.statuses.some((open) => open === status));
}
