'use client';
import { useCallback, useId, useMemo, useState } from 'react';
import type { SubmissionReceipt } from '../../client/index.js';
import { groupRequirements } from '../hooks/index.js';
import { useCustomerClient } from '../provider/index.js';
import { useGroupChoices } from './group-choices.js';
import type { FieldTypes } from './field-types.js';
import { START, withoutReceipt } from './rfi-flow.js';
import type { RfiForm, RfiFormOptions } from './rfi-form-types.js';
import { isForSupport, readyItems, rfiItems } from './rfi-items.js';
import { useStableItems } from './stable-items.js';
import { useAnswerChecks, type UsedChecks, useCheckedSteps } from './use-answer-checks.js';
import { useDueViews } from './use-due-views.js';
import { useFieldReports } from './use-field-reports.js';
import { useReceiptEnd } from './use-receipt-end.js';
import { useRfiProblems } from './use-rfi-problems.js';
import { useRfiSending } from './use-rfi-sending.js';
import { type RfiFormSource, useRfiSource } from './use-rfi-source.js';
import { useRfiSteps } from './use-rfi-steps.js';

export type { RfiForm, RfiFormOptions } from './rfi-form-types.js';

/** The state of a form over the open requests, bound to the client's drafts: what is typed outlives the component. */
export function useRfiForm(options: RfiFormOptions = {}): RfiForm {
  const client = useCustomerClient(options.client);
  const source = useRfiSource(client);
  const used = useAnswerChecks(client, options);
  const { groups, items, choose } = useRfiItems(options, source, used, client);
  useFieldReports(client, groups, options);
  const [state, setState] = useState(START);
  const controlId = useControlId();
  const send = useRfiSending({ client, items, state, setState, onSubmitted: options.onSubmitted });
  const { conflicts, canSplit } = source;
  const { moveFocus = true } = options;
  const steps = useRfiSteps({ client, items, conflicts, canSplit, state, setState, controlId, send, moveFocus });
  const checked = useCheckedSteps(client, steps, items, used.checks);
  const drop = useCallback((receipt: SubmissionReceipt) => setState((current) => withoutReceipt(current, receipt)), []);
  useReceiptEnd({ receipt: state.receipt, customer: source.customer, headingRef: steps.headingRef, drop });
  const problems = useRfiProblems(items, conflicts, state);
  const chosen = items.filter((item) => state.chosenIds.includes(item.requirement.id));
  const checking = state.chosenIds.some((id) => source.drafts[id]?.checking === true);
  const isHeldUp = items.some((item) => item.faults.length > 0 && !isForSupport(item));
  return {
    client,
    phase: source.phase,
    editable: source.editable,
    groups,
    items,
    locked: source.locked,
    conflicts,
    keeping: source.draftKeeping,
    chosen,
    canReviewReady: canSplit && isHeldUp && readyItems(items).length > 0,
    // A first application is one thing; what is asked later is answered one by one.
    canReviewOne: canSplit && source.customer?.status.status !== 'CREATED',
    ...problems,
    step: state.step === 'review' && source.editable && chosen.length > 0 ? 'review' : 'list',
    sending: state.sending,
    checking,
    failure: checking ? undefined : state.failure,
    receipt: state.receipt,
    controlId,
    choose,
    fieldTypes: options.fieldTypes ?? NO_TYPES,
    ...steps,
    ...checked,
  };
}

const NO_TYPES: FieldTypes = {};

function useRfiItems(
  { requirementIds, now, timeZone, clock }: RfiFormOptions,
  source: RfiFormSource,
  { findings }: UsedChecks,
  client: RfiForm['client'],
) {
  const groups = useMemo(() => {
    const all = (source.customer?.requirements ?? []).filter(({ id }) => !source.hidden.has(id));
    return groupRequirements(requirementIds === undefined ? all : all.filter(({ id }) => requirementIds.includes(id)));
  }, [source.customer, source.hidden, requirementIds]);
  const dues = useDueViews(groups.all, { now, timeZone, clock });
  const { choices, choose } = useGroupChoices(client);
  const items = useMemo(
    () => rfiItems(groups, { ...source, dues, choices, checks: findings }, (now ?? Date.now)()),
    [groups, source, dues, choices, findings, now],
  );
  return { groups, items: useStableItems(items), choose };
}

/** Ids that are unique on the page and the same from render to render. */
function useControlId(): RfiForm['controlId'] {
  const formId = useId();
  return useCallback(
    (requirementId: string, part = 'value') => `${formId}${encodeURIComponent(requirementId)}-${part}`,
    [formId],
  );
}
