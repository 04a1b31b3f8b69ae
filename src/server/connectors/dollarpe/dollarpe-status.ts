import type { CustomerSnapshot, Reason, StatusInfo } from '../../../model/index.js';
import { maxUpdatesOf, usedUpdates } from './dollarpe-attempts.js';
import { isConfidentialCode } from '../confidential-code.js';
import { codeOf, type DollarPeMapping, type DollarPeTopic, failureOf } from './dollarpe-mapping.js';
import type { DollarPeCustomer } from './dollarpe-objects.js';

/** Where a customer stands, and what they are asked to send again. */
export type Standing = Pick<StatusInfo, 'status' | 'substatus' | 'recovery' | 'terminal' | 'editable' | 'reasons'> & {
  /** What has to be sent again. */
  again?: DollarPeTopic | undefined;
};

/** An update that DollarPe says nothing about is taken for lost after this. Checks last two hours at the longest. */
const LOST_AFTER_MS = 86_400_000;

const SUBSTATUS: Readonly<Record<DollarPeTopic, string>> = {
  document: 'document_rejected',
  tax: 'information_required',
  selfie: 'resubmission_requested',
  additional_info: 'information_required',
};

const REASON: Readonly<Record<DollarPeTopic, string>> = {
  document: 'other',
  tax: 'tax_id_failed',
  selfie: 'face_mismatch',
  additional_info: 'data_invalid',
};

const CLOSED = { terminal: false, editable: false, reasons: [] } as const;

/**
 * What the status of a customer means. `UNVERIFIED` is a new customer, and also one whose update has just been taken; only
 * what is stored tells one from the other. `FAILED` says everything and nothing: the reason decides, and one that nobody has
 * published is for support. A status that nobody has published closes everything.
 */
export function standingOf(
  customer: DollarPeCustomer,
  stored: CustomerSnapshot | undefined,
  mapping: DollarPeMapping,
  now: number,
): Standing {
  switch (customer.status) {
    case 'UNVERIFIED':
      return isSent(stored, now) ? inReview() : collecting();
    case 'PROCESSING':
      return inReview();
    case 'VERIFIED':
      return { ...CLOSED, status: 'ACTIVE', recovery: 'none', reasons: [] };
    case 'FAILED':
      return failed(customer, stored, mapping);
    default:
      return { ...CLOSED, status: 'UNKNOWN', substatus: 'unknown_provider_status', recovery: 'support', reasons: [] };
  }
}

/** The end for a customer of whom something is wanted that nothing is known of. */
export function withSupport(standing: Standing): Standing {
  const { reasons } = standing;
  return { ...CLOSED, status: 'REJECTED', substatus: 'verification_failed', recovery: 'support', reasons };
}

function collecting(): Standing {
  return { status: 'CREATED', substatus: 'awaiting_submission', recovery: 'self', terminal: false, editable: true, reasons: [] };
}

function inReview(): Standing {
  return { ...CLOSED, status: 'UNDER_REVIEW', substatus: 'automated_checks', recovery: 'none', reasons: [] };
}

function failed(customer: DollarPeCustomer, stored: CustomerSnapshot | undefined, mapping: DollarPeMapping): Standing {
  const said = customer.failure_reason ?? undefined;
  const failure = failureOf(said, mapping);
  const code = codeOf(said);
  if (failure === 'suspended') {
    return { ...CLOSED, status: 'DEACTIVATED', substatus: 'paused', recovery: 'support', reasons: [reasonFor('other', code)] };
  }
  const refused = withSupport({ ...inReview(), reasons: [reasonFor('other', code)] });
  if (failure === undefined) return refused;
  if (failure === 'final') return { ...refused, terminal: true };
  if (usedUpdates(stored?.requirements ?? [], failure, mapping) >= maxUpdatesOf(mapping)) {
    const reasons = [reasonFor('attempts_exhausted', code)];
    return { ...refused, substatus: 'attempts_exhausted', terminal: true, reasons };
  }
  return {
    status: 'NEEDS_ADDITIONAL_INFORMATION',
    substatus: SUBSTATUS[failure],
    recovery: 'self',
    terminal: false,
    editable: true,
    reasons: [reasonFor(REASON[failure], code)],
    again: failure,
  };
}

/** True while DollarPe has been sent something that it has not begun to check. Only an update leads here from a failure. */
function isSent(stored: CustomerSnapshot | undefined, now: number): boolean {
  if (stored?.status.status === 'NEEDS_ADDITIONAL_INFORMATION') return true;
  const isRecent = (at: string | undefined) => at !== undefined && now - Date.parse(at) < LOST_AFTER_MS;
  return stored?.requirements.some(({ status, updatedAt }) => status === 'submitted' && isRecent(updatedAt)) ?? false;
}

/** A finding that a customer is not told of is `compliance`, which reaches them without any details. */
function reasonFor(usual: string, providerCode: string | undefined): Reason {
  const code = providerCode !== undefined && isConfidentialCode(providerCode) ? 'compliance' : usual;
  return { code, audience: 'customer', ...(providerCode === undefined ? {} : { providerCode }) };
}
