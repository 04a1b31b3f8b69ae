import type { ScopeState } from './customer-snapshot.js';
import type { PresentedStatus, StatusInfo } from './status.js';

/** Which of several is the headline where none is active: what the customer can do something about stands first. */
const ORDER: readonly PresentedStatus[] = [
  'NEEDS_ADDITIONAL_INFORMATION',
  'UNDER_REVIEW',
  'UNKNOWN',
  'CREATED',
  'REJECTED',
  'DEACTIVATED',
];

const NOTHING_KNOWN: StatusInfo = { status: 'UNKNOWN', reasons: [], terminal: false, recovery: 'support', editable: false };

/**
 * One headline for a customer with a status in each of several scopes, such as products or currencies: the scope that the
 * host names as its primary one; else `ACTIVE` where any is, with the substatus `restricted` while others are not; else the
 * first of what needs information, is under review, is new, is rejected. Without any scope nothing is known, and closed.
 *
 * @example
 * ```ts
 * import { headlineStatus, type StatusInfo } from 'customer-status-kit/model';
 *
 * const inReview: StatusInfo = { status: 'UNDER_REVIEW', reasons: [], terminal: false, recovery: 'none', editable: false };
 * console.assert(headlineStatus([{ id: 'eur', status: inReview }]).status === 'UNDER_REVIEW');
 * ```
 */
export function headlineStatus(scopes: readonly ScopeState[], { primaryScope }: { primaryScope?: string } = {}): StatusInfo {
  const primary = scopes.find(({ id }) => id === primaryScope);
  if (primary !== undefined) return primary.status;
  const active = scopes.find(({ status }) => status.status === 'ACTIVE');
  if (active !== undefined) {
    const isWhole = scopes.every(({ status }) => status.status === 'ACTIVE');
    return isWhole ? active.status : { ...active.status, substatus: 'restricted' };
  }
  const first = ORDER.map((name) => scopes.find(({ status }) => status.status === name)).find((scope) => scope !== undefined);
  return first?.status ?? NOTHING_KNOWN;
}
