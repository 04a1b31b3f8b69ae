/** How the host's ids of customers and the provider's belong together. */
export interface CustomerIds {
  /** The provider's id. Rejects with `not_found` for a customer the provider was never told of. */
  toProvider: (customerId: string) => string | Promise<string>;
  /** The host's id; `undefined` for somebody the host does not know, whose notices are then of no interest. */
  toHost: (providerId: string) => string | undefined | Promise<string | undefined>;
}

/** Host and provider call customers the same. */
export const sameIds: CustomerIds = { toProvider: (id) => id, toHost: (id) => id };
