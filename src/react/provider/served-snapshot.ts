import type { ClientSnapshot, CustomerClient } from '../../client/index.js';

const first = new WeakMap<CustomerClient, ClientSnapshot>();

/** What a client knew when it was first read. A part of the page that comes to life late still has to begin with that. */
export function servedSnapshot(client: CustomerClient): ClientSnapshot {
  const known = first.get(client) ?? client.getSnapshot();
  first.set(client, known);
  return known;
}
