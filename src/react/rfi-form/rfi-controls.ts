'use client';
import { createContext, useCallback, useContext, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useLayout } from '../part/index.js';
import type { CustomerClient } from '../../client/index.js';
import { requiredContext, type RfiFormHolder, RfiItemProblemsContext } from './rfi-form-context.js';
import type { RfiForm } from './rfi-form-types.js';
import { problemShelf } from './problem-shelf.js';
import type { RfiProblem } from './rfi-problems.js';
import { useAfterPress } from './use-after-press.js';
import { type HeldAlternatives, useHeldAlternatives } from './use-held-alternatives.js';

/**
 * What single controls need of their form. The same object from render to render, so that what is typed into one control
 * does not render the others.
 */
export interface RfiControls
  extends Pick<
    RfiForm,
    'client' | 'editable' | 'controlId' | 'setAnswer' | 'leave' | 'focusControl' | 'fieldTypes' | 'reviewOnly'
  > {
  /** What is to be told at one request now: the same list until it is another one. */
  problemsOf: RfiForm['problemsOf'];
  /** True where one of several answers may be sent by itself. */
  canSendAlone: boolean;
  /** Runs what takes over one keystroke: answers that are set meanwhile are told at the next pause. */
  type: (takeOver: () => void) => void;
  /** Tells now what is being typed. */
  settle: () => void;
  /** Knows which alternative the focus is in. */
  atHand: HeldAlternatives;
  /** Calls back when `problemsOf` says something else about a request. */
  onProblems: (requirementId: string, reader: () => void) => () => void;
}

/** What the root gives single controls. */
export const RfiControlsContext = createContext<RfiControls | undefined>(undefined);

/** What single controls need of the form in reach. Throws outside `RFIForm.Root`. */
export function useRfiControls(): RfiControls {
  return requiredContext(useContext(RfiControlsContext), 'RFIForm.Root');
}

/** What is to be told at one request; renders again only when that changes. */
export function useRfiProblemsOf(requirementId: string): readonly RfiProblem[] {
  const { onProblems, problemsOf } = useRfiControls();
  const subscribe = useCallback((reader: () => void) => onProblems(requirementId, reader), [onProblems, requirementId]);
  const read = useCallback(() => problemsOf(requirementId), [problemsOf, requirementId]);
  return useSyncExternalStore(subscribe, read, read);
}

/** What is to be told at the request in reach. */
export function useRfiItemProblems(): readonly RfiProblem[] {
  return requiredContext(useContext(RfiItemProblemsContext), 'RFIForm.Item');
}

/** What a root gives its parts: the form, and what single controls need of it. Neither changes with what is typed. */
export function useRfiRoot(form: RfiForm): { holder: RfiFormHolder; controls: RfiControls } {
  const latest = useRef(form);
  const readers = useRef(new Set<() => void>());
  // Parts that render along with the root read the form as it is in this very render.
  latest.current = form;
  useLayout(() => {
    for (const reader of Array.from(readers.current)) reader();
  }, [form]);
  const holder = useMemo<RfiFormHolder>(
    () => ({
      get: () => latest.current,
      subscribe(reader) {
        readers.current.add(reader);
        return () => readers.current.delete(reader);
      },
    }),
    [],
  );
  return { holder, controls: useControlsOf(form, holder) };
}

function useControlsOf(form: RfiForm, { get }: RfiFormHolder): RfiControls {
  const { client, editable, controlId, fieldTypes } = form;
  const canSendAlone = form.canReviewOne && form.items.length > 1;
  const leave = useAfterPress((requirementId) => {
    client.settleDrafts();
    get().leave(requirementId);
  });
  const [shelf] = useState(() => problemShelf(get));
  useLayout(() => shelf.update(), [shelf, form.problemsOf]);
  const typing = useTyping(client);
  const atHand = useHeldAlternatives(client);
  return useMemo(
    () => ({
      ...typing,
      atHand,
      client,
      editable,
      controlId,
      fieldTypes,
      canSendAlone,
      leave,
      focusControl: (requirementId, part) => get().focusControl(requirementId, part),
      reviewOnly: (requirementIds) => get().reviewOnly(requirementIds),
      problemsOf: shelf.read,
      onProblems: shelf.subscribe,
    }),
    [client, editable, controlId, fieldTypes, canSendAlone, leave, get, shelf, typing, atHand],
  );
}

/** How answers are set: keystrokes otherwise than everything else. */
function useTyping(client: CustomerClient): Pick<RfiControls, 'setAnswer' | 'type' | 'settle'> {
  const isTyping = useRef(false);
  return useMemo(
    () => ({
      setAnswer: (answer) => client.setDraft(answer, { typing: isTyping.current }),
      type(takeOver) {
        isTyping.current = true;
        takeOver();
        isTyping.current = false;
      },
      settle: () => client.settleDrafts(),
    }),
    [client],
  );
}
