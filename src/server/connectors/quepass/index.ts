export { quepassConnector, type QuepassConnectorOptions } from './quepass-connector.js';
export { quepassLifecycle, type QuepassLifecycle } from './quepass-lifecycle.js';
export type { QuepassCallOptions, QuepassLifecycleInput, QuepassSdk, QuepassStatusInput } from './quepass-sdk.js';
export { type QuepassStatus, type QuepassStatuses, toSnapshot } from './quepass-snapshot.js';
export type { KnownCustomer, NewCustomer } from '../unread-customer.js';
