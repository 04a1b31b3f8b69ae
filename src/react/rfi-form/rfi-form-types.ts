import type { RefObject } from 'react';
import type { CustomerClient, DraftConflict, DraftKeeping, DraftState, SubmissionReceipt } from '../../client/index.js';
import type { Answer, CustomerStatusError } from '../../model/index.js';
import type { RequirementGroups } from '../hooks/index.js';
import type { ReportField } from './field-reports.js';
import type { FieldTypes } from './field-types.js';
import type { RfiItem } from './rfi-items.js';
import type { RfiProblem } from './rfi-problems.js';
import type { DueOptions } from './use-due-views.js';
import type { Validators } from './validators.js';

/** Options of `useRfiForm`. */
export interface RfiFormOptions extends DueOptions {
  /** Only these requests; all unless said. */
  requirementIds?: readonly string[] | undefined;
  /** Called once for what was sent. */
  onSubmitted?: ((receipt: SubmissionReceipt) => void) | undefined;
  /** Checks of the host, by requirement id or field path. They run when a control is left and before the review. */
  validators?: Validators | undefined;
  /** Controls of the host, by input. Keep the object the same from render to render. */
  fieldTypes?: FieldTypes | undefined;
  /** Told once of each thing the form could not do: an input or a pattern it does not know, a check that failed. */
  onReport?: ReportField | undefined;
  /**
   * False where the host itself moves the focus after a step: then no heading and no summary of errors takes it. What a
   * customer presses to be led to a control leads there all the same. True unless said.
   */
  moveFocus?: boolean | undefined;
  /** Beats the provider's client. */
  client?: CustomerClient | undefined;
}

/** A draft whose request was changed or closed elsewhere. */
export type ConflictingDraft = DraftState & { conflict: DraftConflict };

/** A form over what is asked of the customer: list, review, receipt. */
export interface RfiForm extends RfiSteps {
  client: CustomerClient;
  phase: 'loading' | 'ready' | 'unavailable';
  step: 'list' | 'review';
  /** True when answers can be changed and sent now. */
  editable: boolean;
  groups: RequirementGroups;
  /** What can be answered, in order. */
  items: readonly RfiItem[];
  /** What was entered and can no longer be sent, because the data were locked meanwhile. */
  locked: readonly DraftState[];
  /** What was changed or closed elsewhere while it was being answered, until it is resolved. Not sent before. */
  conflicts: readonly ConflictingDraft[];
  /** Where drafts are kept, and what an earlier visit left. */
  keeping: DraftKeeping;
  /** What the review shows and sending sends. */
  chosen: readonly RfiItem[];
  /** True when some answers are ready and may be sent by themselves. */
  canReviewReady: boolean;
  /** True where the backend takes single answers. */
  canReviewOne: boolean;
  /** Everything that is to be told in a summary now. */
  problems: readonly RfiProblem[];
  /** What is to be told at one request now. */
  problemsOf: (requirementId: string) => readonly RfiProblem[];
  sending: boolean;
  /** True while checks of the host are waited for on the way to the review. */
  validating: boolean;
  /** Controls of the host, by input. */
  fieldTypes: FieldTypes;
  /** True while it is being found out whether what was sent has arrived. */
  checking: boolean;
  /** Why the last try to send failed, where it was not a matter of single answers. */
  failure: CustomerStatusError | undefined;
  /** What was sent last, until there is news about it. */
  receipt: SubmissionReceipt | undefined;
  /** Chooses among the alternatives of a group; what was entered for the others is kept and not sent. */
  choose: (groupId: string, requirementIds: readonly string[]) => void;
  /** The id of a control: unique on the page, the same from render to render. */
  controlId: (requirementId: string, part?: string) => string;
}

/** What a person does with a form, and where the focus goes meanwhile. */
export interface RfiSteps {
  setAnswer: (answer: Answer) => void;
  /** The person has left a control of a request: what is wrong with its form may be told. */
  leave: (requirementId: string) => void;
  /** Goes to the review, or to the summary of what is wrong. */
  review: () => void;
  /** Goes to the review with what is ready. */
  reviewReady: () => void;
  /** Goes to the review with these requests alone, or to the summary of what is wrong with them. */
  reviewOnly: (requirementIds: readonly string[]) => void;
  /** Back to the list; with an id, focus goes to that request. */
  back: (requirementId?: string) => void;
  /** Ends a conflict: `keep` goes on with what was entered, as far as it fits, `discard` with what is there now. */
  resolveConflict: (requirementId: string, choice: 'keep' | 'discard') => void;
  /** Moves focus to a control of a request, or to the request where the control is not there. */
  focusControl: (requirementId: string, part?: string) => void;
  /** Sends what the review shows. One effect however often it is called. */
  send: () => Promise<void>;
  formRef: RefObject<HTMLFormElement | null>;
  summaryRef: RefObject<HTMLDivElement | null>;
  headingRef: RefObject<HTMLHeadingElement | null>;
}
