import type {
  ActionProof,
  Answer,
  CustomerSnapshot,
  CustomerStatus,
  CustomerStatusError,
  EventQuery,
  NewRequirement,
  OperationName,
  OperatorDecision,
  ReasonCode,
} from '../model/index.js';

/** What an operator writes with a change of status. */
interface WithReason {
  reasonCode?: ReasonCode | undefined;
  message?: string | undefined;
}

/** Something to ask of the backend, as plain data. Uploads and the stream are actors of their own. */
export type CommandRequest =
  | { operation: 'submitAnswers'; answers: readonly Answer[] }
  | { operation: 'submitForReview' }
  | { operation: 'removeFile'; fileId: string }
  | { operation: 'startAction'; requirementId: string; returnUrl?: string | undefined }
  | { operation: 'completeAction'; requirementId: string; proof: ActionProof }
  | { operation: 'requestExtension'; requirementId: string }
  | { operation: 'listEvents'; query: Omit<EventQuery, 'signal' | 'locale'> }
  | ({ operation: 'setStatus'; to: CustomerStatus } & WithReason)
  | { operation: 'activate' }
  | ({ operation: 'deactivate' } & WithReason)
  | { operation: 'requestInformation'; requests: readonly NewRequirement[] }
  | { operation: 'decideRequirement'; requirementId: string; decision: OperatorDecision }
  | { operation: 'decideFile'; fileId: string; decision: OperatorDecision };

/** A command under way. */
export interface Command {
  /** Its own id, by which its outcome is told. */
  id: string;
  request: CommandRequest;
  /** One key for one intent, kept over retries. */
  idempotencyKey: string;
  ifVersion?: string | undefined;
  /** True for a read in the background that the interface does not show as pending. */
  isQuiet?: boolean | undefined;
  /** True when the backend may have carried it out already, and is asked with the same key what became of it. */
  isRepeat?: boolean | undefined;
}

/** What a backend answered: a snapshot, another value, or neither. */
export interface CommandAnswer {
  snapshot?: CustomerSnapshot | undefined;
  value?: unknown;
}

/** What a command came to. */
export type CommandOutcome = { ok: true; answer: CommandAnswer } | { ok: false; error: CustomerStatusError };

/** Operations that change the customer's data, refused by the chart itself while the data are locked. */
export const DATA_OPERATIONS: readonly OperationName[] = ['submitAnswers', 'uploadFile', 'removeFile', 'submitForReview'];

/** Operations after which the backend's next word is expected soon. */
export const REVIEWED_OPERATIONS: readonly OperationName[] = ['submitAnswers', 'submitForReview', 'completeAction'];
