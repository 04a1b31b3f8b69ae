import { CustomerStatusError } from '../../model/index.js';
import { tellTabs } from './draft-channel.js';
import type { DraftKeeper } from './draft-shelf.js';
import { channelOf, localShelf, tenantPrefix } from './local-shelf.js';
import { createRecordStore } from './record-store.js';
import { createTabLife } from './tab-life.js';

/** How drafts are kept on a device. */
export interface LocalDraftsOptions {
  /** Names the host's product: two products on one origin never see each other's drafts. */
  tenant: string;
  /** Milliseconds after which a draft is removed unread, one day unless said. */
  expireAfterMs?: number | undefined;
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined;
}

/** Keeps drafts on this device. */
export interface LocalDrafts extends DraftKeeper {
  /** Removes the drafts of every customer of the tenant, for a sign-out without a client at hand. Needs no network. */
  clear(): Promise<void>;
}

const DAY_MS = 86_400_000;

/**
 * Keeps what a customer enters on this device, so that it survives a reload: in a database of the kit's own, encrypted with
 * a key that no script can read, for a day at most. What was sent is removed at once, everything by `client.reset()`.
 * Nothing is stored by the kit without it. Where the browser stores nothing, the form works all the same and says so.
 *
 * @example
 * ```ts
 * import { httpBackend } from 'customer-status-kit/backends/http';
 * import { createCustomerClient, localDrafts } from 'customer-status-kit/client';
 *
 * export const client = createCustomerClient({
 *   backend: httpBackend({ baseUrl: '/api/customer-status' }),
 *   customerId: 'cus_1',
 *   drafts: localDrafts({ tenant: 'acme' }),
 * });
 * ```
 */
export function localDrafts({ tenant, expireAfterMs = DAY_MS, now = Date.now }: LocalDraftsOptions): LocalDrafts {
  if (typeof tenant !== 'string' || tenant === '') {
    throw new CustomerStatusError('validation_failed', {
      message: 'localDrafts needs a `tenant`, or the drafts of two products could meet; pass a name of your product',
    });
  }
  const store = createRecordStore();
  return {
    open: (customerId) => localShelf({ tenant, customerId, store, now, expireAfterMs, life: createTabLife() }),
    async clear() {
      const prefix = await tenantPrefix(tenant);
      await store.removeAll(prefix);
      tellTabs(channelOf(prefix), { owner: '*', news: { type: 'cleared' } });
    },
  };
}
