import type {
  AlternativeChoices,
  Answer,
  BackendCapabilities,
  CustomerSnapshot,
  CustomerStatusError,
  EventFilter,
  FeatureDecision,
  FieldError,
  LifecycleEvent,
  OperationName,
  PresentedStatus,
  Requirement,
  UploadedFile,
  UploadTarget,
} from '../model/index.js';

/** How changes reach the client just now. `ended`: the session is over, sign in again. */
export type ConnectionState = 'connecting' | 'live' | 'polling' | 'paused' | 'offline' | 'ended';

/**
 * Where one upload is. `processing`: every byte is sent and the backend has not answered yet. `paused`: by the
 * person, or because the client was disposed of; then `start` goes on with it. `waiting`: it goes on by itself, see
 * `waitingFor`.
 */
export type UploadPhase =
  | 'queued'
  | 'preparing'
  | 'sending'
  | 'processing'
  | 'paused'
  | 'waiting'
  | 'done'
  | 'failed'
  | 'cancelled';

/** One upload. The file itself is at `client.getUploadedBlob(id)`. */
export interface UploadState {
  id: string;
  target: UploadTarget;
  phase: UploadPhase;
  /** Bytes sent and bytes in all of the present attempt. */
  sent: number;
  total: number;
  /** True while sending where the way of sending tells nothing about its progress: `sent` says nothing then. */
  indeterminate: boolean;
  /** Which try this is since a person last asked for it: 1 for the first, 0 before it. */
  attempt: number;
  /** True when `pauseUpload` would do something now. */
  canPause: boolean;
  /** Present when `waiting`. `connection`: nothing gets through; `retry`: the last try failed. Both are tried again at `retryAt`. */
  waitingFor?: 'connection' | 'retry' | undefined;
  /** Present when `waiting`: the ISO 8601 instant of the next try. */
  retryAt?: string | undefined;
  /** True when the place held these very bytes already: the file that was there is kept, and no second one is stored. */
  reused?: boolean | undefined;
  /** Present when `done` and the place holds another file by now, for example from another tab: the id of that file. */
  supersededBy?: string | undefined;
  mime: string;
  /** The name the customer sees; it is never sent. */
  displayName: string;
  /** Present when `done`. */
  file?: UploadedFile | undefined;
  /** Why it failed, or why it is tried again: present when `failed` and when `waiting`. */
  error?: CustomerStatusError | undefined;
}

/** What the customer has entered for one requirement and not sent yet. */
export interface DraftState {
  requirementId: string;
  phase: 'editing' | 'sending' | 'locked';
  answer: Answer;
  /** What the backend found wrong with it when it was last sent. */
  errors: readonly FieldError[];
  /** What is being answered; absent while it is not known. */
  asked?: Requirement | undefined;
  /** Present when what is asked was changed or closed elsewhere since this was begun, until it is resolved. */
  conflict?: DraftConflict | undefined;
  /** True while nobody knows whether this answer has arrived: it was sent, and the confirmation was lost. */
  checking?: boolean | undefined;
}

/** A request that was changed or closed elsewhere while the customer was answering it. */
export interface DraftConflict {
  /** What was being answered. */
  before: Requirement;
  /** What is asked now; `undefined` when it is no longer asked. */
  after: Requirement | undefined;
  /** What was entered for the request as it was. The draft's own answer holds what fits the new one. */
  typed: Answer;
}

/** An upload that was under way when the page went away. The file has to be chosen again. */
export interface LostUpload {
  target: UploadTarget;
  /** The name the customer saw; it is never sent. */
  displayName?: string | undefined;
}

/** Something kept from an earlier visit that no longer fits what is asked. */
export interface DroppedDraft {
  /** What was asked when it was entered. */
  asked: Requirement;
  answer: Answer;
  /** `gone`: no longer asked; `changed`: something else is asked; `closed`: answered or decided meanwhile. */
  why: 'gone' | 'changed' | 'closed';
}

/** Where drafts are kept besides in memory, and what was found there. */
export interface DraftKeeping {
  /** `off`: not switched on; `failed`: what is typed is not saved there, and works all the same. */
  device: 'off' | 'on' | 'failed';
  backend: 'off' | 'on' | 'failed';
  /** What an earlier visit left, until it is cleared or dismissed. */
  restored?: RestoredDrafts | undefined;
  /** Requests that another tab has changed last, until dismissed. */
  elsewhere?: readonly string[] | undefined;
}

