import {
  CUSTOMER_STATUSES,
  CustomerStatusError,
  type CustomerSnapshot,
  type CustomerStatus,
  type StatusInfo,
} from '../../../model/index.js';
import { operatorRights, RECOVERY_BY_STATUS } from '../unread-customer.js';

/** What the host's own values of `status` mean: Quepass publishes none. */
export interface QuepassStatuses {
  /** By value. One that is not in the table is UNDER_REVIEW, `unknown_provider_status`. */
  statuses: Readonly<Record<string, CustomerStatus>>;
  /** The value to write for each status. Needed where `statuses` has several for one, which is not written otherwise. */
  values?: Readonly<Partial<Record<CustomerStatus, string>>> | undefined;
}

/** What a call of Quepass came to. */
export interface QuepassStatus {
  /** The value it answered with. */
  status: string;
  /** Milliseconds since the epoch: Quepass tells no time. */
  now: number;
}

/**
 * A status of Quepass as a customer: pure, and total over all texts. What only we know is kept from `stored`. A value that the
 * host's table does not have is never ACTIVE.
 */
export function toSnapshot(
  { status: value, now }: QuepassStatus,
  stored: CustomerSnapshot | undefined,
  table: QuepassStatuses,
): CustomerSnapshot {
  const at = new Date(now).toISOString();
  const info = toStatus(value, table);
  const before = stored?.status;
  const isSame = before?.status === info.status && before.provider?.value === value;
  const since = (before?.status === info.status ? before.since : undefined) ?? at;
  return {
    id: stored?.id ?? '1',
    type: stored?.type ?? 'INDIVIDUAL',
    displayName: stored?.displayName,
    version: '1',
    updatedAt: at,
    status: { ...info, reasons: isSame ? before.reasons : [], since },
    scopes: stored?.scopes ?? [],
    requirements: stored?.requirements ?? [],
    documents: stored?.documents ?? [],
    capabilities: stored?.capabilities ?? [],
    allowed: operatorRights(info.status),
  };
}

/** The status alone. */
export function toStatus(value: string, { statuses }: QuepassStatuses): StatusInfo {
  const known = Object.hasOwn(statuses, value) ? statuses[value] : undefined;
  const status = known ?? 'UNDER_REVIEW';
  return {
    status,
    substatus: known === undefined ? 'unknown_provider_status' : undefined,
    reasons: [],
    terminal: status === 'REJECTED',
    recovery: known === undefined ? 'support' : RECOVERY_BY_STATUS[status],
    editable: false,
    provider: { name: 'quepass', value },
  };
}

/** The statuses for which the host's tables name the one value to write. */
export function writableStatuses(table: QuepassStatuses): CustomerStatus[] {
  return CUSTOMER_STATUSES.filter((status) => valuesFor(status, table).length === 1);
}

function valuesFor(status: CustomerStatus, { statuses, values = {} }: QuepassStatuses): string[] {
  const named = values[status];
  return named === undefined ? Object.keys(statuses).filter((value) => statuses[value] === status) : [named];
}

/** The value to write for a status. Rejects with `unsupported` where the host's tables name none, or several. */
export function valueFor(status: CustomerStatus, table: QuepassStatuses): string {
  const fitting = valuesFor(status, table);
  const [value] = fitting;
  if (value !== undefined && fitting.length === 1) return value;
  const why = fitting.length === 0 ? 'no value of Quepass means' : 'several values of Quepass mean';
  throw new CustomerStatusError('unsupported', { message: `${why} ${status}: say in "values" which one is written` });
}
