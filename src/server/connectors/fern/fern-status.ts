import {
  type CustomerSnapshot,
  isCustomerStatus,
  type PresentedStatus,
  type Reason,
  type Recovery,
  type StatusInfo,
} from '../../../model/index.js';
import type { FernCustomer } from './fern-customer.js';
import { issueReason, isKnownIssue } from './fern-issues.js';

/** What the kit shows for Fern's word. Fern's words are the kit's; PENDING is what an old page says for UNDER_REVIEW. */
export function presentFernStatus(status: string): PresentedStatus {
  if (status === 'PENDING') return 'UNDER_REVIEW';
  return isCustomerStatus(status) ? status : 'UNKNOWN';
}

const RECOVERY: Readonly<Record<PresentedStatus, Recovery>> = {
  CREATED: 'self',
  UNDER_REVIEW: 'none',
  NEEDS_ADDITIONAL_INFORMATION: 'self',
  ACTIVE: 'none',
  REJECTED: 'support',
  DEACTIVATED: 'support',
  UNKNOWN: 'support',
};

/** What else decides how a status is shown. */
interface StatusFacts {
  type: CustomerSnapshot['type'];
  /** True when the customer can answer something here. */
  canAnswer: boolean;
  /** True where Fern takes changes. */
  isEditable: boolean;
  /** What was shown before. */
  before?: StatusInfo | undefined;
}

/** Where a customer stands. `since` is Fern's own time or absent, because it also orders what Fern says. */
export function fernStatusInfo(customer: FernCustomer, { type, canAnswer, isEditable, before }: StatusFacts): StatusInfo {
  const status = presentFernStatus(customer.status);
  const isCollecting = status === 'CREATED' || status === 'NEEDS_ADDITIONAL_INFORMATION';
  const substatus = substatusOf(status, customer);
  const since = customer.updatedAt ?? (before?.status === status ? before.since : undefined);
  const expectedBy = status === 'UNDER_REVIEW' && since !== undefined ? decisionBy(type, since) : undefined;
  return {
    status,
    ...(substatus === undefined ? {} : { substatus }),
    reasons: reasonsOf(status, customer),
    terminal: status === 'REJECTED',
    recovery: isCollecting && !canAnswer ? 'support' : RECOVERY[status],
    ...(since === undefined ? {} : { since }),
    ...(expectedBy === undefined ? {} : { expectedBy }),
    editable: isEditable,
    provider: { name: 'fern', value: customer.status },
  };
}

/** What the customer may do now. The writing of a status is left to what the connector offers. */
export function allowedWhile(isEditable: boolean): CustomerSnapshot['allowed'] {
  return { submitAnswers: isEditable, uploadFile: isEditable, removeFile: isEditable, listEvents: true, subscribe: true };
}

function substatusOf(status: PresentedStatus, { issues }: FernCustomer): string | undefined {
  if (status === 'CREATED') return 'awaiting_submission';
  if (status === 'UNKNOWN') return 'unknown_provider_status';
  if (status !== 'NEEDS_ADDITIONAL_INFORMATION') return undefined;
  return issues.length > 0 && issues.every(({ code }) => isKnownIssue(code)) ? 'document_rejected' : 'information_required';
}

function reasonsOf(status: PresentedStatus, { issues }: FernCustomer): Reason[] {
  const isAsked = status === 'NEEDS_ADDITIONAL_INFORMATION';
  return isAsked || status === 'REJECTED' ? issues.map((issue) => issueReason(issue, isAsked)) : [];
}

/** Seed 003, "Typical duration": business days from submission to a decision. */
const REVIEW_DAYS = { INDIVIDUAL: { min: 1, max: 3 }, BUSINESS: { min: 3, max: 7 } } as const;

function decisionBy(type: CustomerSnapshot['type'], since: string): StatusInfo['expectedBy'] {
  const { min, max } = REVIEW_DAYS[type];
  return { min: afterBusinessDays(since, min), max: afterBusinessDays(since, max) };
}

function afterBusinessDays(since: string, days: number): string {
  const day = new Date(since);
  for (let left = days; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left -= 1;
  }
  return day.toISOString();
}
