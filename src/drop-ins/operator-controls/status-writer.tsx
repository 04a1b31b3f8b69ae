'use client';
import { type ReactElement, type FormEvent, useId, useRef, useState } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { type CustomerStatus, isClosedStatus, isCustomerStatus, type PresentedStatus } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../../react/provider/index.js';
import type { Words } from '../provider/index.js';
import { Heading, type HeadingLevel, Notice } from '../text/index.js';
import { CommandError } from './command-error.js';
import { ConfirmStep } from './confirm-step.js';
import { Entry } from './entry.js';
import { NO_REASON, ReasonFields, toReason } from './reason-fields.js';
import { type StatusMoves, statusMoves } from './status-moves.js';
import { useCommand } from './use-command.js';
import { useOperatorWords } from './use-operator-words.js';

/** Writes a status with a reason. What cannot be taken back, and what is unusual, is confirmed first. Renders a `<section>`. */
export function StatusWriter({ status, level }: { status: PresentedStatus | undefined; level: HeadingLevel }): ReactElement {
  const words = useOperatorWords();
  const titleId = useId();
  const writer = useStatusWriter(status);
  const { moves, heading } = writer;
  const isAtEnd = moves.targets.length === 0 && !moves.canActivate && !moves.canDeactivate;
  return (
    <section className="csk-card csk-stack" aria-labelledby={titleId}>
      <Heading level={level} id={titleId} ref={heading} tabIndex={-1}>
        {words.t('operator.status.title')}
      </Heading>
      {isAtEnd ? (
        <p className="csk-text" data-muted="">
          {words.t('operator.status.none')}
        </p>
      ) : (
        <WriterForm writer={writer} status={status} />
      )}
      <CommandError error={writer.error} />
      <ConfirmStep
        open={writer.confirming}
        onOpenChange={writer.setConfirming}
        onConfirm={writer.confirm}
        fallbackFocus={heading}
        {...confirmationWords(writer, status, words)}
      />
    </section>
  );
}

/** What is asked before a step that needs to be confirmed. */
function confirmationWords({ chosen, isIrregular }: StatusWriterState, status: PresentedStatus | undefined, words: Words) {
  if (chosen === undefined || !isIrregular || chosen === 'REJECTED') {
    const message = words.t('operator.confirm.message');
    return { title: words.t('operator.confirm.title'), message, action: words.t('operator.confirm.action') };
  }
  const to = words.t(`status.${chosen}.label`);
  return {
    title: words.t('operator.confirm.irregular-title'),
    message: irregularWords(status, to, words),
    action: words.t('operator.confirm.irregular-action', { to }),
  };
}

function irregularWords(status: PresentedStatus | undefined, to: string, words: Words): string {
  return words.t('operator.status.irregular-note', { from: words.t(`status.${status ?? 'UNKNOWN'}.label`), to });
}

function WriterForm({ writer, status }: { writer: StatusWriterState; status: PresentedStatus | undefined }): ReactElement {
  const words = useOperatorWords();
  const { moves, target, setTarget, missing, reason, setReason, busy, chosen, isIrregular } = writer;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    writer.submit();
  };
  return (
    <form className="csk-stack" onSubmit={onSubmit}>
      {moves.targets.length === 0 ? null : (
        <Entry label={words.t('operator.status.to')} error={missing ? words.t('operator.status.choose') : undefined}>
          {(props) => (
            <select {...props} value={target} onChange={(event) => setTarget(event.target.value)}>
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
          <p className="csk-text">{irregularWords(status, words.t(`status.${chosen}.label`), words)}</p>
        </Notice>
      ) : null}
      <ReasonFields value={reason} onChange={setReason} isFinal={isClosedStatus(chosen)} />
      <WriterButtons moves={moves} busy={busy} writer={writer} />
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

interface WriterButtonsProps {
  moves: StatusMoves;
  busy: boolean;
  writer: StatusWriterState;
}

function WriterButtons({ moves, busy, writer }: WriterButtonsProps): ReactElement {
  const words = useOperatorWords();
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

type StatusWriterState = ReturnType<typeof useStatusWriter>;

function useStatusWriter(status: PresentedStatus | undefined) {
  const client = useCustomerClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [target, setTarget] = useState('');
  const [reason, setReason] = useState(NO_REASON);
  const [confirming, setConfirming] = useState(false);
  const [missing, setMissing] = useState(false);
  const { busy, error, run } = useCommand();
  const moves = useMoves(status, client);
  const chosen = isCustomerStatus(target) && moves.targets.includes(target) ? target : undefined;
  const perform = async (command: () => ReturnType<CustomerClient['activate']>) => {
    if (!(await run(command))) return;
    setTarget('');
    setReason(NO_REASON);
    heading.current?.focus();
  };
  const isIrregular = chosen !== undefined && moves.irregular.includes(chosen);
  const write = (to: CustomerStatus) => void perform(() => client.setStatus(to, toReason(reason)));
  const submit = () => {
    setMissing(chosen === undefined);
    if (chosen === 'REJECTED' || isIrregular) setConfirming(true);
    else if (chosen !== undefined) write(chosen);
  };
  return {
    moves,
    heading,
    target: chosen ?? '',
    chosen,
    isIrregular,
    setTarget,
    missing,
    reason,
    setReason,
    confirming,
    setConfirming,
    busy,
    error,
    confirm: () => (chosen === undefined ? undefined : write(chosen)),
    submit,
    activate: () => void perform(() => client.activate()),
    deactivate: () => void perform(() => client.deactivate(toReason(reason))),
  };
}

function useMoves(status: PresentedStatus | undefined, client: CustomerClient): StatusMoves {
  // What the backend allows may change while the status stays, so the snapshot is what this listens to.
  useClientSnapshot((snapshot) => snapshot, client);
  return statusMoves(status, client);
}
