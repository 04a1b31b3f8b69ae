export type {
  ClientEvents,
  ClientSnapshot,
  CommandResult,
  ConnectionState,
  DraftState,
  SubmissionReceipt,
  TimelineFilter,
  TimelineState,
  UploadPhase,
  UploadState,
} from './client-snapshot.js';
export type { CustomerClientOptions } from './client-options.js';
export { createCustomerClient } from './create-customer-client.js';
export type { CustomerClient, OperatorReason, SnapshotListener, Unsubscribe } from './customer-client.js';
