'use client';
import { type RefObject, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { CustomerClient, DraftState, SubmissionReceipt } from '../../client/index.js';
import { type Answer, type CustomerSnapshot, type CustomerStatusError, isAnswerable } from '../../model/index.js';
import { groupRequirements, type RequirementGroups } from '../hooks/index.js';
import { useClientSnapshot, useCustomerClient } from '../provider/index.js';
import { finishAnswer } from './finish-answer.js';
import { rfiItems, sendableItems, type RfiItem } from './rfi-items.js';
import { controlPartOf, errorProblems, faultProblems, type RfiProblem } from './rfi-problems.js';
import { useReceiptEnd } from './use-receipt-end.js';

/** Options of `useRfiForm`. */
export interface RfiFormOptions {
  /** Only these requests; all unless said. */
  requirementIds?: readonly string[] | undefined;
  /** Called once for what was sent. */
  onSubmitted?: ((receipt: SubmissionReceipt) => void) | undefined;
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined;
  /** Beats the provider's client. */
  client?: CustomerClient | undefined;
}

/** A form over what is asked of the customer: list, review, receipt. */
export interface RfiForm {
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
  /** What the review shows and sending sends. */
  chosen: readonly RfiItem[];
  /** True when some answers are ready and may be sent by themselves. */
  canReviewReady: boolean;
  /** Everything that is to be told in a summary now. */
  problems: readonly RfiProblem[];
  /** What is to be told at one request now. */
  problemsOf: (requirementId: string) => readonly RfiProblem[];
  sending: boolean;
  /** Why the last try to send failed, where it was not a matter of single answers. */
  failure: CustomerStatusError | undefined;
  /** What was sent last, until there is news about it. */
  receipt: SubmissionReceipt | undefined;
  setAnswer: (answer: Answer) => void;
  /** The person has left a control of a request: what is wrong with its form may be told. */
  leave: (requirementId: string) => void;
  /** Goes to the review, or to the summary of what is wrong. */
  review: () => void;
  /** Goes to the review with what is ready. */
  reviewReady: () => void;
  /** Back to the list; with an id, focus goes to that request. */
  back: (requirementId?: string) => void;
  /** Moves focus to a control of a request, or to the request where the control is not there. */
  focusControl: (requirementId: string, part?: string) => void;
  /** Sends what the review shows. One effect however often it is called. */
  send: () => Promise<void>;
  /** The id of a control: unique on the page, the same from render to render. */
  controlId: (requirementId: string, part?: string) => string;
  formRef: RefObject<HTMLFormElement | null>;
  summaryRef: RefObject<HTMLDivElement | null>;
  headingRef: RefObject<HTMLHeadingElement | null>;
}

interface FlowState {
  step: 'list' | 'review';
  /** Requests whose controls were left. */
  left: ReadonlySet<string>;
  /** True once somebody tried to go on. */
  tried: boolean;
  chosenIds: readonly string[];
  sending: boolean;
  failure?: CustomerStatusError | undefined;
  /** The answers that failed, as text: an error is told until its answer is another one. */
  judged?: ReadonlyMap<string, string> | undefined;
  receipt?: SubmissionReceipt | undefined;
  /** Where focus goes once this state is on the page; a new object each time. */
  focus?: { on: 'heading' | 'summary' } | undefined;
}

const START: FlowState = { step: 'list', left: new Set(), tried: false, chosenIds: [], sending: false };

/** The state of a form over the open requests, bound to the client's drafts: what is typed outlives the component. */
export function useRfiForm(options: RfiFormOptions = {}): RfiForm {
  const client = useCustomerClient(options.client);
  const source = useRfiSource(client);
  const { requirementIds, now = Date.now } = options;
  const groups = useMemo(() => {
    const all = source.customer?.requirements ?? [];
    return groupRequirements(requirementIds === undefined ? all : all.filter(({ id }) => requirementIds.includes(id)));
  }, [source.customer, requirementIds]);
  const items = useMemo(() => rfiItems(groups, source, now()), [groups, source, now]);
  const [state, setState] = useState(START);
  const formId = useId();
  const controlId = useCallback(
    (requirementId: string, part = 'value') => `${formId}${encodeURIComponent(requirementId)}-${part}`,
    [formId],
  );
  const flow = useFlow({ client, items, state, setState, controlId, onSubmitted: options.onSubmitted });
  const drop = useCallback((receipt: SubmissionReceipt) => setState((current) => withoutReceipt(current, receipt)), []);
  useReceiptEnd({ receipt: state.receipt, customer: source.customer, headingRef: flow.headingRef, drop });
  const problemsOf = useProblems(items, state);
  const chosen = items.filter((item) => state.chosenIds.includes(item.requirement.id));
  const step = state.step === 'review' && source.editable && chosen.length > 0 ? 'review' : 'list';
  return {
    client,
    phase: source.phase,
    editable: source.editable,
    groups,
    items,
    locked: Object.values(source.drafts).filter((draft) => draft.phase === 'locked'),
    chosen,
    canReviewReady: source.canSplit && readyItems(items).length > 0 && readyItems(items).length < sendableItems(items).length,
    ...problemsOf,
    step,
    sending: state.sending,
    failure: state.failure,
    receipt: state.receipt,
    controlId,
    ...flow,
  };
}

function useRfiSource(client: CustomerClient) {
  return useClientSnapshot(
    (snapshot) => ({
      phase: snapshot.phase,
      customer: snapshot.customer,
      drafts: snapshot.drafts,
      uploads: snapshot.uploads,
      canSplit: snapshot.capabilities?.submission === 'per_requirement',
      editable: isEditable(snapshot.customer, client),
    }),
    client,
  );
}

/** Steps that are done elsewhere need no answer to be sent, so they stay open on a backend that takes none. */
function isEditable(customer: CustomerSnapshot | undefined, client: CustomerClient): boolean {
  if (customer?.status.editable !== true) return false;
  if (client.supports('submitAnswers')) return true;
  const open = customer.requirements.filter(isAnswerable);
  return open.length > 0 && open.every((requirement) => requirement.kind === 'action');
}

function readyItems(items: readonly RfiItem[]): RfiItem[] {
  return sendableItems(items).filter((item) => item.faults.length === 0);
}

/** Faults are told at once after a try to go on, before that only those of form, where a control was left. */
function useProblems(items: readonly RfiItem[], { tried, left, failure, judged }: FlowState) {
  return useMemo(() => {
    const faults = faultProblems(items).filter(({ item, fault }) => {
      if (tried) return true;
      return item !== undefined && left.has(item.requirement.id) && !item.empty && isMatterOfForm(fault?.code ?? '');
    });
    const errors = errorProblems(items, failure).filter(({ item }) => item === undefined || !isChanged(item, judged));
    const all = items.flatMap((item) => {
      const own = faults.filter((problem) => problem.item === item);
      return own.length > 0 ? own : errors.filter((problem) => problem.item === item);
    });
    const problems = [...all, ...errors.filter((problem) => problem.item === undefined), ...(tried ? nothingToSend(items) : [])];
    const problemsOf = (requirementId: string) => problems.filter(({ item }) => item?.requirement.id === requirementId);
    return { problems: tried || errors.length > 0 ? problems : [], problemsOf };
  }, [items, tried, left, failure, judged]);
}

/** Where everything may wait, one thing at least has to be answered to go on. */
function nothingToSend(items: readonly RfiItem[]): RfiProblem[] {
  const first = items.find((item) => item.requirement.kind !== 'action');
  if (first === undefined || sendableItems(items).length > 0) return [];
  return [{ item: first, part: 'value', fault: { code: 'nothing', part: 'value' } }];
}

function isChanged({ requirement, answer }: RfiItem, judged: FlowState['judged']): boolean {
  const before = judged?.get(requirement.id);
  return before !== undefined && before !== JSON.stringify(answer);
}

/** Nobody is told that something is missing while they are still at it. */
function isMatterOfForm(code: string): boolean {
  return !/^(required|document|address|action|group|declaration|date_incomplete)/.test(code);
}

interface FlowInput {
  client: CustomerClient;
  items: readonly RfiItem[];
  state: FlowState;
  setState: (change: (state: FlowState) => FlowState) => void;
  controlId: RfiForm['controlId'];
  onSubmitted: RfiFormOptions['onSubmitted'];
}

function useFlow({ client, items, state, setState, controlId, onSubmitted }: FlowInput) {
  const formRef = useRef<HTMLFormElement>(null);
  const summaryRef = useRef<HTMLDivElement>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const flying = useRef(false);
  const { focus } = state;
  useEffect(() => {
    if (focus !== undefined) (focus.on === 'heading' ? headingRef : summaryRef).current?.focus();
  }, [focus]);
  const change = (part: Partial<FlowState>) => setState((current) => ({ ...current, ...part }));
  const open = (ready: readonly RfiItem[]) => {
    for (const { requirement, answer } of ready) {
      const finished = finishAnswer(requirement, answer);
      if (finished !== undefined) client.setDraft(finished);
    }
    const chosenIds = ready.map((item) => item.requirement.id);
    change({ step: 'review', tried: false, failure: undefined, chosenIds, focus: { on: 'heading' } });
  };
  const send = async (): Promise<void> => {
    if (flying.current) return;
    flying.current = true;
    change({ sending: true, failure: undefined });
    const result = await client.submitAnswers(state.chosenIds);
    flying.current = false;
    if (result.ok) {
      change({ ...START, left: new Set(), receipt: result.value, focus: { on: 'heading' } });
      onSubmitted?.(result.value);
      return;
    }
    const isAboutAnswers = result.error.fieldErrors.length > 0;
    const judged = new Map(items.map((item) => [item.requirement.id, JSON.stringify(item.answer)]));
    const step = isAboutAnswers ? 'list' : 'review';
    change({ sending: false, failure: result.error, judged, step, focus: { on: 'summary' } });
  };
  const focusControl = (requirementId: string, part = 'value') => {
    const item = items.find((candidate) => candidate.requirement.id === requirementId);
    const first = controlPartOf({ item, part });
    requestAnimationFrame(() =>
      focusFirst(formRef.current, [controlId(requirementId, first), controlId(requirementId, 'title')]),
    );
  };
  return {
    formRef,
    summaryRef,
    headingRef,
    focusControl,
    send,
    setAnswer: (answer: Answer) => client.setDraft(answer),
    leave: (requirementId: string) => setState((current) => withLeft(current, requirementId)),
    review: () => {
      if (items.every((item) => item.faults.length === 0) && sendableItems(items).length > 0) return open(sendableItems(items));
      change({ tried: true, failure: undefined, receipt: undefined, focus: { on: 'summary' } });
      return undefined;
    },
    reviewReady: () => open(readyItems(items)),
    back: (requirementId?: string) => {
      if (requirementId === undefined) return change({ step: 'list', focus: { on: 'heading' } });
      change({ step: 'list' });
      return focusControl(requirementId);
    },
  };
}

function withLeft(state: FlowState, requirementId: string): FlowState {
  return state.left.has(requirementId) ? state : { ...state, left: new Set([...state.left, requirementId]) };
}

function withoutReceipt(state: FlowState, receipt: SubmissionReceipt): FlowState {
  return state.receipt === receipt ? { ...state, receipt: undefined } : state;
}

/** Looks within the document or shadow root that holds the form. */
function focusFirst(form: HTMLFormElement | null, ids: readonly string[]): void {
  const root = form?.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  const found = ids.map((id) => root.getElementById(id)).find((element) => element !== null);
  found?.focus();
}
