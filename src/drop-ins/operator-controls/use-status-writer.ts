'use client';
import { type RefObject, useRef, useState } from 'react';
import type { CommandResult, CustomerClient } from '../../client/index.js';
import { type CustomerStatus, type CustomerStatusError, isCustomerStatus, type PresentedStatus } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../../react/provider/index.js';
import { NO_REASON, type ReasonDraft, toReason } from './reason-fields.js';
import { type StatusMoves, statusMoves } from './status-moves.js';
import { useCommand } from './use-command.js';

/** A step that is asked about, as it was when the question was put. That is what is carried out, and nothing else. */
export interface AskedStep {
  from: PresentedStatus | undefined;
  to: CustomerStatus;
  isIrregular: boolean;
}

/** A change of status as it is being written. */
export interface StatusWriterState {
  moves: StatusMoves;
  heading: RefObject<HTMLHeadingElement | null>;
  /** What is chosen, as far as it leads on from the present status. */
  chosen: CustomerStatus | undefined;
  isIrregular: boolean;
  choose: (target: string) => void;
  /** True when nothing was chosen and it should have been. */
  missing: boolean;
  reason: ReasonDraft;
  setReason: (reason: ReasonDraft) => void;
  asked: AskedStep | undefined;
  /** The status that came while a step was asked about; the step was not taken. */
  overtakenBy: PresentedStatus | undefined;
  cancel: () => void;
  confirm: () => void;
  submit: () => void;
  activate: () => void;
  deactivate: () => void;
  busy: boolean;
  error: CustomerStatusError | undefined;
}

/** Writes a status as an operator decides. What was entered goes when it was sent, and not before. */
export function useStatusWriter(status: PresentedStatus | undefined): StatusWriterState {
  const client = useCustomerClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [target, choose] = useState('');
  const [reason, setReason] = useState(NO_REASON);
  const [missing, setMissing] = useState(false);
  const { asked, overtakenBy, ask, settle } = useAskedStep(status);
  const { busy, error, run } = useCommand();
  const moves = useMoves(status, client);
  const chosen = isCustomerStatus(target) && moves.targets.includes(target) ? target : undefined;
  const isIrregular = chosen !== undefined && moves.irregular.includes(chosen);
  const perform = async (command: () => Promise<CommandResult>, isReasonSent = true) => {
    settle();
    if (!(await run(command))) return;
    choose('');
    if (isReasonSent) setReason(NO_REASON);
    heading.current?.focus();
  };
  const write = (to: CustomerStatus) => void perform(() => client.setStatus(to, toReason(reason)));
  const submit = () => {
    setMissing(chosen === undefined);
    if (busy || chosen === undefined) return;
    if (chosen === 'REJECTED' || isIrregular) ask({ from: status, to: chosen, isIrregular });
    else write(chosen);
  };
  // Activating takes no reason, so one that was entered goes with the status.
  const isExplained = moves.canExplainActivation && Object.keys(toReason(reason)).length > 0;
  const activate = () => (isExplained ? write('ACTIVE') : void perform(() => client.activate(), false));
  const deactivate = () => void perform(() => client.deactivate(toReason(reason)));
  const confirm = () => (asked === undefined ? undefined : write(asked.to));
  const form = { chosen, isIrregular, choose, missing, reason, setReason, submit, activate, deactivate };
  return { moves, heading, ...form, asked, overtakenBy, cancel: settle, confirm, busy, error };
}

/** A question about a step falls away when the customer's status becomes another one: the answer was for the one before. */
function useAskedStep(status: PresentedStatus | undefined) {
  const [asked, setAsked] = useState<AskedStep>();
  const [overtakenBy, setOvertakenBy] = useState<PresentedStatus>();
  if (asked !== undefined && asked.from !== status) {
    setAsked(undefined);
    setOvertakenBy(status);
  }
  const ask = (step: AskedStep | undefined) => {
    setAsked(step);
    setOvertakenBy(undefined);
  };
  return { asked, overtakenBy, ask, settle: () => ask(undefined) };
}

function useMoves(status: PresentedStatus | undefined, client: CustomerClient): StatusMoves {
  // What the backend allows may change while the status stays, so the snapshot is what this listens to.
  useClientSnapshot((snapshot) => snapshot, client);
  return statusMoves(status, client);
}
