import { canonicalJson, type CustomerSnapshot } from '../../../model/index.js';
import { readFernCustomer, valueAt } from './fern-customer.js';
import type { FernPatch } from './fern-patch.js';

/**
 * True when a customer, read after a PATCH that got no answer, shows that it was taken: the status has moved on, or every
 * value stands there as it was sent. Files are not shown again, so they prove nothing.
 */
export function isCarriedOut(object: unknown, stored: CustomerSnapshot, patch: FernPatch): boolean {
  const customer = readFernCustomer(object);
  const { provider, since } = stored.status;
  if (provider !== undefined && customer.status !== provider.value) return true;
  if (since !== undefined && customer.updatedAt !== undefined && Date.parse(customer.updatedAt) > Date.parse(since)) return true;
  if (patch.hasFiles || patch.sources.length === 0) return false;
  return patch.sources.every(({ path }) => {
    const held = valueAt(customer.data, path);
    return held !== undefined && canonicalJson(held) === canonicalJson(valueAt(patch.body, path));
  });
}
