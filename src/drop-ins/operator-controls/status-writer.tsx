'use client';
import { type FormEvent, type ReactElement, useId } from 'react';
import { type CustomerStatus, isClosedStatus, type PresentedStatus } from '../../model/index.js';
import type { Words } from '../provider/index.js';
import { Heading, type HeadingLevel, Notice } from '../text/index.js';
import { CommandError } from './command-error.js';
import { ConfirmStep } from './confirm-step.js';
import { Entry } from './entry.js';
import { Overtaken } from './overtaken.js';
import { ReasonFields } from './reason-fields.js';
import { useOperatorWords } from './use-operator-words.js';
import { type AskedStep, type StatusWriterState, useStatusWriter } from './use-status-writer.js';

/** Writes a status with a reason. What cannot be taken back, and what is unusual, is confirmed first. Renders a `<section>`, or nothing. */
export function StatusWriter({ status, isOffered, level }: StatusWriterProps): ReactElement | null {
  const words = useOperatorWords();
  const titleId = useId();
  const writer = useStatusWriter(status);
  const { moves, heading, asked, overtakenBy, error } = writer;
  const isAtEnd = moves.targets.length === 0 && !moves.canActivate && !moves.canDeactivate;
  if (!isOffered && asked === undefined && overtakenBy === undefined && error === undefined) return null;
  return (
    <section className="csk-card csk-stack" aria-labelledby={titleId}>
      <Heading level={level} id={titleId} ref={heading} tabIndex={-1}>
        {words.t('operator.status.title')}
      </Heading>
      {overtakenBy === undefined ? null : (
        <Overtaken text={words.t('operator.status.overtaken', { to: words.t(`status.${overtakenBy}.label`) })} />
      )}
      {isAtEnd ? (
        <p className="csk-text" data-muted="">
          {words.t('operator.status.none')}
        </p>
      ) : (
        <WriterForm writer={writer} status={status} />
      )}
      <CommandError error={error} />
      {asked === undefined ? null : (
        <ConfirmStep
          onCancel={writer.cancel}
          onConfirm={writer.confirm}
          fallbackFocus={heading}
          {...confirmationWords(asked, words)}
        />
      )}
    </section>
  );
}

interface StatusWriterProps {
  status: PresentedStatus | undefined;
  /** False where this operator may write no status now. */
  isOffered: boolean;
  level: HeadingLevel;
}

/** What is asked before a step that needs to be confirmed. */
function confirmationWords({ from, to, isIrregular }: AskedStep, words: Words) {
  if (!isIrregular || to === 'REJECTED') {
    const message = words.t('operator.confirm.message');
    return { title: words.t('operator.confirm.title'), message, action: words.t('operator.confirm.action') };
  }
  return {
    title: words.t('operator.confirm.irregular-title'),
    message: irregularWords(from, to, words),
    action: words.t('operator.confirm.irregular-action', { to: words.t(`status.${to}.label`) }),
  };
}

function irregularWords(from: PresentedStatus | undefined, to: CustomerStatus, words: Words): string {
  return words.t('operator.status.irregular-note', {
    from: words.t(`status.${from ?? 'UNKNOWN'}.label`),
    to: words.t(`status.${to}.label`),
  });
}

function WriterForm({ writer, status }: { writer: StatusWriterState; status: PresentedStatus | undefined }): ReactElement {
  const words = useOperatorWords();
  const { moves, missing, reason, setReason, chosen, isIrregular } = writer;
  const takesReason = moves.targets.length > 0 || moves.canDeactivate || moves.canExplainActivation;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    writer.submit();
  };
  return (
    <form className="csk-stack" onSubmit={onSubmit}>
      {moves.targets.length === 0 ? null : (
        <Entry label={words.t('operator.status.to')} error={missing ? words.t('operator.status.choose') : undefined}>
          {(props) => (
            <select {...props} value={chosen ?? ''} onChange={(event) => writer.choose(event.target.value)}>
              <option value="">{words.t('operator.status.choose')}</option>
              <StatusOptions
                label={words.t('operator.status.regular')}
                targets={moves.targets.filter((to) => !moves.irregular.includes(to))}
              />
              <StatusOptions label={words.t('operator.status.irregular')} targets={moves.irregular} />
            </select>
          )}
        </Entry>
      )}
      {chosen !== undefined && isIrregular ? (
        <Notice tone="caution">
          <p className="csk-text">{irregularWords(status, chosen, words)}</p>
        </Notice>
      ) : null}
      {takesReason ? <ReasonFields value={reason} onChange={setReason} isFinal={isClosedStatus(chosen)} /> : null}
      <WriterButtons writer={writer} />
    </form>
  );
}

function StatusOptions({ label, targets }: { label: string; targets: readonly CustomerStatus[] }): ReactElement | null {
  const words = useOperatorWords();
  if (targets.length === 0) return null;
  return (
    <optgroup label={label}>
      {targets.map((to) => (
        <option key={to} value={to}>
          {words.t(`status.${to}.label`)}
        </option>
      ))}
    </optgroup>
  );
}

function WriterButtons({ writer }: { writer: StatusWriterState }): ReactElement {
  const words = useOperatorWords();
  const { moves, busy } = writer;
  return (
    <div className="csk-row">
      {moves.targets.length === 0 ? null : (
        <button type="submit" className="csk-button" aria-disabled={busy || undefined}>
          {words.t('operator.status.write')}
        </button>
      )}
      {moves.canActivate ? (
        <button
          type="button"
          className="csk-button"
          data-variant="secondary"
          aria-disabled={busy || undefined}
          onClick={writer.activate}
        >
          {words.t('operator.status.activate')}
        </button>
      ) : null}
      {moves.canDeactivate ? (
        <button
          type="button"
          className="csk-button"
          data-variant="secondary"
          aria-disabled={busy || undefined}
          onClick={writer.deactivate}
        >
          {words.t('operator.status.deactivate')}
        </button>
      ) : null}
    </div>
  );
}
