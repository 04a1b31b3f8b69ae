import type {
  ActionProof,
  Answer,
  BackendCapabilities,
  CustomerStatus,
  FeatureDecision,
  NewRequirement,
  OperationName,
  OperatorDecision,
  ReasonCode,
  StartedAction,
  UploadTarget,
} from '../model/index.js';
import type { ClientEvents, ClientSnapshot, CommandResult, SubmissionReceipt, TimelineFilter } from './client-snapshot.js';
import type { SetDraftOptions } from './typed-drafts.js';

/** Ends a subscription. Callable, and with XState's `unsubscribe`. */
export type Unsubscribe = (() => void) & { unsubscribe: () => void };

/** A listener, or an observer with `next`. */
export type SnapshotListener<Snapshot> = ((snapshot: Snapshot) => void) | { next?: ((snapshot: Snapshot) => void) | undefined };

/** What an operator writes with a change of status. */
export interface OperatorReason {
  reasonCode?: ReasonCode | undefined;
  /** Shown to the customer as it is. */
  message?: string | undefined;
}

/**
 * One customer, watched: one stream, one fetch, one truth, however often the interface mounts. Made by
 * `createCustomerClient`. No command throws; each resolves with what it came to.
 */
export interface CustomerClient<Feature extends string = string> {
  readonly customerId: string;
  /** The present state. The same object until something changes. */
  getSnapshot(): ClientSnapshot<Feature>;
  /** Calls back after every change. Takes a function, or an observer as chart libraries write it. */
  subscribe(listener: SnapshotListener<ClientSnapshot<Feature>>): Unsubscribe;
  /** Calls back when something of note happens. A handler that throws is reported and disturbs nothing. */
  on<Type extends keyof ClientEvents>(type: Type, handler: (event: ClientEvents[Type]) => void): Unsubscribe;
  /** Begins to read and to watch. Safe to call again; after `dispose` it starts anew with what was known. */
  start(): void;
  /** Stops everything: stream, polling, uploads. Drafts, uploads and the last state are kept until `reset`; `start` goes on with them. */
  dispose(): void;
  /** Forgets everything about the customer, for sign-out. */
  reset(): void;

  /** Whether a feature is open, and if not, why and what would open it. */
  can(feature: Feature): FeatureDecision;
  /** True when the backend offers an operation and the snapshot allows it now. */
  supports(operation: OperationName): boolean;
  /** What the backend offers apart from any customer's state. */
  getCapabilities(): BackendCapabilities | undefined;
  /** Reads the customer now. */
  refresh(): Promise<CommandResult>;

  /**
   * Keeps what the customer entered. Nothing is sent. With `typing`, for the keystrokes of one text, it is told at the next
   * pause: the snapshot may have an older text for a moment, and everything that sends or saves has the newest.
   */
  setDraft(answer: Answer, options?: SetDraftOptions): void;
  /** Tells now what is being typed. */
  settleDrafts(): void;
  /** Drops what the customer entered for one requirement. */
  clearDraft(requirementId: string): void;
  /** Saves at once what is still to be saved. Call it before something may take the page away. Never rejects. */
  flushDrafts(): Promise<void>;
  /** Ends the note about what was restored, dropped or changed in another tab; what was entered stays. */
  dismissDraftNotes(): void;
  /** Drops everything that an earlier visit left, here and where it was kept. */
  clearRestoredDrafts(): void;
  /** Notes which alternatives of a group the customer wants to give. It is kept as what is typed is. */
  chooseAlternatives(groupId: string, requirementIds: readonly string[]): void;
  /**
   * Somebody is at these alternatives of a group, for example with the keyboard in one of their controls. What is chosen in
   * another tab waits until the returned function is called, and has no effect once something is entered here.
   */
  holdAlternatives(groupId: string, requirementIds: readonly string[]): () => void;
  /** Ends a conflict: `keep` goes on with what was entered as far as it fits, `discard` with what is there now. */
  resolveConflict(requirementId: string, choice: 'keep' | 'discard'): void;
  /** Sends the drafts of the given requirements, or all. One effect however often it is called meanwhile. */
  submitAnswers(requirementIds?: readonly string[]): Promise<CommandResult<SubmissionReceipt>>;
  submitForReview(): Promise<CommandResult>;

  /** Takes a file and uploads it; the id is that of an `UploadState`. `prepare` runs first and may replace the bytes. */
  upload(
    target: UploadTarget,
    file: File,
    options?: { prepare?: ((file: File, signal: AbortSignal) => Promise<Blob>) | undefined },
  ): string;
  /** Ends an upload in any phase. A file that the backend stored all the same is removed again. */
  cancelUpload(uploadId: string): void;
  /** Tries a failed, cancelled or waiting upload again, now. One that is under way goes on as it is. */
  retryUpload(uploadId: string): void;
  /** Holds an upload until `resumeUpload`. A resumable one goes on where it was, any other begins its bytes anew. */
  pauseUpload(uploadId: string): void;
  resumeUpload(uploadId: string): void;
  /** The bytes of an upload, for a preview. */
  getUploadedBlob(uploadId: string): Blob | undefined;
  removeFile(fileId: string): Promise<CommandResult>;

  startAction(requirementId: string, returnUrl?: string): Promise<CommandResult<StartedAction>>;
  completeAction(requirementId: string, proof: ActionProof): Promise<CommandResult>;
  /** Asks for more time for a request whose `due.extension` is `available`. */
  requestExtension(requirementId: string): Promise<CommandResult>;

  /** Loads the next older page of events; the first call loads the newest. */
  loadEvents(): Promise<CommandResult>;
  /** Starts the list of events anew with a range or types. */
  filterEvents(filter: TimelineFilter): Promise<CommandResult>;

  /** Operator surfaces only; resolve with `unsupported` where the backend does not offer them. */
  setStatus(to: CustomerStatus, reason?: OperatorReason): Promise<CommandResult>;
  activate(): Promise<CommandResult>;
  deactivate(reason?: OperatorReason): Promise<CommandResult>;
  requestInformation(requests: readonly NewRequirement[]): Promise<CommandResult>;
  decideRequirement(requirementId: string, decision: OperatorDecision): Promise<CommandResult>;
  decideFile(fileId: string, decision: OperatorDecision): Promise<CommandResult>;
  /** The bytes of a stored file, to look at before it is decided. Nothing is kept. */
  readFile(fileId: string, signal?: AbortSignal): Promise<CommandResult<Blob>>;
}
