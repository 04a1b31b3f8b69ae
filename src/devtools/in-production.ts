export { createCustomerClient as createDevtoolsClient } from '../client/index.js';

/** The panel where nobody develops: nothing. */
export function CustomerStatusDevtools(): null {
  return null;
}
