import { type CustomerBackend, type CustomerSnapshot, CustomerStatusError, type StatusInfo } from 'customer-status-kit/model';

/** What the host's own interface says of an account. */
export interface Account {
  id: string;
  state: string;
  revision: number;
  /** ISO 8601 instant. */
  changedAt: string;
}

const STATUSES: ReadonlyMap<string, StatusInfo['status']> = new Map([
  ['new', 'CREATED'],
  ['checking', 'UNDER_REVIEW'],
  ['ok', 'ACTIVE'],
  ['closed', 'DEACTIVATED'],
]);

/** A backend that reads accounts, and shows and gates by them. Whatever state nobody has named opens nothing. */
export function inHouseBackend(load: (id: string, signal?: AbortSignal) => Promise<Account | undefined>): CustomerBackend {
  return {
    id: 'in-house',
    async getCustomer(customerId, { signal } = {}) {
      try {
        signal?.throwIfAborted();
        const account = await load(customerId, signal);
        signal?.throwIfAborted();
        if (account === undefined) throw new CustomerStatusError('not_found');
        return toSnapshot(account);
      } catch (error) {
        if (error instanceof CustomerStatusError) throw error;
        throw new CustomerStatusError(signal?.aborted === true ? 'aborted' : 'network', { cause: error });
      }
    },
  };
}

function toSnapshot({ id, state, revision, changedAt }: Account): CustomerSnapshot {
  const status = STATUSES.get(state) ?? 'UNKNOWN';
  return {
    id,
    type: 'INDIVIDUAL',
    version: String(revision),
    updatedAt: changedAt,
    status: { status, reasons: [], terminal: false, recovery: 'support', editable: false },
    scopes: [],
    requirements: [],
    documents: [],
    capabilities: [],
    allowed: {},
  };
}
