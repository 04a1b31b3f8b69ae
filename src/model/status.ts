import type { LifecycleStep } from './lifecycle-event.js';
import type { Reason } from './reason.js';

/**
 * The six states of a customer, in the order a verification usually runs. Spelled the same in TypeScript, JSON,
 * `data-status` attributes and message keys. Source: seed 003, "State overview".
 */
export const CUSTOMER_STATUSES = [
  'CREATED',
  'UNDER_REVIEW',
  'NEEDS_ADDITIONAL_INFORMATION',
  'ACTIVE',
  'REJECTED',
  'DEACTIVATED',
] as const;

/** One of the six states a backend may report. */
export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number];

/**
 * What the interface shows: one of the six states, or `UNKNOWN` for a value the kit does not know. `UNKNOWN` keeps
 * every feature closed and says that the account is being checked.
 */
export type PresentedStatus = CustomerStatus | 'UNKNOWN';

/** All seven presentations, `UNKNOWN` last. */
export const PRESENTED_STATUSES = [...CUSTOMER_STATUSES, 'UNKNOWN'] as const satisfies readonly PresentedStatus[];

/** True when `value` is one of the six states, spelled exactly. */
export function isCustomerStatus(value: unknown): value is CustomerStatus {
  return CUSTOMER_STATUSES.some((status) => status === value);
}

/** True for the two states in which nothing is asked of a customer and nobody looks at anything: REJECTED and DEACTIVATED. */
export function isClosedStatus(status: unknown): status is 'REJECTED' | 'DEACTIVATED' {
  return status === 'REJECTED' || status === 'DEACTIVATED';
}

/** The state to show for a raw value: the value itself when it is known, else `UNKNOWN`. Never throws. */
export function presentStatus(value: unknown): PresentedStatus {
  return isCustomerStatus(value) ? value : 'UNKNOWN';
}

/** Finer states the kit has words for. The list is open: an unlisted substatus is shown with the headline's text only. */
export const SUBSTATUSES = [
  'awaiting_submission',
  'awaiting_wallet_proof',
  'awaiting_terms',
  'session_not_started',
  'session_expired',
  'session_cancelled',
  'screening',
  'automated_checks',
  'manual_review',
  'awaiting_third_party',
  'partially_verified',
  'provider_error',
  'documents_required',
  'document_rejected',
  'information_required',
  'clarification_required',
  'resubmission_requested',
  'identity_session_required',
  'related_party_required',
  'questionnaire_required',
  'requirements_upcoming',
  'restricted',
  'limited',
  'verification_failed',
  'compliance',
  'fraud',
  'attempts_exhausted',
  'cancelled',
  'paused',
  'compliance_hold',
  'closed_by_customer',
  'closed_by_provider',
  'offboarded',
  'dormant',
  'unknown_provider_status',
] as const;

/** A known substatus; values of a provider that are not listed are allowed and shown with the headline's text. */
export type Substatus = (typeof SUBSTATUSES)[number] | (string & {});

/** Substatuses a customer must not be told: each would say that somebody is suspected. */
const CONFIDENTIAL_SUBSTATUSES: readonly Substatus[] = ['compliance', 'fraud', 'compliance_hold'];

/** The substatus as a customer may know it: none where it would give a finding away. */
export function substatusForCustomer(substatus: Substatus | undefined): Substatus | undefined {
  return substatus === undefined || CONFIDENTIAL_SUBSTATUSES.includes(substatus) ? undefined : substatus;
}

/** Who can change the situation: the customer (`self`), support, or nobody (`none`). Decides which call to action is shown. */
export type Recovery = 'self' | 'support' | 'none';

/** Where a customer, or one scope of a customer, stands. */
export interface StatusInfo {
  /** One of the six states; a value the kit does not know is presented as `UNKNOWN`. */
  status: PresentedStatus;
  substatus?: Substatus | undefined;
  reasons: Reason[];
  /** True when no path leads back through the kit. */
  terminal: boolean;
  recovery: Recovery;
  /** ISO 8601 instant at which this status began. */
  since?: string | undefined;
  /** ISO 8601 instants between which the next step is expected. */
  expectedBy?: { min?: string | undefined; max?: string | undefined } | undefined;
  /** True when the customer may change data now. Said by the backend, never derived. */
  editable: boolean;
  /** What the provider did for this status, in order. Told with the event of the change. */
  steps?: LifecycleStep[] | undefined;
  /** The provider's own name and raw value, for support screens. */
  provider?:
    | {
        name: string;
        value: string;
        /** What the provider said, where the host's own state stands above it: see `composeStatus`. */
        verification?: Omit<StatusInfo, 'provider'> | undefined;
        /** What the provider allowed, where the host's own state closes what was open. */
        allowed?: Readonly<Record<string, boolean | undefined>> | undefined;
      }
    | undefined;
}
