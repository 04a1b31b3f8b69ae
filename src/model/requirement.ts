import type { FieldCondition } from './condition.js';
import type { LocalizedText } from './localized-text.js';
import type { Reason } from './reason.js';
import type { RequirementSpec } from './requirement-spec.js';
import type { SubjectRef } from './subject.js';

/** The states of one request. `submitted` is with the reviewer; `rejected` asks again. */
export const REQUIREMENT_STATUSES = ['open', 'in_progress', 'submitted', 'accepted', 'rejected', 'expired', 'waived'] as const;

/** The state of one request. */
export type RequirementStatus = (typeof REQUIREMENT_STATUSES)[number];

/** When something is due and what happens otherwise. */
export interface RequirementDue {
  /** ISO 8601 instant, or a calendar day `YYYY-MM-DD`, which lasts to its end where the customer is. */
  at?: string | undefined;
  /** What `at` was at first, where the customer was given more time since. */
  originalAt?: string | undefined;
  /** Whether more time may be asked for, has been asked for, or was refused. Absent: it cannot be asked for. */
  extension?: 'available' | 'requested' | 'refused' | undefined;
  severity: 'eventual' | 'current' | 'past_due';
  consequence?: { capabilityIds?: string[] | undefined; text?: LocalizedText | undefined } | undefined;
}

/** One thing that is asked of a customer. Independent of status: an ACTIVE customer may have dated requirements. */
export interface Requirement {
  /** Stable while the ask is the same. */
  id: string;
  kind: RequirementSpec['kind'];
  status: RequirementStatus;
  /** False for an optional or upcoming request. */
  blocking: boolean;
  title: LocalizedText;
  help?: LocalizedText | undefined;
  /** Why it is asked, or why the last answer was not accepted. */
  reasons: Reason[];
  subject: SubjectRef;
  due?: RequirementDue | undefined;
  /** Alternatives: all requirements with the same group id belong together. */
  group?: { id: string; rule: 'all' | 'any'; min?: number | undefined } | undefined;
  /**
   * Asked only where this holds of what is entered elsewhere. A field may say so in its `spec` as well, which is looked at
   * where nothing is said here.
   */
  visibleWhen?: FieldCondition | undefined;
  awaiting: 'customer' | 'provider';
  attempts?: { used: number; max?: number | undefined } | undefined;
  scopeId?: string | undefined;
  createdAt?: string | undefined;
  updatedAt?: string | undefined;
  spec: RequirementSpec;
}

const ANSWERABLE: readonly RequirementStatus[] = ['open', 'in_progress', 'rejected', 'expired'];
const SETTLED: readonly RequirementStatus[] = ['accepted', 'waived'];

/** True when the customer can answer now: it awaits them, it is not settled, and attempts are left. */
export function isAnswerable(requirement: Requirement): boolean {
  return requirement.awaiting === 'customer' && ANSWERABLE.includes(requirement.status) && hasAttemptsLeft(requirement);
}

/** True when nothing more is expected of anybody. */
export function isSettled(requirement: Requirement): boolean {
  return SETTLED.includes(requirement.status);
}

/** True unless the provider's limit of attempts is used up. */
export function hasAttemptsLeft(requirement: Requirement): boolean {
  const attempts = requirement.attempts;
  return attempts?.max === undefined || attempts.used < attempts.max;
}
