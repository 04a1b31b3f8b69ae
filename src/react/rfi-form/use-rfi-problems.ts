'use client';
import { useMemo } from 'react';
import type { FlowState } from './rfi-flow.js';
import type { ConflictingDraft, RfiForm } from './rfi-form-types.js';
import { isForSupport, sendableItems, type RfiItem } from './rfi-items.js';
import { errorProblems, faultProblems, type RfiProblem } from './rfi-problems.js';

/** What is to be told of a form: faults at once after a try to go on, before that only those of form, where a control was left. */
export function useRfiProblems(
  items: readonly RfiItem[],
  conflicts: readonly ConflictingDraft[],
  { tried, triedIds, left, failure, judged }: FlowState,
): Pick<RfiForm, 'problems' | 'problemsOf'> {
  return useMemo(() => {
    const isTried = (id: string) => tried && (triedIds === undefined || triedIds.includes(id));
    const canSend = sendableItems(items).length > 0;
    const faults = faultProblems(items).filter(({ item, fault }) => {
      if (item === undefined) return tried;
      if (canSend && isForSupport(item)) return false;
      const { id } = item.requirement;
      return isTried(id) || (left.has(id) && !item.empty && isMatterOfForm(fault?.code ?? ''));
    });
    const errors = errorProblems(items, failure).filter(({ item }) => item === undefined || !isChanged(item, judged));
    const all = items.flatMap((item) => {
      const own = faults.filter((problem) => problem.item === item);
      return own.length > 0 ? own : errors.filter((problem) => problem.item === item);
    });
    const open = tried ? conflictProblems(items, conflicts).filter(({ item }) => isTried(item?.requirement.id ?? '')) : [];
    const rest = errors.filter((problem) => problem.item === undefined);
    const problems = [...open, ...all, ...rest, ...(tried && triedIds === undefined ? nothingToSend(items) : [])];
    const problemsOf = (requirementId: string) => problems.filter(({ item }) => item?.requirement.id === requirementId);
    const isTold = tried || errors.length > 0;
    const told =
      triedIds === undefined ? problems : problems.filter(({ item }) => item === undefined || isTried(item.requirement.id));
    return { problems: isTold ? told : [], problemsOf };
  }, [items, conflicts, tried, triedIds, left, failure, judged]);
}

/** A request that was changed elsewhere is not sent before the person has seen that. */
function conflictProblems(items: readonly RfiItem[], conflicts: readonly ConflictingDraft[]): RfiProblem[] {
  const ids = new Set(conflicts.map(({ requirementId }) => requirementId));
  return items
    .filter(({ requirement }) => ids.has(requirement.id))
    .map((item) => ({ item, part: 'conflict', fault: { code: 'conflict', part: 'conflict' } }));
}

/** Where everything may wait, one thing at least has to be answered to go on. */
function nothingToSend(items: readonly RfiItem[]): RfiProblem[] {
  const first = items.find((item) => item.requirement.kind !== 'action');
  if (first === undefined || sendableItems(items).length > 0 || items.some(({ faults }) => faults.length > 0)) return [];
  const part = first.alternative?.chosen === false ? 'alternative' : 'value';
  return [{ item: first, part, fault: { code: 'nothing', part } }];
}

function isChanged({ requirement, answer }: RfiItem, judged: FlowState['judged']): boolean {
  const before = judged?.get(requirement.id);
  return before !== undefined && before !== JSON.stringify(answer);
}

/** Nobody is told that something is missing while they are still at it. */
function isMatterOfForm(code: string): boolean {
  return !/^(required|document|address|action|group|declaration|date_incomplete)/.test(code);
}
