export { type CustomerIds, sameIds } from './customer-ids.js';
export { readBytes, toDataUri } from './file-data.js';
export type { ProviderAnswer } from './provider-answer.js';
export {
  providerClient,
  type ProviderClient,
  type ProviderClientOptions,
  type ProviderConnection,
  type ProviderRequest,
} from './provider-client.js';
export { statusError } from './status-error.js';
export { term } from '../../model/requirements/index.js';
export { withHostStatus, type HostStatusOf } from './with-host-status.js';
