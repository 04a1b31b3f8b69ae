import type { Answer, FieldError, Requirement } from '../model/index.js';

/** What the chart of one requirement starts from. */
export interface RequirementInput {
  answer: Answer;
  /** True when the customer can answer now. */
  isOpen: boolean;
  /** What is being answered, where it is known. */
  asked?: Requirement | undefined;
}

/** A request that was changed or closed elsewhere while it was being answered. */
export interface RequirementConflict {
  before: Requirement;
  /** `undefined` when it is no longer asked. */
  after: Requirement | undefined;
  /** What was entered for the request as it was. */
  typed: Answer;
}

/** What is known about a request now. */
export interface RequirementNews {
  /** `undefined` when it is no longer asked. */
  requirement: Requirement | undefined;
  /** True when nothing but the words are others, for example in another language. */
  isReworded: boolean;
}

/** Everything the chart of one requirement remembers. Plain data. */
export interface RequirementContext {
  /** Absent once nothing is left to keep. */
  answer: Answer | undefined;
  errors: readonly FieldError[];
  isOpen: boolean;
  /** True when the answer was changed while it was being sent. */
  isChanged: boolean;
  /** What is being answered; absent while it is not known. */
  asked: Requirement | undefined;
  /** The newest there is about the request. */
  news: RequirementNews | undefined;
  conflict: RequirementConflict | undefined;
  /** False while nothing of the answer fits what is asked now. */
  isFitting: boolean;
  /** True when the answer was sent and nobody knows whether it has arrived. */
  isFateUnknown: boolean;
}

/** What the chart of one requirement understands. */
export type RequirementEvent =
  | { type: 'DRAFT.CHANGED'; answer: Answer }
  /** `requirement` is absent when the customer is no longer asked. `isReworded`: the same is asked, for example in another language. */
  | { type: 'REQUIREMENT.CHANGED'; requirement?: Requirement | undefined; isOpen: boolean; isReworded?: boolean }
  | { type: 'CONFLICT.RESOLVED'; choice: 'keep' | 'discard' }
  | { type: 'ANSWER.SENT' }
  | { type: 'ANSWER.ACCEPTED' }
  | { type: 'ANSWER.REFUSED'; errors: readonly FieldError[] }
  /** It was sent and the confirmation was lost. */
  | { type: 'ANSWER.LOST' };

/** What the interface may do with a requirement. */
export type RequirementTag = 'busy' | 'actionable' | 'settled';
