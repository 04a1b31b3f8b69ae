import type { CustomerClient } from '../../client/index.js';
import { CUSTOMER_STATUSES, type CustomerStatus, type PresentedStatus, TRANSITIONS } from '../../model/index.js';

/** How an operator may move a customer on. */
export interface StatusMoves {
  /** Statuses that may be written. */
  targets: CustomerStatus[];
  /** Those that the transition table does not lead to. They may be written too, and are marked. */
  irregular: CustomerStatus[];
  canActivate: boolean;
  canDeactivate: boolean;
}

/** The moves the backend offers, those of the transition table first. Activating and deactivating go their own way where there is one. */
export function statusMoves(status: PresentedStatus | undefined, client: Pick<CustomerClient, 'supports'>): StatusMoves {
  const canActivate = status === 'DEACTIVATED' && client.supports('activate');
  const canDeactivate = status === 'ACTIVE' && client.supports('deactivate');
  if (status === undefined || !client.supports('setStatus')) return { targets: [], irregular: [], canActivate, canDeactivate };
  const listed = TRANSITIONS.filter((row) => row.from === status).map((row) => row.to);
  const regular = listed.filter((to) => !(canActivate && to === 'ACTIVE') && !(canDeactivate && to === 'DEACTIVATED'));
  const irregular = CUSTOMER_STATUSES.filter((to) => to !== status && !listed.includes(to));
  return { targets: [...regular, ...irregular], irregular, canActivate, canDeactivate };
}
