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

/** What the customer has entered and not sent yet, by requirement. */
export interface Drafts {
  getState(): Readonly<Record<string, DraftState>>;
  set(answer: Answer): void;
  clear(requirementId: string): void;
  /** The answers that can be sent now, of the given requirements or all. */
  sendable(requirementIds?: readonly string[]): readonly Answer[];
  markSent(answers: readonly Answer[]): void;
  accept(answers: readonly Answer[]): void;
  /** Back to editing, with the errors whose path is the requirement. */
  refuse(answers: readonly Answer[], errors: readonly FieldError[]): void;
  /** To be called when the customer is another one than before. */
  customerChanged(): void;
  reset(): void;
}

type Draft = Running<RequirementView, RequirementEvent>;

/** No drafts yet. */
export function createDrafts(kit: CustomerKit, getView: () => CustomerView, onChange: () => void): Drafts {
  const drafts = new Map<string, Draft>();
  let state: Readonly<Record<string, DraftState>> = {};

  const clear = (requirementId: string) => {
    drafts.get(requirementId)?.stop();
    if (drafts.delete(requirementId)) onChange();
  };
  const sendAll = (answers: readonly Answer[], event: (answer: Answer) => RequirementEvent) => {
    for (const answer of answers) drafts.get(answer.requirementId)?.send(event(answer));
  };
  const dropSettled = () => {
    for (const [id, draft] of drafts) if (draft.getView().phase === 'settled') clear(id);
  };

  return {
    getState() {
      const entries = [...drafts].flatMap(([id, draft]) => toState(id, draft.getView()));
      state = shareStructure(state, Object.fromEntries(entries));
      return state;
    },
    set(answer) {
      const draft = drafts.get(answer.requirementId);
      if (draft !== undefined) return draft.send({ type: 'DRAFT.CHANGED', answer });
      const isOpen = isOpenIn(getView().customer, answer.requirementId);
      drafts.set(answer.requirementId, kit.startRequirement({ answer, isOpen }, { onChange }));
      onChange();
    },
    clear,
    sendable: (ids) =>
      [...drafts].flatMap(([id, draft]) => {
        const { phase, answer } = draft.getView();
        const isChosen = ids === undefined || ids.includes(id);
        return isChosen && phase === 'editing' && answer !== undefined ? [answer] : [];
      }),
    markSent: (answers) => sendAll(answers, () => ({ type: 'ANSWER.SENT' })),
    accept(answers) {
      sendAll(answers, () => ({ type: 'ANSWER.ACCEPTED' }));
      dropSettled();
    },
    refuse: (answers, errors) =>
      sendAll(answers, ({ requirementId }) => ({
        type: 'ANSWER.REFUSED',
        errors: errors.filter((error) => error.path === requirementId),
      })),
    customerChanged() {
      const { customer } = getView();
      for (const [id, draft] of drafts) {
        draft.send({ type: 'REQUIREMENT.CHANGED', requirement: find(customer, id), isOpen: isOpenIn(customer, id) });
      }
      dropSettled();
    },
    reset() {
      for (const id of [...drafts.keys()]) clear(id);
    },
  };
}

function toState(requirementId: string, view: RequirementView): [string, DraftState][] {
  const { phase, answer, errors } = view;
  if (answer === undefined || phase === 'settled') return [];
  return [[requirementId, { requirementId, phase, answer, errors }]];
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
