import type { CapabilityState } from './capability.js';
import { canAnswer, isWithReviewer, nextStep, type Standing, type UnlockStep } from './next-step.js';
import type { Requirement } from './requirement.js';
import { type CustomerStatus, isCustomerStatus } from './status.js';

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

/** The features and their statuses where a host declares none. */
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

/** The answer to "may the customer use this feature now?". */
export type FeatureDecision =
  | {
      open: true;
      /** ISO 8601 instant at which it will be switched off unless something is done. */
      until?: string | undefined;
      /** True where answering what is asked for its capability keeps it open. */
      isAsked?: true | undefined;
    }
  | {
      open: false;
      reason: ClosedReason;
      unlocks: { step: UnlockStep; statuses: readonly CustomerStatus[]; capabilityId?: string | undefined };
    };

/**
 * What a decision rests on. `status` is absent while nothing is known. Whether a feature is open is a matter of `phase`,
 * `status` and `capabilities`; the rest decides which way is named where it is closed.
 */
export interface GateInput extends Standing {
  /** Anything but `ready` keeps every feature closed. */
  phase: 'loading' | 'ready' | 'stale' | 'unavailable';
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
  if (!statuses.includes(input.status)) return closed('status', statuses.length === 0 ? 'nothing' : nextStep(input), statuses);
  return decideByCapability(rule, input);
}

function decideByCapability({ capability: id, statuses }: FeatureRule, input: GateInput): FeatureDecision {
  const capability = input.capabilities?.find((candidate) => candidate.id === id);
  if (capability === undefined) return { open: true };
  if (capability.status !== 'active') {
    const unlocks = { step: stepOfCapability(capability, input), statuses, capabilityId: capability.id };
    return { open: false, reason: 'capability', unlocks };
  }
  if (!capability.restrictedAt) return { open: true };
  const until = capability.restrictedAt;
  return isAskedFor(capability, input) ? { open: true, until, isAsked: true } : { open: true, until };
}

/** Its own requests lead to a capability: what else is asked does not open it. */
function stepOfCapability(capability: CapabilityState, standing: Standing): UnlockStep {
  if (capability.status === 'rejected') return 'contact_support';
  if (isAskedFor(capability, standing)) return 'answer_requests';
  const isLookedAt = capability.status === 'pending' || requestsOf(capability, standing).some(isWithReviewer);
  return isLookedAt ? 'wait_for_review' : 'contact_support';
}

/** True where something is asked for the sake of this capability that the customer can answer now. */
export function isAskedFor(capability: Pick<CapabilityState, 'requirementIds'>, standing: Standing): boolean {
  return canAnswer(standing, requestsOf(capability, standing));
}

function requestsOf({ requirementIds }: Pick<CapabilityState, 'requirementIds'>, { requirements = [] }: Standing): Requirement[] {
  return requirements.filter(({ id }) => requirementIds.includes(id));
}

function closed(reason: ClosedReason, step: UnlockStep, statuses: readonly CustomerStatus[]): FeatureDecision {
  return { open: false, reason, unlocks: { step, statuses } };
}

/**
 * The features that a status opens; an unknown status opens none. Capabilities are not asked: before something is done for a
 * customer, ask `decideFeature`.
 */
export function getAvailableFeatures(status: unknown): DefaultFeature[];
export function getAvailableFeatures<Feature extends string>(status: unknown, policy: FeaturePolicy<Feature>): Feature[];
export function getAvailableFeatures(status: unknown, policy: FeaturePolicy = DEFAULT_FEATURES): string[] {
  return Object.keys(policy).filter((feature) => policy[feature]?.statuses.some((open) => open === status));
}
