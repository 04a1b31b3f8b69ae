export type {
  Connector,
  ConnectorContext,
  ConnectorFile,
  ConnectorInputs,
  ConnectorOperation,
  ConnectorOperations,
  ConnectorPolling,
  NoInput,
  StatusReason,
  WebhookDelivery,
  WebhookRequest,
} from './connector.js';
export { createStatusHandler } from './create-status-handler.js';
export { diskFiles, type DiskFilesOptions } from './files-disk/disk-files.js';
export type { FileLinkOptions } from './files/file-links.js';
export type { FileStorage, PresignedLink, PresignTerms, RedeemedLink } from './files/file-storage.js';
export { inMemoryFiles } from './files/in-memory-files.js';
export type { ResumableUploads } from './files/resumable-uploads.js';
export type { FileScan, ScannedFile } from './files/scan-file.js';
export { signedLinks, type SignedLinksOptions } from './files/signed-links.js';
export type {
  Access,
  DraftOptions,
  HandlerLimits,
  HandlerMemory,
  HandlerTimeouts,
  MaintenanceReport,
  RateLimits,
  RouteInfo,
  StatusHandler,
  StatusHandlerOptions,
  StatusService,
} from './handler-options.js';
export { jsonLines, type LogEntry } from './log.js';
export { assertPublicUrl, type PublicUrl, type PublicUrlRules } from './outbound/assert-public-url.js';
export { isPublicAddress } from './outbound/public-address.js';
export type { CustomerChange } from './service/change-feed.js';
export { pgliteStore, type PgliteStoreOptions } from './store-pglite/pglite-store.js';
export { inMemoryStore } from './store/in-memory-store.js';
export type {
  ChangeFollower,
  ChangeNotice,
  Claim,
  ClaimKey,
  ClaimOutcome,
  CommitOutcome,
  CustomerCommit,
  CustomerPosition,
  DraftBefore,
  DuePoll,
  FileRecord,
  PollClaim,
  PruneBefore,
  SharedChanges,
  StatusStore,
  StoredAnswer,
  StoredCustomer,
  StoredDraft,
  StoredEvent,
  StoredEventQuery,
  TokenBucket,
  TokenOutcome,
  TokenRequest,
} from './store/store.js';
export type { UploadHandling } from './uploads/upload-options.js';
