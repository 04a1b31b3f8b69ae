import type { Answer, FieldError, Requirement } from '../model/index.js';

/** What the chart of one requirement starts from. */
export interface RequirementInput {
  answer: Answer;
  /** True when the customer can answer now. */
  isOpen: boolean;
}

/** Everything the chart of one requirement remembers. Plain data. */
export interface RequirementContext {
  /** Absent once nothing that was entered fits any more. */
  answer: Answer | undefined;
  errors: readonly FieldError[];
  isOpen: boolean;
  /** True when the answer was changed while it was being sent. */
  isChanged: boolean;
}

/** What the chart of one requirement understands. */
export type RequirementEvent =
  | { type: 'DRAFT.CHANGED'; answer: Answer }
  /** `requirement` is absent when the customer is no longer asked. */
  | { type: 'REQUIREMENT.CHANGED'; requirement?: Requirement | undefined; isOpen: boolean }
  | { type: 'ANSWER.SENT' }
  | { type: 'ANSWER.ACCEPTED' }
  | { type: 'ANSWER.REFUSED'; errors: readonly FieldError[] };

/** What the interface may do with a requirement. */
export type RequirementTag = 'busy' | 'actionable' | 'settled';
