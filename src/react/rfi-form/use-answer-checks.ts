'use client';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CustomerClient } from '../../client/index.js';
import { useLayout } from '../part/index.js';
import { createAnswerChecks, type AnswerChecks } from './answer-checks.js';
import { reportOnce } from './field-reports.js';
import type { RfiFormOptions, RfiSteps } from './rfi-form-types.js';
import type { RfiItem } from './rfi-items.js';

/** The checks of a form and what they have found: another object when that may be something else. */
export interface UsedChecks {
  checks: AnswerChecks;
  findings: Pick<AnswerChecks, 'faultsOf'>;
}

/** The checks of a form. Validators may change from render to render; an answer is not judged again for that. */
export function useAnswerChecks(client: CustomerClient, { validators, onReport }: RfiFormOptions): UsedChecks {
  const latest = useRef({ validators, onReport });
  const [revision, changed] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    latest.current = { validators, onReport };
  });
  const checks = useMemo(
    () =>
      createAnswerChecks({
        getValidators: () => latest.current.validators,
        report: (report) => reportOnce(client, report, latest.current.onReport),
        onChange: changed,
      }),
    [client],
  );
  const findings = useMemo(() => ({ revision, faultsOf: checks.faultsOf }), [checks, revision]);
  return { checks, findings };
}

type CheckedSteps = Pick<RfiSteps, 'leave' | 'review' | 'reviewReady' | 'reviewOnly'>;

/**
 * The steps of a form with the checks before them: a control that is left is checked, and nobody goes on to the review
 * before what the validators of the host say is known.
 */
export function useCheckedSteps(
  client: CustomerClient,
  steps: RfiSteps,
  items: readonly RfiItem[],
  checks: AnswerChecks,
): CheckedSteps & { validating: boolean } {
  const [waiting, setWaiting] = useState(false);
  const [next, setNext] = useState<{ go: (steps: RfiSteps) => void }>();
  const [left, setLeft] = useState<{ requirementId: string }>();
  const latest = useRef({ steps, items });
  useLayout(() => {
    latest.current = { steps, items };
  });
  useEffect(
    () => void (left === undefined ? undefined : checks.run(latest.current.items.filter(isOneOf([left.requirementId])))),
    [left, checks],
  );
  useEffect(() => next?.go(latest.current.steps), [next]);
  useEffect(() => void checks.prepare(items), [checks, items]);
  const goAfter = (isAsked: (item: RfiItem) => boolean, go: (steps: RfiSteps) => void) => {
    if (waiting) return;
    settleNow(client);
    const before = checks.getRevision();
    const running = checks.run(latest.current.items.filter(isAsked));
    if (running === undefined && checks.getRevision() === before) return go(latest.current.steps);
    setWaiting(true);
    void (running ?? Promise.resolve()).then(() => {
      setWaiting(false);
      setNext({ go });
    });
  };
  return {
    validating: waiting,
    leave(requirementId) {
      steps.leave(requirementId);
      // What was typed last is an answer of the form from the next render on.
      setLeft({ requirementId });
    },
    review: () => goAfter(isAny, (fresh) => fresh.review()),
    reviewReady: () => goAfter(isAny, (fresh) => fresh.reviewReady()),
    reviewOnly: (ids) => goAfter(isOneOf(ids), (fresh) => fresh.reviewOnly(ids)),
  };
}

const isAny = () => true;

function isOneOf(ids: readonly string[]): (item: RfiItem) => boolean {
  return ({ requirement }) => ids.includes(requirement.id);
}

/** Takes over what is being typed, so that the form knows it at once. */
function settleNow(client: CustomerClient): void {
  const before = client.getSnapshot();
  client.settleDrafts();
  if (client.getSnapshot() !== before) flushSync(() => undefined);
}
