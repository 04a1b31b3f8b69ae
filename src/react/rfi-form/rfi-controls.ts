'use client';
import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { requiredContext, RfiItemContext } from './rfi-form-context.js';
import type { RfiForm } from './rfi-form-types.js';
import type { RfiProblem } from './rfi-problems.js';
import { useAfterPress } from './use-after-press.js';

/**
 * What single controls need of their form. The same object from render to render, so that what is typed into one control
 * does not render the others.
 */
export interface RfiControls
  extends Pick<RfiForm, 'client' | 'editable' | 'controlId' | 'setAnswer' | 'leave' | 'focusControl' | 'fieldTypes' | 'reviewOnly'> {
  /** What is to be told at one request now: the same list until it is another one. */
  problemsOf: RfiForm['problemsOf'];
  /** True where one of several answers may be sent by itself. */
  canSendAlone: boolean;
  /** Calls back when `problemsOf` may say something else. */
  subscribe: (reader: () => void) => () => void;
}

/** What the root gives single controls. */
export const RfiControlsContext = createContext<RfiControls | undefined>(undefined);

/** What single controls need of the form in reach. Throws outside `RFIForm.Root`. */
export function useRfiControls(): RfiControls {
  return requiredContext(useContext(RfiControlsContext), 'RFIForm.Root');
}

const NO_PROBLEMS: readonly RfiProblem[] = [];

/** What is to be told at one request; renders again only when that changes. */
export function useRfiProblemsOf(requirementId: string): readonly RfiProblem[] {
  const { subscribe, problemsOf } = useRfiControls();
  const read = useCallback(() => problemsOf(requirementId), [problemsOf, requirementId]);
  return useSyncExternalStore(subscribe, read, read);
}

/** What is to be told at the request in reach. */
export function useRfiItemProblems(): readonly RfiProblem[] {
  return useRfiProblemsOf(requiredContext(useContext(RfiItemContext), 'RFIForm.Item').requirement.id);
}

/** On the server there is no layout, and React says so. */
const useLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** The controls of a form, over whatever the form is at the moment. */
export function useControlsOf(form: RfiForm): RfiControls {
  const latest = useRef(form);
  const readers = useRef(new Set<() => void>());
  const problems = useRef(new Map<string, readonly RfiProblem[]>());
  const { client, editable, controlId, fieldTypes } = form;
  const canSendAlone = form.canReviewOne && form.items.filter(({ requirement }) => requirement.kind !== 'action').length > 1;
  const leave = useAfterPress((requirementId) => latest.current.leave(requirementId));
  useLayout(() => {
    const before = latest.current;
    latest.current = form;
    if (before.problemsOf !== form.problemsOf) for (const reader of Array.from(readers.current)) reader();
  });
  return useMemo(
    () => ({
      client,
      editable,
      controlId,
      fieldTypes,
      canSendAlone,
      reviewOnly: (requirementIds) => latest.current.reviewOnly(requirementIds),
      setAnswer: (answer) => latest.current.setAnswer(answer),
      leave,
      focusControl: (requirementId, part) => latest.current.focusControl(requirementId, part),
      problemsOf(requirementId) {
        const known = problems.current.get(requirementId) ?? NO_PROBLEMS;
        const found = latest.current.problemsOf(requirementId);
        if (isSame(known, found)) return known;
        problems.current.set(requirementId, found);
        return found;
      },
      subscribe(reader) {
        readers.current.add(reader);
        return () => readers.current.delete(reader);
      },
    }),
    [client, editable, controlId, fieldTypes, canSendAlone, leave],
  );
}

function isSame(a: readonly RfiProblem[], b: readonly RfiProblem[]): boolean {
  return a.length === b.length && a.every((problem, index) => isSameProblem(problem, b[index]));
}

function isSameProblem(a: RfiProblem, b: RfiProblem | undefined): boolean {
  if (a.part !== b?.part || a.error !== b.error) return false;
  return a.item?.requirement === b.item?.requirement && JSON.stringify(a.fault) === JSON.stringify(b.fault);
}
