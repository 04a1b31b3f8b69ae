import type { SubmissionReceipt } from '../../client/index.js';
import type { CustomerStatusError } from '../../model/index.js';
import type { RfiItem } from './rfi-items.js';

/** Where a person is in a form. */
export interface FlowState {
  step: 'list' | 'review';
  /** Requests whose controls were left. */
  left: ReadonlySet<string>;
  /** True once somebody tried to go on. */
  tried: boolean;
  /** The requests they tried to go on with; all unless said. */
  triedIds?: readonly string[] | undefined;
  chosenIds: readonly string[];
  sending: boolean;
  failure?: CustomerStatusError | undefined;
  /** The answers that failed, as text: an error is told until its answer is another one. */
  judged?: ReadonlyMap<string, string> | undefined;
  receipt?: SubmissionReceipt | undefined;
  /** Where focus goes once this state is on the page; a new object each time. */
  focus?: { on: 'heading' | 'summary' } | undefined;
}

/** Nothing done yet. */
export const START: FlowState = { step: 'list', left: new Set(), tried: false, chosenIds: [], sending: false };

/** After a person has left a control of a request. */
export function withLeft(state: FlowState, requirementId: string): FlowState {
  return state.left.has(requirementId) ? state : { ...state, left: new Set([...state.left, requirementId]) };
}

/** After some of what was reviewed is no longer there. */
export function withChosen(state: FlowState, chosenIds: readonly string[]): FlowState {
  return { ...state, chosenIds, step: chosenIds.length === 0 ? 'list' : state.step };
}

/** After there is news about what was sent. */
export function withoutReceipt(state: FlowState, receipt: SubmissionReceipt): FlowState {
  return state.receipt === receipt ? { ...state, receipt: undefined } : state;
}

/** After everything that was chosen has arrived. */
export function withReceipt(receipt: SubmissionReceipt): FlowState {
  return { ...START, left: new Set(), receipt, focus: { on: 'heading' } };
}

/** After sending has failed: to the answers where it is about them. What was changed meanwhile is told as a conflict. */
export function withFailure(
  state: FlowState,
  failure: CustomerStatusError,
  { items, hasConflict }: { items: readonly RfiItem[]; hasConflict: boolean },
): FlowState {
  if (hasConflict) return { ...state, sending: false, failure: undefined };
  const judged = new Map(items.map((item) => [item.requirement.id, JSON.stringify(item.answer)]));
  const step = failure.fieldErrors.length > 0 ? 'list' : 'review';
  return { ...state, sending: false, failure, judged, step, focus: { on: 'summary' } };
}