/** What was brought back from an earlier visit. */
export interface RestoredDrafts {
  /** ISO 8601 instant at which it was last entered. */
  at: string;
  requirementIds: readonly string[];
  dropped: readonly DroppedDraft[];
}

/** The events loaded so far, newest first. */
export interface TimelineState {
  phase: 'idle' | 'loading' | 'ready' | 'failed';
  events: readonly LifecycleEvent[];
  /** True when there are older events to load. */
  hasMore: boolean;
  /** ISO 8601 instant before which the backend knows that something is missing. */
  incompleteBefore?: string | undefined;
  error?: CustomerStatusError | undefined;
}

/**
 * Everything the interface shows, at one moment. Immutable: the same object until something changes, and parts that did
 * not change keep their identity.
 */
export interface ClientSnapshot<Feature extends string = string> {
  readonly customerId: string;
  /** `unavailable`: nothing is known and the last try to read failed. */
  readonly phase: 'loading' | 'ready' | 'unavailable';
  /** Absent until something is known. */
  readonly status?: PresentedStatus | undefined;
  readonly customer?: CustomerSnapshot | undefined;
  /** True when the data are older than the client's limit; every feature is closed then. */
  readonly stale: boolean;
  readonly connection: ConnectionState;
  /**
   * Present while `connection` is `ended`. `session`: nobody is signed in any more; `access`: whoever is may no longer read
   * this customer. `refresh` asks again.
   */
  readonly endedBy?: 'session' | 'access' | undefined;
  /** ISO 8601 instant of the last answer of the backend. */
  readonly lastCheckedAt?: string | undefined;
  /** Why the last read failed; the last good state stays. */
  readonly error?: CustomerStatusError | undefined;
  readonly capabilities?: BackendCapabilities | undefined;
  /** The operations under way. */
  readonly pending: readonly OperationName[];
  readonly features: Readonly<Record<Feature, FeatureDecision>>;
  readonly uploads: readonly UploadState[];
  /** Uploads that were under way when the page was left last, until their place gets a file. */
  readonly lostUploads: readonly LostUpload[];
  readonly drafts: Readonly<Record<string, DraftState>>;
  /** The ids of requirements whose conditions do not hold just now: not asked, and what was entered for them is kept and not sent. */
  readonly hidden: ReadonlySet<string>;
  /** Which of several alternatives were chosen, by group. */
  readonly choices: AlternativeChoices;
  readonly draftKeeping: DraftKeeping;
  /** What was sent since the client began, oldest first. Forgotten by `reset`. */
  readonly submitted: readonly SubmissionReceipt[];
  readonly timeline: TimelineState;
  /** True when the data are a sample and no real backend is behind them. */
  readonly sample: boolean;
}

/** What a command came to. Commands do not throw. */
export type CommandResult<Value = undefined> = { ok: true; value: Value } | { ok: false; error: CustomerStatusError };

/** What was sent, for a receipt. */
export interface SubmissionReceipt {
  /** ISO 8601 instant. */
  at: string;
  /** The intent's key: quote it to support. */
  reference: string;
  requirementIds: readonly string[];
  answers: readonly Answer[];
  /** What was asked, as it was answered; without what nobody knew anything about. */
  asked: readonly Requirement[];
}

/** What a client tells its host. */
export interface ClientEvents {
  /** The headline changed. `from` is absent when it became known for the first time. */
  statusChanged: { from?: PresentedStatus | undefined; to: PresentedStatus; irregular: boolean };
  /** The backend reported a status the kit does not know. Told once for each raw value, with the provider's name. */
  unknownStatus: { provider?: string | undefined; value?: string | undefined };
  answersSubmitted: SubmissionReceipt;
  uploadFinished: { uploadId: string; file: UploadedFile };
  /** Another file took the place of a finished upload, for example from another tab. */
  uploadSuperseded: { uploadId: string; fileId: string };
  /** A read, a command or an upload failed, or drafts cannot be saved. */
  errorOccurred: { error: CustomerStatusError; operation: OperationName | 'getCustomer' | 'saveDraft' };
  /** The backend no longer accepts this session: sign in again. */
  sessionEnded: { error: CustomerStatusError };
}

/** The part of an event query that a host sets: range and types. */
export type TimelineFilter = EventFilter;
