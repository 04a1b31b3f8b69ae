import type { Answer } from './answer.js';
import type { BackendCapabilities } from './capability.js';
import type { CustomerDraft } from './customer-draft.js';
import type { CustomerSnapshot } from './customer-snapshot.js';
import type { UploadedFile } from './document.js';
import type { EventFilter, LifecycleEvent, LifecycleEventPage } from './lifecycle-event.js';
import type { ReasonCode } from './reason.js';
import type { Requirement } from './requirement.js';
import type { DocumentSide } from './requirement-spec.js';
import type { CustomerStatus } from './status.js';

/** Options of saving a draft. */
export interface SaveDraftOptions {
  /** The draft is kept only in the place of the one with this version. */
  ifVersion?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Options of every call. */
export interface ReadOptions {
  /** Ends the call early: it rejects with `aborted` and has no later effect on the caller. */
  signal?: AbortSignal | undefined;
  /** BCP 47; a backend may answer texts in it. */
  locale?: string | undefined;
}

/** Options of every call that changes something. */
export interface WriteOptions {
  /** One key for one intent of a person, kept over retries: the same key never has a second effect. */
  idempotencyKey: string;
  /** The version the person was looking at. Another current version rejects with `version_conflict` and changes nothing. */
  ifVersion?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Where an uploaded file belongs. */
export interface UploadTarget {
  requirementId: string;
  documentType: string;
  side?: DocumentSide | undefined;
}

/** Options of an upload. */
export interface UploadOptions extends WriteOptions {
  /** Called with bytes sent and bytes in all; never falls within one attempt. */
  onProgress?: ((sent: number, total: number) => void) | undefined;
}

/** Which events to list. */
export interface EventQuery extends ReadOptions, EventFilter {
  /** From the page before. */
  cursor?: string | undefined;
  /** At most this many, 50 unless said, 200 at the most. */
  limit?: number | undefined;
}

/** Something the backend pushes. */
export interface BackendUpdate {
  snapshot?: CustomerSnapshot | undefined;
  event?: LifecycleEvent | undefined;
  /** True when updates may have been missed: read the customer again. */
  resync?: boolean | undefined;
}

/** How a subscription tells how it is doing. */
export interface SubscribeOptions {
  /** Ends the subscription for good. */
  signal: AbortSignal;
  /** Called when the connection is open, has been lost (a retry follows by itself), or has ended for good. */
  onState?: ((state: 'open' | 'lost' | 'ended', error?: unknown) => void) | undefined;
}

/** What starting an action gives. */
export interface StartedAction {
  url?: string | undefined;
  clientToken?: string | undefined;
  /** ISO 8601 instant. */
  expiresAt?: string | undefined;
  /** For `wallet_signature`: the message to show and sign. */
  challenge?: string | undefined;
}

/** What proves that an action was done. */
export interface ActionProof {
  code?: string | undefined;
  signature?: string | undefined;
}

/** A decision of an operator about a request or a file. */
export interface OperatorDecision {
  decision: 'accepted' | 'rejected' | 'waived';
  reasonCode?: ReasonCode | undefined;
  /** Shown to the customer as it is. */
  message?: string | undefined;
}

/** A request for information as an operator writes it; the backend gives it id, status and dates. */
export type NewRequirement = Pick<Requirement, 'title' | 'spec'> &
  Partial<Pick<Requirement, 'help' | 'blocking' | 'due' | 'subject' | 'group' | 'reasons' | 'attempts' | 'visibleWhen'>>;

/**
 * What the kit needs of a backend. Only `getCustomer` is mandatory; a capability is an optional method being present,
 * never a name check. Every method rejects with a `CustomerStatusError` and nothing else, and never answers with a
 * provider's own shapes. `backendContract` in `customer-status-kit/testing` is the definition of correct.
 */
export interface CustomerBackend {
  /** A short name for messages and tests, for example `http`. */
  readonly id: string;
  /** Resolves with the current snapshot. Free of side effects: calling it any number of times changes nothing. */
  getCustomer(customerId: string, options?: ReadOptions): Promise<CustomerSnapshot>;
  /** Resolves with what this backend can do. Absent: reading only. */
  getCapabilities?(options?: ReadOptions): Promise<BackendCapabilities>;
  /**
   * Resolves after the backend has stored all the answers, or rejects having stored none. Rejects with
   * `validation_failed` and field errors by requirement id, or `state_conflict` when data are locked.
   */
  submitAnswers?(customerId: string, answers: readonly Answer[], options: WriteOptions): Promise<CustomerSnapshot>;
  /** Resolves once the file is stored; the same key stores one file whatever is retried. It answers nothing by itself: `submitAnswers` refers to its id. */
  uploadFile?(customerId: string, target: UploadTarget, file: Blob, options: UploadOptions): Promise<UploadedFile>;
  /**
   * Takes an upload back by the key it was sent with: a file that was stored under the key is removed, and one that still
   * arrives under it is not stored: it rejects with `idempotency_mismatch`. Resolves when nothing of it is left; a key that
   * never arrived is no error.
   */
  withdrawUpload?(customerId: string, idempotencyKey: string, options?: ReadOptions): Promise<void>;
  /** Resolves when the file is gone; a file that is already gone is no error. */
  removeFile?(customerId: string, fileId: string, options: WriteOptions): Promise<void>;
  /** Resolves once the customer's data are with the reviewer. */
  submitForReview?(customerId: string, options: WriteOptions): Promise<CustomerSnapshot>;
  /** Resolves with what is needed to do an action elsewhere. */
  startAction?(
    customerId: string,
    requirementId: string,
    options: WriteOptions & { returnUrl?: string | undefined },
  ): Promise<StartedAction>;
  /** Resolves when the backend has taken the proof. */
  completeAction?(
    customerId: string,
    requirementId: string,
    proof: ActionProof,
    options: WriteOptions,
  ): Promise<CustomerSnapshot>;
  /**
   * Asks for more time for one request. Resolves when the backend has taken the wish: `due` then has a later date, or says
   * that it is being considered. Rejects with `state_conflict` where `due.extension` is not `available`.
   */
  requestExtension?(customerId: string, requirementId: string, options: WriteOptions): Promise<CustomerSnapshot>;
  /** Resolves with a page of events, newest first. */
  listEvents?(customerId: string, query?: EventQuery): Promise<LifecycleEventPage>;
  /** Resolves with what `saveDraft` kept last; without entries when nothing is kept. Together with `saveDraft` or not at all. */
  loadDraft?(customerId: string, options?: ReadOptions): Promise<CustomerDraft>;
  /**
   * Resolves when the draft is kept in the place of any before; one without entries and choices removes it. It answers
   * nothing. With `ifVersion`, rejects with `version_conflict`, having kept nothing, when another draft is kept than the one
   * that was loaded with this version: of two devices that save at once, one reads again.
   */
  saveDraft?(customerId: string, draft: CustomerDraft, options?: SaveDraftOptions): Promise<void>;
  /** Pushes changes until the signal aborts. Reconnects by itself; may push the same thing twice and out of order. */
  subscribe?(customerId: string, listener: (update: BackendUpdate) => void, options: SubscribeOptions): void;

