import type {
  BackendCapabilities,
  CustomerSnapshot,
  CustomerStatusError,
  FeaturePolicy,
  LifecycleEvent,
  OperationName,
  PresentedStatus,
} from '../model/index.js';
import type { Command, CommandOutcome } from './command.js';
import type { ErrorRecord } from './error-record.js';
import type { SyncRequest } from './sync.types.js';

/** A method a backend has, by name. */
export type Offer = OperationName | 'getCapabilities';

/** What the customer chart starts from. Plain data. */
export interface CustomerInput {
  /** The methods the backend has. */
  offers: readonly Offer[];
  policy: FeaturePolicy;
  /** What is known already, for example from a server. */
  initialSnapshot?: CustomerSnapshot | undefined;
  /** Why what was given as known could not be used. */
  initialError?: ErrorRecord | undefined;
  pollIntervalMs: number;
  staleAfterMs: number;
  /** True to keep watching a customer whose status is terminal. */
  followTerminal: boolean;
}

/**
 * Everything the customer chart remembers. Plain data; instants are milliseconds since the epoch. It is in groups because
 * every step that writes copies the uppermost level.
 */
export interface CustomerContext {
  settings: CustomerSettings;
  known: CustomerKnowledge;
  course: CustomerCourse;
  capabilities: BackendCapabilities | undefined;
  pending: readonly Command[];
  /** Raw values of unknown statuses that were told already. */
  reportedUnknown: readonly string[];
}

/** What does not change while the chart runs. */
export type CustomerSettings = Omit<CustomerInput, 'initialSnapshot' | 'initialError'>;

/** What the backend last said. */
export interface CustomerKnowledge {
  customer: CustomerSnapshot | undefined;
  /** Why the last read failed. */
  error: ErrorRecord | undefined;
  /** When the backend last answered. */
  checkedAt: number | undefined;
  /** Since when the data count as known; they age from here. */
  knownAt: number | undefined;
  isStale: boolean;
  /** True once the stream or a read has confirmed the data since the stream opened. */
  isConfirmed: boolean;
}

/** What the chart is in the middle of. */
export interface CustomerCourse {
  isRunning: boolean;
  hasStarted: boolean;
  /** True while the backend is asked what it can do. */
  isAsking: boolean;
  /** When the age of the data is looked at next. */
  ageDueAt: number;
  /** The version that was known when the last read began. */
  readSince: string | undefined;
}

/** What the customer chart understands. A fact from outside is in the past tense. */
export type CustomerEvent =
  | { type: 'CLIENT.STARTED'; at: number }
  | { type: 'CLIENT.STOPPED' }
  /** Forgets the customer; only a stopped chart can. */
  | { type: 'CLIENT.RESET' }
  | { type: 'CUSTOMER.CHANGED'; snapshot: CustomerSnapshot; at: number }
  | { type: 'CAPABILITIES.RECEIVED'; capabilities: BackendCapabilities }
  | { type: 'CAPABILITIES.FAILED' }
  | { type: 'LIFECYCLE.RECEIVED'; event: LifecycleEvent }
  /** `fresh`: the read must begin after this moment. `byPerson`: somebody asked for it. */
  | { type: 'SYNC.REQUESTED'; fresh?: boolean; byPerson?: boolean }
  | { type: 'READ.SUCCEEDED'; snapshot: CustomerSnapshot; at: number }
  | { type: 'READ.FAILED'; error: CustomerStatusError; at: number }
  | { type: 'WATCH.OPENED' }
  | { type: 'WATCH.LOST' }
  | { type: 'WATCH.ENDED'; error?: CustomerStatusError }
  | { type: 'WATCH.GARBLED'; error: CustomerStatusError }
  | { type: 'NETWORK.LOST' }
  | { type: 'NETWORK.RETURNED' }
  | { type: 'VISITOR.LEFT' }
  | { type: 'VISITOR.RETURNED'; at: number }
  | { type: 'COMMAND.REQUESTED'; command: Command }
  | { type: 'COMMAND.SETTLED'; command: Command; outcome: CommandOutcome; at: number }
  | { type: 'ANSWERS.SENT' }
  | { type: 'SESSION.ENDED'; error: CustomerStatusError }
  | { type: 'AGE.DUE' }
  /** What the sync chart asks for and tells. */
  | SyncRequest;

/** What the customer chart tells the world. */
export type CustomerEmitted =
  | { type: 'status.changed'; from?: PresentedStatus | undefined; to: PresentedStatus; irregular: boolean }
  | { type: 'status.unknown'; provider?: string | undefined; value?: string | undefined }
  /** The backend was read, or pushed what was known: events that were heard before explain nothing that comes after. */
  | { type: 'customer.confirmed' }
  | { type: 'read.settled'; error?: CustomerStatusError | undefined }
  | { type: 'read.failed'; error: CustomerStatusError }
  | { type: 'command.settled'; command: Command; outcome: CommandOutcome }
  | { type: 'lifecycle.received'; event: LifecycleEvent }
  | { type: 'gap.suspected' }
  | { type: 'session.ended'; error: CustomerStatusError };

/** What the interface may do: wait for the kit, act, or rest. */
export type CustomerTag = 'busy' | 'actionable' | 'settled';
