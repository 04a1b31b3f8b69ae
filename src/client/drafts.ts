import {
  shareStructure,
  type CustomerKit,
  type CustomerView,
  type RequirementEvent,
  type RequirementView,
  type Running,
} from '../machine/index.js';
import { isAnswerable, type Answer, type CustomerSnapshot, type FieldError, type Requirement } from '../model/index.js';
import type { DraftState } from './client-snapshot.js';
import { draftStates } from './draft-states.js';
import { followHidden } from './hidden-requirements.js';

/** What the customer has entered and not sent yet, by requirement. */
export interface Drafts {
  getState: () => Readonly<Record<string, DraftState>>;
  /** The ids of the requirements that are not asked with these drafts. What was entered for them is kept and not sent. */
  getHidden: () => ReadonlySet<string>;
  set: (answer: Answer) => void;
  clear: (requirementId: string) => void;
  /** Ends a conflict. */
  resolve: (requirementId: string, choice: 'keep' | 'discard') => void;
  /** The answers that can be sent now, of the given requirements or all. */
  sendable: (requirementIds?: readonly string[]) => readonly Answer[];
  /** Those of the answers that are kept as they are and can no longer be sent. */
  lockedOf: (answers: readonly Answer[]) => readonly Answer[];
  /** Those of the answers of which nobody knows whether they have arrived. */
  unknownOf: (answers: readonly Answer[]) => readonly Answer[];
  markSent: (answers: readonly Answer[]) => void;
  /** They were sent and nobody knows whether they have arrived. */
  markLost: (answers: readonly Answer[]) => void;
  /** Lets go of what was taken, also where it was locked meanwhile. */
  accept: (answers: readonly Answer[]) => void;
  /** Back to editing, with the errors whose path is the requirement. */
  refuse: (answers: readonly Answer[], errors: readonly FieldError[]) => void;
  /** To be called when the customer is another one than before; with `true` when nothing but the words are others. */
  customerChanged: (isReworded?: boolean) => void;
  reset: () => void;
}

/** One draft while it runs. */
export type Draft = Running<RequirementView, RequirementEvent>;

type DraftMap = Map<string, Draft>;

/** No drafts yet. */
export function createDrafts(kit: CustomerKit, getView: () => CustomerView, tell: () => void): Drafts {
  const drafts: DraftMap = new Map();
  let state: Readonly<Record<string, DraftState>> = {};
  let isRead = false;
  const onChange = () => {
    isRead = false;
    tell();
  };
  // Read far more often than changed: by every part of the interface after every change of anything.
  const getState = () => {
    if (!isRead) state = shareStructure(state, draftStates(drafts));
    isRead = true;
    return state;
  };
  const hiddenWith = followHidden();
  const getHidden = () => hiddenWith(getView().customer, getState());
  const remove = (ids: readonly string[]) => {
    for (const id of ids) {
      drafts.get(id)?.stop();
      drafts.delete(id);
    }
    onChange();
  };
  return {
    getState,
    set(answer) {
      const draft = drafts.get(answer.requirementId);
      if (draft !== undefined) return draft.send({ type: 'DRAFT.CHANGED', answer });
      const { customer } = getView();
      const id = answer.requirementId;
      const input = { answer, isOpen: isOpenIn(customer, id), asked: find(customer, id) };
      drafts.set(id, kit.startRequirement(input, { onChange }));
      onChange();
    },
    clear: (requirementId) => remove([requirementId]),
    resolve(requirementId, choice) {
      drafts.get(requirementId)?.send({ type: 'CONFLICT.RESOLVED', choice });
      remove(settledOf(drafts));
    },
    getHidden,
    sendable(ids) {
      const hidden = getHidden();
      return sendableOf(drafts, ids).filter(({ requirementId }) => !hidden.has(requirementId));
    },
    lockedOf: (answers) => answers.filter((answer) => isLocked(drafts, answer)),
    unknownOf: (answers) => answers.filter(({ requirementId }) => drafts.get(requirementId)?.getView().isFateUnknown),
    markSent: (answers) => sendEach(drafts, answers, () => ({ type: 'ANSWER.SENT' })),
    markLost: (answers) => sendEach(drafts, answers, () => ({ type: 'ANSWER.LOST' })),
    accept(answers) {
      sendEach(drafts, answers, () => ({ type: 'ANSWER.ACCEPTED' }));
      const locked = answers.filter((answer) => isLocked(drafts, answer));
      remove([...settledOf(drafts), ...locked.map(({ requirementId }) => requirementId)]);
    },
    refuse: (answers, errors) => sendEach(drafts, answers, ({ requirementId }) => refusal(requirementId, errors)),
    customerChanged(isReworded = false) {
      judgeAgain(drafts, getView().customer, isReworded);
      remove(settledOf(drafts));
    },
    reset: () => remove([...drafts.keys()]),
  };
}

function sendEach(drafts: DraftMap, answers: readonly Answer[], event: (answer: Answer) => RequirementEvent): void {
  for (const answer of answers) drafts.get(answer.requirementId)?.send(event(answer));
}

function sendableOf(drafts: DraftMap, ids: readonly string[] | undefined): readonly Answer[] {
  return [...drafts].flatMap(([id, draft]) => {
    const { phase, answer, conflict } = draft.getView();
    const isChosen = ids === undefined || ids.includes(id);
    // An unresolved conflict is not sent: it would answer something that the customer has not read.
    return isChosen && phase === 'editing' && answer !== undefined && conflict === undefined ? [answer] : [];
  });
}

function isLocked(drafts: DraftMap, sent: Answer): boolean {
  const view = drafts.get(sent.requirementId)?.getView();
  return view?.phase === 'locked' && shareStructure(view.answer, sent) === view.answer;
}

function settledOf(drafts: DraftMap): string[] {
  return [...drafts].filter(([, draft]) => draft.getView().phase === 'settled').map(([id]) => id);
}

function refusal(requirementId: string, errors: readonly FieldError[]): RequirementEvent {
  return { type: 'ANSWER.REFUSED', errors: errors.filter((error) => error.path === requirementId) };
}

function judgeAgain(drafts: DraftMap, customer: CustomerSnapshot | undefined, isReworded: boolean): void {
  for (const [id, draft] of drafts) {
    const requirement = find(customer, id);
    draft.send({ type: 'REQUIREMENT.CHANGED', requirement, isOpen: isOpenIn(customer, id), isReworded });
  }
}

function find(customer: CustomerSnapshot | undefined, id: string): Requirement | undefined {
  return customer?.requirements.find((requirement) => requirement.id === id);
}

/** While nothing is known, what is typed is kept open; it is judged when the customer is known. */
function isOpenIn(customer: CustomerSnapshot | undefined, id: string): boolean {
  if (customer === undefined) return true;
  const requirement = find(customer, id);
  if (requirement === undefined || !customer.status.editable) return false;
  return customer.allowed.submitAnswers !== false && isAnswerable(requirement);
}
