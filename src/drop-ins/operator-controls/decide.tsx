'use client';
import {
  type FormEvent,
  forwardRef,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { CommandResult } from '../../client/index.js';
import type { OperatorDecision } from '../../model/index.js';
import { CommandError } from './command-error.js';
import { NO_REASON, ReasonFields, toReason } from './reason-fields.js';
import { useCommand } from './use-command.js';
import { useOperatorWords } from './use-operator-words.js';

/** Accepts something or refuses it with a reason. Afterwards the focus goes to the list's heading, for the item may be gone. */
export function Decide({ title, decide, heading, notYet }: DecideProps): ReactElement {
  const words = useOperatorWords();
  const [refusing, setRefusing] = useState(false);
  const { busy, error, run } = useCommand();
  const refuse = useRef<HTMLButtonElement>(null);
  const hintId = useId();
  const perform = async (decision: OperatorDecision) => {
    if (!(await run(() => decide(decision)))) return;
    setRefusing(false);
    heading.current?.focus();
  };
  const stopRefusing = () => {
    setRefusing(false);
    refuse.current?.focus();
  };
  return (
    <>
      <div className="csk-row">
        <SmallButton
          label={words.t('operator.review.accept-of', { title })}
          busy={busy || notYet !== undefined}
          describedBy={notYet === undefined ? undefined : hintId}
          onClick={() => (notYet === undefined ? void perform({ decision: 'accepted' }) : undefined)}
        >
          {words.t('operator.review.accept')}
        </SmallButton>
        <SmallButton
          ref={refuse}
          label={words.t('operator.review.refuse-of', { title })}
          expanded={refusing}
          onClick={() => setRefusing(!refusing)}
        >
          {words.t('operator.review.refuse')}
        </SmallButton>
      </div>
      {notYet === undefined ? null : (
        <p className="csk-hint" id={hintId}>
          {notYet}
        </p>
      )}
      {refusing ? <Refusal title={title} busy={busy} onCancel={stopRefusing} onRefuse={perform} /> : null}
      <CommandError error={error} />
    </>
  );
}

interface SmallButtonProps {
  label: string;
  busy?: boolean | undefined;
  expanded?: boolean | undefined;
  describedBy?: string | undefined;
  onClick: () => void;
  children: ReactNode;
}

const SmallButton = forwardRef<HTMLButtonElement, SmallButtonProps>(function SmallButton(
  { label, busy = false, expanded, describedBy, onClick, children },
  ref,
) {
  return (
    <button
      ref={ref}
      type="button"
      className="csk-button"
      data-variant="secondary"
      data-size="small"
      aria-label={label}
      aria-disabled={busy || undefined}
      aria-expanded={expanded}
      aria-describedby={describedBy}
      onClick={onClick}
    >
      {children}
    </button>
  );
});

interface DecideProps {
  title: string;
  decide: (decision: OperatorDecision) => Promise<CommandResult>;
  heading: RefObject<HTMLElement | null>;
  /** Why it cannot be accepted yet. */
  notYet?: string | undefined;
}

interface RefusalProps {
  title: string;
  busy: boolean;
  onCancel: () => void;
  onRefuse: (decision: OperatorDecision) => Promise<void>;
}

function Refusal({ title, busy, onCancel, onRefuse }: RefusalProps): ReactElement {
  const words = useOperatorWords();
  const legendId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState(NO_REASON);
  const [missing, setMissing] = useState(false);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const lacks = reason.reasonCode === '' && reason.message.trim() === '';
    setMissing(lacks);
    if (lacks) form.current?.querySelector('select')?.focus();
    else void onRefuse({ decision: 'rejected', ...toReason(reason) });
  };
  return (
    <form ref={form} className="csk-stack csk-operator-controls-refusal" aria-labelledby={legendId} onSubmit={onSubmit}>
      <strong id={legendId}>{words.t('operator.review.refuse-title', { title })}</strong>
      <ReasonFields value={reason} onChange={setReason} error={missing ? words.t('operator.review.reason-missing') : undefined} />
      <div className="csk-row">
        <button type="submit" className="csk-button" data-variant="danger" data-size="small" aria-disabled={busy || undefined}>
          {words.t('operator.review.refuse')}
        </button>
        <button type="button" className="csk-button" data-variant="secondary" data-size="small" onClick={onCancel}>
          {words.t('common.cancel')}
        </button>
      </div>
    </form>
  );
}
