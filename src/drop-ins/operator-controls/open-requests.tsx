'use client';
import { type ReactElement, type RefObject, useId, useRef, useState } from 'react';
import { isAnswerable, type Requirement } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../../react/provider/index.js';
import { Heading, type HeadingLevel } from '../text/index.js';
import { CommandError } from './command-error.js';
import { ConfirmStep } from './confirm-step.js';
import { Overtaken } from './overtaken.js';
import { nameOfRequest, RequestName } from './request-name.js';
import { useCommand } from './use-command.js';
import { useOperatorWords } from './use-operator-words.js';

const NONE: readonly Requirement[] = [];

/**
 * What the customer has still to answer, each of which can be withdrawn. Renders a `<section>`, or nothing; once something
 * was asked about, it stays and says what came of it.
 */
export function OpenRequests({ isOffered, level }: { isOffered: boolean; level: HeadingLevel }): ReactElement | null {
  const words = useOperatorWords();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const all = useClientSnapshot((snapshot) => snapshot.customer?.requirements ?? NONE);
  const open = isOffered ? all.filter((requirement) => isAnswerable(requirement)) : NONE;
  const { asked, overtaken, isUsed, ask, cancel, withdraw, busy, error } = useWithdrawal(open, heading);
  if (open.length === 0 && !isUsed) return null;
  const nameOf = (requirement: Requirement) => ({ title: nameOfRequest(requirement, words) });
  return (
    <section className="csk-card csk-stack" aria-labelledby={titleId}>
      <Heading level={level} id={titleId} ref={heading} tabIndex={-1}>
        {words.t('operator.open.title')}
      </Heading>
      {overtaken === undefined ? null : <Overtaken text={words.t('operator.open.overtaken', nameOf(overtaken))} />}
      <OpenList open={open} busy={busy} onWithdraw={ask} />
      <CommandError error={error} />
      {asked === undefined ? null : (
        <ConfirmStep
          onCancel={cancel}
          onConfirm={withdraw}
          fallbackFocus={heading}
          title={words.t('operator.confirm.waive-title', nameOf(asked))}
          message={words.t('operator.confirm.waive-message')}
          action={words.t('operator.confirm.waive-action')}
        />
      )}
    </section>
  );
}

/**
 * Asks about one request and withdraws it. Afterwards the focus goes to the heading, for the request is gone. The question
 * falls away when the request is no longer open: the customer may have answered it meanwhile.
 */
function useWithdrawal(open: readonly Requirement[], heading: RefObject<HTMLElement | null>) {
  const client = useCustomerClient();
  const [asked, setAsked] = useState<Requirement>();
  const [overtaken, setOvertaken] = useState<Requirement>();
  const [isUsed, setIsUsed] = useState(false);
  const { busy, error, run } = useCommand();
  if (asked !== undefined && !open.some(({ id }) => id === asked.id)) {
    setAsked(undefined);
    setOvertaken(asked);
  }
  const ask = (requirement: Requirement) => {
    setIsUsed(true);
    setOvertaken(undefined);
    setAsked(requirement);
  };
  const withdraw = async () => {
    if (asked === undefined) return;
    setAsked(undefined);
    if (await run(() => client.decideRequirement(asked.id, { decision: 'waived' }))) heading.current?.focus();
  };
  return { asked, overtaken, isUsed, ask, cancel: () => setAsked(undefined), withdraw: () => void withdraw(), busy, error };
}

interface OpenListProps {
  open: readonly Requirement[];
  busy: boolean;
  onWithdraw: (requirement: Requirement) => void;
}

function OpenList({ open, busy, onWithdraw }: OpenListProps): ReactElement {
  const words = useOperatorWords();
  if (open.length === 0) {
    return (
      <p className="csk-text" data-muted="">
        {words.t('operator.open.empty')}
      </p>
    );
  }
  return (
    <ul className="csk-list">
      {open.map((requirement) => (
        <OpenRequest key={requirement.id} requirement={requirement} busy={busy} onWithdraw={() => onWithdraw(requirement)} />
      ))}
    </ul>
  );
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
