import type { CustomerClient } from '../../client/index.js';
import { type CustomerStatus, type PresentedStatus, TRANSITIONS } from '../../model/index.js';

/** How an operator may move a customer on. */
export interface StatusMoves {
  /** Statuses that may be written. */
  targets: CustomerStatus[];
  canActivate: boolean;
  canDeactivate: boolean;
}

/** The moves the transition table lists and the backend offers. Activating and deactivating go their own way where there is one. */
export function statusMoves(status: PresentedStatus | undefined, client: Pick<CustomerClient, 'supports'>): StatusMoves {
  const canActivate = status === 'DEACTIVATED' && client.supports('activate');
  const canDeactivate = status === 'ACTIVE' && client.supports('deactivate');
  const listed = TRANSITIONS.filter((row) => row.from === status).map((row) => row.to);
  const own = listed.filter((to) => !(canActivate && to === 'ACTIVE') && !(canDeactivate && to === 'DEACTIVATED'));
  return { targets: client.supports('setStatus') ? own : [], canActivate, canDeactivate };
}
