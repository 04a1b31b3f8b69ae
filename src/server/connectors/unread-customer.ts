import { CustomerStatusError, type CustomerSnapshot, type Reason, type Recovery, type StatusInfo } from '../../model/index.js';
import type { ConnectorContext, StatusReason } from '../connector.js';

/**
 * What the host knows of a customer whom the provider cannot be asked about; `null` for a stranger, who is then not found.
 * Everybody is known unless said.
 */
export type NewCustomer = (customerId: string) => KnownCustomer | null | Promise<KnownCustomer | null>;

/** What the host knows of a customer by itself. */
export interface KnownCustomer {
  type?: CustomerSnapshot['type'] | undefined;
  displayName?: string | undefined;
}

/** A customer about whom nothing is known but what the host says. Rejects with `not_found` for a stranger. */
export async function meetUnread(
  { customerId, now }: Pick<ConnectorContext, 'customerId' | 'now'>,
  status: StatusInfo,
  newCustomer?: NewCustomer,
): Promise<CustomerSnapshot> {
  const known = newCustomer === undefined ? {} : await newCustomer(customerId);
  if (known === null) throw new CustomerStatusError('not_found', { message: 'the host does not know this customer' });
  return {
    id: customerId,
    type: known.type ?? 'INDIVIDUAL',
    displayName: known.displayName,
    version: '1',
    updatedAt: new Date(now).toISOString(),
    status,
    scopes: [],
    requirements: [],
    documents: [],
    capabilities: [],
    allowed: operatorRights(status.status),
  };
}

/** The customer as stored. Rejects with `not_found` before the first sight. */
export function storedIn({ stored }: Pick<ConnectorContext, 'stored'>): CustomerSnapshot {
  if (stored !== undefined) return stored;
  throw new CustomerStatusError('not_found', { message: 'the customer has not been seen yet' });
}

/** What an operator may do at a provider that knows but the writing of a status. */
export function operatorRights(status: StatusInfo['status']): CustomerSnapshot['allowed'] {
  return { setStatus: true, activate: false, deactivate: status === 'ACTIVE' };
}

/** Who can help in each status, where nothing is asked in the kit: the host says `self` where it leads customers on by itself. */
export const RECOVERY_BY_STATUS: Readonly<Record<StatusInfo['status'], Recovery>> = {
  CREATED: 'support',
  UNDER_REVIEW: 'none',
  NEEDS_ADDITIONAL_INFORMATION: 'support',
  ACTIVE: 'none',
  REJECTED: 'support',
  DEACTIVATED: 'support',
  UNKNOWN: 'support',
};

/** The reason an operator gives, whose message is for the customer; none where nothing was given. */
export function operatorReasons({ reasonCode, message }: StatusReason, at: string): Reason[] {
  if (reasonCode === undefined && message === undefined) return [];
  return [{ code: reasonCode ?? 'other', message, audience: 'customer', at }];
}
