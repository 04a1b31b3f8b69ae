import type {
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
  UploadedFile,
  UploadTarget,
} from '../model/index.js';

/** How changes reach the client just now. `ended`: the session is over, sign in again. */
export type ConnectionState = 'connecting' | 'live' | 'polling' | 'paused' | 'offline' | 'ended';

/** Where one upload is. `processing`: every byte is sent and the backend has not answered yet. */
export type UploadPhase = 'queued' | 'preparing' | 'sending' | 'processing' | 'done' | 'failed' | 'cancelled';

/** One upload. The file itself is at `client.getUploadedBlob(id)`. */
export interface UploadState {
  id: string;
  target: UploadTarget;
  phase: UploadPhase;
  /** Bytes sent and bytes in all of the present attempt. */
  sent: number;
  total: number;
  mime: string;
  /** The name the customer sees; it is never sent. */
  displayName: string;
  /** Present when `done`. */
  file?: UploadedFile | undefined;
  /** Present when `failed`. */
  error?: CustomerStatusError | undefined;
}

/** What the customer has entered for one requirement and not sent yet. */
export interface DraftState {
  requirementId: string;
  phase: 'editing' | 'sending' | 'locked';
  answer: Answer;
  /** What the backend found wrong with it when it was last sent. */
  errors: readonly FieldError[];
}

/** The events loaded so far, newest first. */
export interface TimelineState {
  phase: 'idle' | 'loading' | 'ready' | 'failed';
  events: readonly LifecycleEvent[];
  /** True when there are older events to load. */
  hasMore: boolean;
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
  /** ISO 8601 instant of the last answer of the backend. */
  readonly lastCheckedAt?: string | undefined;
  /** Why the last read failed; the last good state stays. */
  readonly error?: CustomerStatusError | undefined;
  readonly capabilities?: BackendCapabilities | undefined;
  /** The operations under way. */
  readonly pending: readonly OperationName[];
  readonly features: Readonly<Record<Feature, FeatureDecision>>;
  readonly uploads: readonly UploadState[];
  readonly drafts: Readonly<Record<string, DraftState>>;
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
}

/** What a client tells its host. */
export interface ClientEvents {
  /** The headline changed. `from` is absent when it became known for the first time. */
  statusChanged: { from?: PresentedStatus | undefined; to: PresentedStatus; irregular: boolean };
  /** The backend reported a status the kit does not know. Told once for each raw value, with the provider's name. */
  unknownStatus: { provider?: string | undefined; value?: string | undefined };
  answersSubmitted: SubmissionReceipt;
  uploadFinished: { uploadId: string; file: UploadedFile };
  /** A read, a command or an upload failed. */
  errorOccurred: { error: CustomerStatusError; operation: OperationName | 'getCustomer' };
  /** The backend no longer accepts this session: sign in again. */
  sessionEnded: { error: CustomerStatusError };
}

/** The part of an event query that a host sets: range and types. */
export type TimelineFilter = EventFilter;
