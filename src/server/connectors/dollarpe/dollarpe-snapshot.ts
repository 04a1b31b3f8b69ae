import * as v from 'valibot';
import { type CapabilityState, canonicalJson, type CustomerSnapshot, type StatusInfo } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';
import type { DollarPeMapping } from './dollarpe-mapping.js';
import { codeOf } from './dollarpe-mapping.js';
import { type DollarPeCustomer, type DollarPeRecord, recordSchema } from './dollarpe-objects.js';
import { documentsOf, requirementsOf } from './dollarpe-progress.js';
import { type Standing, standingOf, withSupport } from './dollarpe-status.js';

/** How long DollarPe says that its checks take, in milliseconds. Source: guides/integration-guides/kyc. */
const CHECKS_MS = { min: 60_000, max: 7_200_000 };

/** What is known besides the provider's object. */
export interface DollarPeMoment extends DollarPeMapping {
  /** Milliseconds since the epoch: the time of what is stored unless said, because DollarPe tells none. */
  now?: number | undefined;
  /** Why it failed, as a webhook told, for a customer who is read without a reason. */
  failureReason?: string | undefined;
}

/**
 * A customer of DollarPe as the kit shows them, from `{ customer, configuration? }` as `GET /customer/{id}` and
 * `GET /kyc/configuration/{id}` answer. Keeps from `stored` what only we know: files, what was sent, and the count of updates.
 * Never throws; what cannot be read or was never published is never `ACTIVE`.
 */
export function toSnapshot(object: unknown, stored?: CustomerSnapshot, moment: DollarPeMoment = {}): CustomerSnapshot {
  const record = read(object);
  const now = moment.now ?? (stored === undefined ? 0 : Date.parse(stored.updatedAt));
  const at = new Date(now).toISOString();
  const customer = withReason(record.customer, stored, moment.failureReason);
  const judged = standingOf(customer, stored, moment, now);
  const asked = requirementsOf(judged, { ...record, customer }, stored, moment, at);
  // Something is wanted again, and the configuration does not say what.
  const isNameless = judged.again !== undefined && !asked.some(({ awaiting }) => awaiting === 'customer');
  const standing = isNameless ? withSupport(judged) : judged;
  const name = customer.full_name ?? stored?.displayName;
  const next: CustomerSnapshot = {
    id: stored?.id ?? (customer.id || 'unknown'),
    type: customer.type === 'BUSINESS' ? 'BUSINESS' : (stored?.type ?? 'INDIVIDUAL'),
    ...(name === undefined ? {} : { displayName: name }),
    version: '1',
    updatedAt: at,
    status: statusInfo(standing, customer, stored, now),
    scopes: [],
    requirements: isNameless ? requirementsOf(standing, record, stored, moment, at) : asked,
    documents: documentsOf(standing, stored, at),
    capabilities: capabilitiesOf(standing, customer),
    allowed: allowedIn(
      standing,
      asked.some(({ kind }) => kind === 'action'),
    ),
  };
  return stored !== undefined && isSame(stored, next) ? { ...next, updatedAt: stored.updatedAt } : next;
}

function read(object: unknown): DollarPeRecord {
  const whole = v.safeParse(recordSchema, object);
  return whole.success ? whole.output : { customer: { id: '', status: '' } };
}

/** The reason that the customer is read with, else the one that a webhook told, now or before. */
function withReason(
  customer: DollarPeCustomer,
  stored: CustomerSnapshot | undefined,
  told: string | undefined,
): DollarPeCustomer {
  if (customer.status !== 'FAILED' || (customer.failure_reason ?? '') !== '') return customer;
  const before = stored?.status.provider?.value === 'FAILED' ? stored.status.reasons[0]?.providerCode : undefined;
  return { ...customer, failure_reason: told ?? before };
}

function statusInfo(
  standing: Standing,
  customer: DollarPeCustomer,
  stored: CustomerSnapshot | undefined,
  now: number,
): StatusInfo {
  const { again: _again, ...status } = standing;
  const isSameStatus = stored?.status.status === standing.status && stored.status.since !== undefined;
  const since = isSameStatus ? stored.status.since : new Date(now).toISOString();
  const begun = Date.parse(since ?? '');
  const expected = { min: new Date(begun + CHECKS_MS.min).toISOString(), max: new Date(begun + CHECKS_MS.max).toISOString() };
  return {
    ...status,
    since,
    ...(standing.status === 'UNDER_REVIEW' ? { expectedBy: expected } : {}),
    provider: { name: 'dollarpe', value: codeOf(customer.status) ?? 'unreadable' },
  };
}

/** Money comes in only from customers who were verified with their Aadhaar. Source: the page of add-kyc-data. */
function capabilitiesOf({ status }: Standing, { document_type: documentType }: DollarPeCustomer): CapabilityState[] {
  const isActive = status === 'ACTIVE';
  const closed = status === 'UNDER_REVIEW' ? 'pending' : status === 'CREATED' ? 'unrequested' : 'inactive';
  const toState = (id: string, text: string, isOpen: boolean): CapabilityState => ({
    id,
    label: term(id, text),
    status: isOpen ? 'active' : isActive ? 'inactive' : closed,
    reasons: [],
    requirementIds: [],
  });
  return [toState('payin', 'Payins', isActive && documentType === 'AADHAAR'), toState('payout', 'Payouts', isActive)];
}

function allowedIn({ editable, status }: Standing, hasAction: boolean): CustomerSnapshot['allowed'] {
  return {
    submitAnswers: editable,
    uploadFile: editable,
    removeFile: editable,
    startAction: editable && hasAction,
    setStatus: status === 'ACTIVE',
  };
}

function isSame(a: CustomerSnapshot, b: CustomerSnapshot): boolean {
  return canonicalJson({ ...a, version: '', updatedAt: '' }) === canonicalJson({ ...b, version: '', updatedAt: '' });
}
