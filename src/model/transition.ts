import type { CustomerStatus, PresentedStatus } from './status.js';

/** One row of the transition table. */
export interface Transition {
  from: CustomerStatus;
  to: CustomerStatus;
  /** `seed` rows stand in seed 003's summary table; `prose` rows are in its text or in another provider's documentation. */
  source: 'seed' | 'prose';
  /** What causes the transition, as a code the messages have words for. */
  trigger:
    | 'submitted'
    | 'approved'
    | 'information_requested'
    | 'resubmitted'
    | 'failed'
    | 'deactivated'
    | 'compliance'
    | 'reactivated'
    | 'review_reopened'
    | 'reset'
    | 'session_expired';
}

/**
 * The transitions the kit knows. A transition outside the table is shown and flagged as irregular, never refused:
 * the documents of the providers contradict each other, and the server is right.
 */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'CREATED', to: 'UNDER_REVIEW', source: 'seed', trigger: 'submitted' },
  { from: 'UNDER_REVIEW', to: 'ACTIVE', source: 'seed', trigger: 'approved' },
  { from: 'UNDER_REVIEW', to: 'NEEDS_ADDITIONAL_INFORMATION', source: 'seed', trigger: 'information_requested' },
  { from: 'NEEDS_ADDITIONAL_INFORMATION', to: 'UNDER_REVIEW', source: 'seed', trigger: 'resubmitted' },
  { from: 'NEEDS_ADDITIONAL_INFORMATION', to: 'REJECTED', source: 'seed', trigger: 'failed' },
  { from: 'ACTIVE', to: 'DEACTIVATED', source: 'seed', trigger: 'deactivated' },
  { from: 'ACTIVE', to: 'REJECTED', source: 'seed', trigger: 'compliance' },
  { from: 'UNDER_REVIEW', to: 'REJECTED', source: 'prose', trigger: 'failed' },
  { from: 'DEACTIVATED', to: 'ACTIVE', source: 'prose', trigger: 'reactivated' },
  { from: 'DEACTIVATED', to: 'REJECTED', source: 'prose', trigger: 'compliance' },
  { from: 'CREATED', to: 'REJECTED', source: 'prose', trigger: 'failed' },
  { from: 'ACTIVE', to: 'NEEDS_ADDITIONAL_INFORMATION', source: 'prose', trigger: 'information_requested' },
  { from: 'ACTIVE', to: 'UNDER_REVIEW', source: 'prose', trigger: 'review_reopened' },
  { from: 'ACTIVE', to: 'CREATED', source: 'prose', trigger: 'reset' },
  { from: 'NEEDS_ADDITIONAL_INFORMATION', to: 'ACTIVE', source: 'prose', trigger: 'approved' },
  { from: 'UNDER_REVIEW', to: 'CREATED', source: 'prose', trigger: 'session_expired' },
  { from: 'REJECTED', to: 'UNDER_REVIEW', source: 'prose', trigger: 'review_reopened' },
];

/** The row for a change of status, or `undefined` when the table does not list it. */
export function findTransition(from: PresentedStatus, to: PresentedStatus): Transition | undefined {
  return TRANSITIONS.find((row) => row.from === from && row.to === to);
}

/** True when a change of status is not in the table. Staying in the same status is regular. */
export function isIrregularTransition(from: PresentedStatus, to: PresentedStatus): boolean {
  return from !== to && findTransition(from, to) === undefined;
}
