'use client';
import { type ReactElement, type RefObject, useId, useRef, useState } from 'react';
import { isAnswerable, type Requirement } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../../react/provider/index.js';
import { Heading, type HeadingLevel } from '../text/index.js';
import { CommandError } from './command-error.js';
import { ConfirmStep } from './confirm-step.js';
import { nameOfRequest, RequestName } from './request-name.js';
import { useCommand } from './use-command.js';
import { useOperatorWords } from './use-operator-words.js';

const NONE: readonly Requirement[] = [];

/** What the customer has still to answer, each of which can be withdrawn. Renders a `<section>`, or nothing. */
export function OpenRequests({ level }: { level: HeadingLevel }): ReactElement | null {
  const words = useOperatorWords();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { leaving, isAsking, setIsAsking, ask, withdraw, busy, error } = useWithdrawal(heading);
  const all = useClientSnapshot((snapshot) => snapshot.customer?.requirements ?? NONE);
  const open = all.filter((requirement) => isAnswerable(requirement));
  if (open.length === 0 && error === undefined) return null;
  return (
    <section className="csk-card csk-stack" aria-labelledby={titleId}>
      <Heading level={level} id={titleId} ref={heading} tabIndex={-1}>
        {words.t('operator.open.title')}
      </Heading>
      <ul className="csk-list">
        {open.map((requirement) => (
          <OpenRequest key={requirement.id} requirement={requirement} busy={busy} onWithdraw={() => ask(requirement)} />
        ))}
      </ul>
      <CommandError error={error} />
      <ConfirmStep
        open={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={withdraw}
        fallbackFocus={heading}
        title={words.t('operator.confirm.waive-title', { title: leaving === undefined ? '' : nameOfRequest(leaving, words) })}
        message={words.t('operator.confirm.waive-message')}
        action={words.t('operator.confirm.waive-action')}
      />
    </section>
  );
}

/** Asks about one request and withdraws it. Afterwards the focus goes to the heading, for the request is gone. */
function useWithdrawal(heading: RefObject<HTMLElement | null>) {
  const client = useCustomerClient();
  const [leaving, setLeaving] = useState<Requirement>();
  const [isAsking, setIsAsking] = useState(false);
  const { busy, error, run } = useCommand();
  const ask = (requirement: Requirement) => {
    setLeaving(requirement);
    setIsAsking(true);
  };
  const withdraw = async () => {
    if (leaving === undefined) return;
    if (await run(() => client.decideRequirement(leaving.id, { decision: 'waived' }))) heading.current?.focus();
  };
  return { leaving, isAsking, setIsAsking, ask, withdraw: () => void withdraw(), busy, error };
}

interface OpenRequestProps {
  requirement: Requirement;
  busy: boolean;
  onWithdraw: () => void;
}

function OpenRequest({ requirement, busy, onWithdraw }: OpenRequestProps): ReactElement {
  const words = useOperatorWords();
  const due = requirement.due?.at;
  return (
    <li className="csk-operator-controls-item csk-row" data-justify="between">
      <span className="csk-operator-controls-name">
        <RequestName requirement={requirement} />
        <span className="csk-text" data-muted="" data-size="small">
          {` · ${words.t(`requirement-status.${requirement.status}`)}`}
          {due === undefined ? '' : ` · ${words.t('common.due-on', { date: words.date(due) })}`}
        </span>
      </span>
      <button
        type="button"
        className="csk-button"
        data-variant="quiet"
        data-size="small"
        aria-label={words.t('operator.open.waive-of', { title: nameOfRequest(requirement, words) })}
        aria-disabled={busy || undefined}
        onClick={busy ? undefined : onWithdraw}
      >
        {words.t('operator.open.waive')}
      </button>
    </li>
  );
}
