import type { CustomerClient } from '../../client/index.js';
import { CUSTOMER_STATUSES, type CustomerStatus, type PresentedStatus, TRANSITIONS } from '../../model/index.js';

/** How an operator may move a customer on. */
export interface StatusMoves {
  /** Statuses that may be written. */
  targets: CustomerStatus[];
  /** Those that the transition table does not lead to. They may be written too, and are marked. */
  irregular: CustomerStatus[];
  canActivate: boolean;
  /** True where a reason for activating can be written. */
  canExplainActivation: boolean;
  canDeactivate: boolean;
}

/** The moves the backend offers, of the statuses it can write, those of the transition table first. Activating and deactivating go their own way where there is one. */
export function statusMoves(
  status: PresentedStatus | undefined,
  client: Pick<CustomerClient, 'supports' | 'getCapabilities'>,
): StatusMoves {
  const canActivate = status === 'DEACTIVATED' && client.supports('activate');
  const canDeactivate = status === 'ACTIVE' && client.supports('deactivate');
  if (status === undefined || !client.supports('setStatus'))
    return { targets: [], irregular: [], canActivate, canExplainActivation: false, canDeactivate };
  const writable = client.getCapabilities()?.statuses ?? CUSTOMER_STATUSES;
  const listed = TRANSITIONS.filter((row) => row.from === status && writable.includes(row.to)).map((row) => row.to);
  const regular = listed.filter((to) => !(canActivate && to === 'ACTIVE') && !(canDeactivate && to === 'DEACTIVATED'));
  const irregular = CUSTOMER_STATUSES.filter((to) => to !== status && writable.includes(to) && !listed.includes(to));
  const canExplainActivation = canActivate && writable.includes('ACTIVE');
  return { targets: [...regular, ...irregular], irregular, canActivate, canExplainActivation, canDeactivate };
}
