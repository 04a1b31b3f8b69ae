import type { CustomerClient } from '../../client/index.js';
import { servedSnapshot } from './served-snapshot.js';

const holders = new WeakMap<CustomerClient, number>();

/**
 * Keeps a client running for as long as somebody holds it: the first holder starts it, the last one to let go disposes
 * of it. React may mount, unmount and mount again, in several places at once, and there is still one stream.
 */
export function holdClient(client: CustomerClient): () => void {
  const before = holders.get(client) ?? 0;
  holders.set(client, before + 1);
  // Kept before anything is read: parts of a served page that are still on their way begin with it.
  servedSnapshot(client);
  if (before === 0) client.start();
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    const left = (holders.get(client) ?? 1) - 1;
    holders.set(client, left);
    if (left === 0) client.dispose();
  };
}
