'use client';
import { useEffect, useRef } from 'react';
import type { CustomerClient } from '../../client/index.js';
import type { Answer } from '../../model/index.js';
import { finishAnswer } from './finish-answer.js';
import { focusFirst } from './focus-first.js';
import { type FlowState, withChosen, withLeft } from './rfi-flow.js';
import type { ConflictingDraft, RfiForm, RfiSteps } from './rfi-form-types.js';
import { isForSupport, readyItems, sendableItems, type RfiItem } from './rfi-items.js';
import { controlPartOf } from './rfi-problems.js';

/** What the steps of a form need. */
export interface StepsInput {
  client: CustomerClient;
  items: readonly RfiItem[];
  conflicts: readonly ConflictingDraft[];
  /** True where the backend takes single answers. */
  canSplit: boolean;
  state: FlowState;
  setState: (change: (state: FlowState) => FlowState) => void;
  controlId: RfiForm['controlId'];
  send: () => Promise<void>;
  /** False where the focus is the host's affair. */
  moveFocus: boolean;
}

/** The steps from the list to the review and back, with the focus that goes along. */
export function useRfiSteps(input: StepsInput): RfiSteps {
  const { client, items, conflicts, canSplit, state, setState, controlId } = input;
  const refs = useFocusTargets(input.moveFocus ? state.focus : undefined);
  const change = (part: Partial<FlowState>) => setState((current) => ({ ...current, ...part }));
  const open = (ready: readonly RfiItem[]) => {
    finishDrafts(client, ready);
    const chosenIds = ready.map((item) => item.requirement.id);
    change({ step: 'review', tried: false, triedIds: undefined, failure: undefined, chosenIds, focus: { on: 'heading' } });
  };
  const tellProblems = (triedIds?: readonly string[]) =>
    change({ tried: true, triedIds, failure: undefined, receipt: undefined, focus: { on: 'summary' } });
  const isClear = ({ requirement, faults }: RfiItem) =>
    faults.length === 0 && conflicts.every(({ requirementId }) => requirementId !== requirement.id);
  const focusControl = (requirementId: string, part = 'value') => {
    const item = items.find((candidate) => candidate.requirement.id === requirementId);
    const first = controlPartOf({ item, part });
    requestAnimationFrame(() =>
      focusFirst(
        refs.formRef.current,
        [first, 'value', 'title'].map((name) => controlId(requirementId, name)),
      ),
    );
  };
  // Another tab may have changed an answer since it was reviewed, or let go of it where it is on file.
  const send = async () => {
    if (state.sending) return;
    const reviewed = items.filter(({ requirement }) => state.chosenIds.includes(requirement.id));
    if (reviewed.every(isClear)) {
      finishDrafts(client, reviewed.filter(isNotKept(client)));
      return input.send();
    }
    tellProblems(state.chosenIds);
    change({ step: 'list' });
  };
  useConflictReturn({ conflicts, state, change, focusControl });
  useReviewEnd(input);
  return {
    ...refs,
    focusControl,
    send,
    setAnswer: (answer: Answer) => client.setDraft(answer),
    leave: (requirementId) => setState((current) => withLeft(current, requirementId)),
    review() {
      const sendable = sendableItems(items);
      const isAllClear = items.every((item) => isClear(item) || isForSupport(item));
      if (isAllClear && sendable.length > 0) open(sendable);
      else tellProblems();
    },
    reviewReady: () => open(readyItems(items).filter(isClear)),
    reviewOnly(requirementIds) {
      const wanted = items.filter(({ requirement }) => requirementIds.includes(requirement.id));
      const sendable = sendableItems(wanted);
      if (wanted.every(isClear) && sendable.length > 0) open(sendable);
      else tellProblems(requirementIds);
    },
    back(requirementId) {
      change(requirementId === undefined ? { step: 'list', focus: { on: 'heading' } } : { step: 'list' });
      if (requirementId !== undefined) focusControl(requirementId);
    },
    resolveConflict(requirementId, choice) {
      client.resolveConflict(requirementId, choice);
      const kept = items.filter(({ requirement }) => choice === 'keep' && canSplit && requirement.id === requirementId);
      if (kept.length > 0 && kept.every(({ faults }) => faults.length === 0)) return open(kept);
      return focusControl(requirementId);
    },
  };
}

interface ReturnInput extends Pick<StepsInput, 'conflicts' | 'state'>, Pick<RfiSteps, 'focusControl'> {
  change: (part: Partial<FlowState>) => void;
}

/** What was changed elsewhere is not reviewed any further: back to the list, to where it can be decided. */
function useConflictReturn({ conflicts, state, change, focusControl }: ReturnInput): void {
  const found = conflicts.find(({ requirementId }) => state.chosenIds.includes(requirementId))?.requirementId;
  const isReviewing = state.step === 'review';
  const latest = useRef({ change, focusControl });
  useEffect(() => {
    latest.current = { change, focusControl };
  });
  useEffect(() => {
    if (found === undefined || !isReviewing) return;
    latest.current.change({ step: 'list' });
    latest.current.focusControl(found, 'conflict');
  }, [found, isReviewing]);
}

/** What was reviewed, and is neither asked nor kept any more, was answered elsewhere: asked again, it is a question again. */
function useReviewEnd({ client, items, state, setState }: StepsInput): void {
  useEffect(() => {
    if (state.step !== 'review' || state.sending) return;
    const { drafts } = client.getSnapshot();
    const isLeft = (id: string) => Object.hasOwn(drafts, id) || items.some(({ requirement }) => requirement.id === id);
    if (!state.chosenIds.every(isLeft)) setState((current) => withChosen(current, current.chosenIds.filter(isLeft)));
  }, [client, items, state, setState]);
}

/** What is reviewed is what is sent: trimmed, and with the values on file that were offered. */
function finishDrafts(client: CustomerClient, items: readonly RfiItem[]): void {
  for (const { requirement, answer } of items) {
    const finished = finishAnswer(requirement, answer);
    if (finished !== undefined) client.setDraft(finished);
  }
}

function isNotKept(client: CustomerClient): (item: RfiItem) => boolean {
  const { drafts } = client.getSnapshot();
  return ({ requirement }) => !Object.hasOwn(drafts, requirement.id);
}

function useFocusTargets(focus: FlowState['focus']): Pick<RfiSteps, 'formRef' | 'summaryRef' | 'headingRef'> {
  const formRef = useRef<HTMLFormElement>(null);
  const summaryRef = useRef<HTMLDivElement>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const target = focus === undefined ? null : (focus.on === 'heading' ? headingRef : summaryRef).current;
    // A summary that was left has lost it.
    target?.setAttribute('tabindex', '-1');
    target?.focus();
  }, [focus]);
  return { formRef, summaryRef, headingRef };
}
