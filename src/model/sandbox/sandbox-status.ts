import { type CustomerSnapshot, OPERATION_NAMES, type OperationName } from '../customer-snapshot.js';
import type { Reason } from '../reason.js';
import { isAnswerable } from '../requirement.js';
import { type CustomerStatus, isClosedStatus, type StatusInfo } from '../status.js';
import { instant, type SandboxContext } from './sandbox-context.js';

/** Seed 003, "Typical duration": days from submission to a decision. */
const REVIEW_DAYS = { INDIVIDUAL: { min: 1, max: 3 }, BUSINESS: { min: 3, max: 7 } } as const;

const RECOVERY: Record<CustomerStatus, StatusInfo['recovery']> = {
  CREATED: 'self',
  UNDER_REVIEW: 'none',
  NEEDS_ADDITIONAL_INFORMATION: 'self',
  ACTIVE: 'none',
  REJECTED: 'support',
  DEACTIVATED: 'support',
};

const EDITABLE: readonly CustomerStatus[] = ['CREATED', 'NEEDS_ADDITIONAL_INFORMATION'];

const CUSTOMER_WRITES: readonly OperationName[] = [
  'submitAnswers',
  'uploadFile',
  'removeFile',
  'startAction',
  'completeAction',
  'requestExtension',
];

/** True for the statuses in which data are collected and can be sent to review. */
export function isDataCollected(status: string): boolean {
  return EDITABLE.some((candidate) => candidate === status);
}

/**
 * The snapshot in another status. Staying in the same status keeps `since`. An active customer may change data while
 * something is asked of them, and stays active when they answer.
 */
export function withStatus(
  snapshot: CustomerSnapshot,
  status: CustomerStatus,
  context: SandboxContext,
  reasons: Reason[] = [],
): CustomerSnapshot {
  const isSame = snapshot.status.status === status;
  const isEditable = EDITABLE.includes(status) || (status === 'ACTIVE' && snapshot.requirements.some(isAnswerable));
  const info: StatusInfo = {
    status,
    reasons,
    terminal: status === 'REJECTED',
    recovery: RECOVERY[status],
    since: isSame ? snapshot.status.since : instant(context),
    editable: isEditable,
    provider: { name: 'sandbox', value: status },
  };
  if (status === 'UNDER_REVIEW') info.expectedBy = isSame ? snapshot.status.expectedBy : expectedBy(snapshot.type, context);
  return { ...snapshot, status: info, allowed: allowedIn(status, isEditable), updatedAt: instant(context) };
}

/** A status that is not one of the six closes everything but reading, until a known one comes. */
export function withUnknownStatus(snapshot: CustomerSnapshot, value: string, context: SandboxContext): CustomerSnapshot {
  const at = instant(context);
  return {
    ...snapshot,
    updatedAt: at,
    status: {
      status: 'UNKNOWN',
      substatus: 'unknown_provider_status',
      reasons: [],
      terminal: false,
      recovery: 'none',
      since: at,
      editable: false,
      provider: { name: 'sandbox', value },
    },
    allowed: Object.fromEntries(CLOSED_BY_UNKNOWN.map((name) => [name, READING.includes(name)])),
  };
}

const READING: readonly OperationName[] = ['listEvents', 'subscribe', 'readFile'];

/** Not the writing of a status: it is the operator's way out. */
const CLOSED_BY_UNKNOWN = OPERATION_NAMES.filter((name) => name !== 'setStatus');

/** What the provider allows in a status: data are locked outside CREATED and NEEDS_ADDITIONAL_INFORMATION (seed 003). */
export function allowedIn(status: CustomerStatus, isEditable = EDITABLE.includes(status)): CustomerSnapshot['allowed'] {
  const isOpen = !isClosedStatus(status);
  return {
    ...Object.fromEntries(CUSTOMER_WRITES.map((name) => [name, isEditable])),
    submitForReview: EDITABLE.includes(status),
    listEvents: true,
    subscribe: true,
    activate: status === 'DEACTIVATED',
    deactivate: status === 'ACTIVE',
    requestInformation: isOpen,
    decideRequirement: isOpen,
    decideFile: isOpen,
  };
}

/** Weekends are skipped: the seed counts business days. */
function expectedBy(type: CustomerSnapshot['type'], context: SandboxContext): StatusInfo['expectedBy'] {
  const days = REVIEW_DAYS[type];
  return { min: afterBusinessDays(context, days.min), max: afterBusinessDays(context, days.max) };
}

function afterBusinessDays(context: SandboxContext, days: number): string {
  let left = days;
  let offset = 0;
  while (left > 0) {
    offset += 1;
    const weekday = new Date(context.now + offset * 86_400_000).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return instant(context, offset);
}