  /** Operator surfaces only. Resolves when the status is written; the reason's text is shown to the customer. */
  setStatus?(
    customerId: string,
    to: CustomerStatus,
    options: WriteOptions & { reasonCode?: ReasonCode | undefined; message?: string | undefined },
  ): Promise<CustomerSnapshot>;
  /** Operator surfaces only. Opens a deactivated customer again. */
  activate?(customerId: string, options: WriteOptions): Promise<CustomerSnapshot>;
  /** Operator surfaces only. Closes an active customer for the time being. */
  deactivate?(
    customerId: string,
    options: WriteOptions & { reasonCode?: ReasonCode | undefined; message?: string | undefined },
  ): Promise<CustomerSnapshot>;
  /** Operator surfaces only. Asks the customer for something; the customer needs additional information afterwards. */
  requestInformation?(customerId: string, requests: readonly NewRequirement[], options: WriteOptions): Promise<CustomerSnapshot>;
  /** Operator surfaces only. Accepts, waives or refuses an answer; a refused one is asked again. */
  decideRequirement?(
    customerId: string,
    requirementId: string,
    decision: OperatorDecision,
    options: WriteOptions,
  ): Promise<CustomerSnapshot>;
  /** Operator surfaces only. Accepts or refuses one file; a refused one is asked for again, by itself. */
  decideFile?(customerId: string, fileId: string, decision: OperatorDecision, options: WriteOptions): Promise<CustomerSnapshot>;
  /**
   * Operator surfaces only. Resolves with the bytes of a file as they are stored, so that it can be looked at before it is
   * decided. Rejects with `not_found` where there are none. Changes nothing.
   */
  readFile?(customerId: string, fileId: string, options?: ReadOptions): Promise<Blob>;
}
