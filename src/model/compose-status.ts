import { isClosedStatus, isCustomerStatus, type CustomerStatus, type StatusInfo } from './status.js';

/** What a host says of an account by itself, besides what its provider says of the verification. */
export interface HostStatus extends Partial<Omit<StatusInfo, 'status' | 'provider'>> {
  status: CustomerStatus;
}

/** A host's state that stands above a verified customer only: towards everybody else the provider's next step is the one to take. */
const ABOVE_ACTIVE: readonly CustomerStatus[] = ['CREATED', 'UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION'];

/**
 * The status of a customer whose host has a state of its own: most providers know no closed account. The host can close and
 * never open: its `DEACTIVATED` stands above everything but a rejection, its `REJECTED` above everything, its other states
 * above `ACTIVE` only, and its `ACTIVE` above nothing. A value nobody knows closes what was open. What the provider said is
 * kept in `provider.verification`, for operators and for the day the host takes its own state back.
 *
 * @example
 * ```ts
 * import { composeStatus, type StatusInfo } from 'customer-status-kit/model';
 *
 * const verified: StatusInfo = { status: 'ACTIVE', reasons: [], terminal: false, recovery: 'self', editable: false };
 * console.assert(composeStatus(verified, { status: 'DEACTIVATED' }).status === 'DEACTIVATED');
 * ```
 */
export function composeStatus(provider: StatusInfo, host: HostStatus | undefined): StatusInfo {
  if (host === undefined || !isAbove(host.status, provider)) return provider;
  const { provider: source, ...verification } = provider;
  const isClosed = isClosedStatus(host.status) || !isCustomerStatus(host.status);
  return {
    reasons: [],
    terminal: false,
    recovery: isClosed ? 'support' : 'self',
    editable: false,
    ...host,
    status: isCustomerStatus(host.status) ? host.status : 'UNKNOWN',
    provider: { name: source?.name ?? 'host', value: source?.value ?? '', verification },
  };
}

/** What the provider said, where `composeStatus` put a host's own state above it. */
export function providerStatus(status: StatusInfo): StatusInfo {
  const { provider } = status;
  if (provider?.verification === undefined) return status;
  const { verification, allowed: _, ...source } = provider;
  return source.value === '' && source.name === 'host' ? verification : { ...verification, provider: source };
}

function isAbove(host: CustomerStatus, provider: StatusInfo): boolean {
  if (host === provider.status) return false;
  if (host === 'REJECTED') return true;
  if (host === 'DEACTIVATED') return provider.status !== 'REJECTED';
  return provider.status === 'ACTIVE' && host !== 'ACTIVE' && (ABOVE_ACTIVE.includes(host) || !isCustomerStatus(host));
}
