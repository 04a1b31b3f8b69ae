import type { CustomerSnapshot, OperationName } from '../customer-snapshot.js';
import type { LifecycleEvent } from '../lifecycle-event.js';
import { isConfidentialReason, type Reason, reasonsForCustomer } from '../reason.js';
import { type StatusInfo, substatusForCustomer } from '../status.js';
import { OPERATOR_WRITES } from './operator-writes.js';

/** Who reads: a customer, or an operator of the host. */
export type Reader = 'customer' | 'operator';

const OPERATOR_OPERATIONS: readonly OperationName[] = [...OPERATOR_WRITES, 'readFile'];

/** The snapshot as a reader may see it. Customers get no text for operators, no raw value of a provider, no operator's rights. */
export function snapshotVisibleTo(reader: Reader, snapshot: CustomerSnapshot): CustomerSnapshot {
  if (reader === 'operator') return snapshot;
  return {
    ...snapshot,
    status: statusForCustomer(snapshot.status),
    scopes: snapshot.scopes.map((scope) => ({ ...scope, status: statusForCustomer(scope.status) })),
    requirements: snapshot.requirements.map(withVisibleReasons),
    documents: snapshot.documents.map((document) => ({
      ...withVisibleReasons(document),
      files: document.files.map((file) => (file.reasons ? { ...file, reasons: reasonsForCustomer(file.reasons) } : file)),
    })),
    capabilities: snapshot.capabilities.map(withVisibleReasons),
    allowed: { ...snapshot.allowed, ...Object.fromEntries(OPERATOR_OPERATIONS.map((name) => [name, false])) },
  };
}

/** The event as a reader may see it. A customer does not learn which step of the provider led to a confidential finding. */
export function eventVisibleTo<Event extends LifecycleEvent>(reader: Reader, event: Event): Event {
  if (reader === 'operator') return event;
  const isConfidential = event.reasons.some(isConfidentialReason);
  return withVisibleReasons(isConfidential ? { ...event, steps: undefined } : event);
}

function withVisibleReasons<Holder extends { reasons: Reason[] }>(holder: Holder): Holder {
  return { ...holder, reasons: reasonsForCustomer(holder.reasons) };
}

function statusForCustomer({ provider: _provider, substatus, ...status }: StatusInfo): StatusInfo {
  const told = substatusForCustomer(substatus);
  const isConfidential = status.reasons.some(isConfidentialReason) || (substatus !== undefined && told === undefined);
  const shown = isConfidential && status.steps !== undefined ? { ...status, steps: undefined } : status;
  return { ...withVisibleReasons(shown), ...(told === undefined ? {} : { substatus: told }) };
}
