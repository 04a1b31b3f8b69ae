export type {
  ClientEvents,
  ClientSnapshot,
  CommandResult,
  ConnectionState,
  DraftConflict,
  DraftKeeping,
  DraftState,
  DroppedDraft,
  LostUpload,
  RestoredDrafts,
  SubmissionReceipt,
  TimelineFilter,
  TimelineState,
  UploadPhase,
  UploadState,
} from './client-snapshot.js';
export type { CustomerClientOptions } from './client-options.js';
export { createCustomerClient } from './create-customer-client.js';
export type { IntentStorage } from './intent-memory.js';
export type { CustomerClient, OperatorReason, SnapshotListener, Unsubscribe } from './customer-client.js';
export type { ChoiceChanges } from './choices.js';
export type { DraftChange, DraftKeeper, DraftShelf, KeptDraft, OtherDraft, ShelfNews } from './drafts-kept/draft-shelf.js';
export { localDrafts, type LocalDrafts, type LocalDraftsOptions } from './drafts-kept/local-drafts.js';
export type { SetDraftOptions } from './typed-drafts.js';
