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
export type { CustomerClient, OperatorReason, Unsubscribe } from './customer-client.js';
