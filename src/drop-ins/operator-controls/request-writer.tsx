'use client';
import { type FormEvent, type ReactElement, useId, useRef, useState } from 'react';
import type { NewRequirement, Requirement } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../../react/provider/index.js';
import { Heading, type HeadingLevel } from '../text/index.js';
import { CommandError } from './command-error.js';
import { dueFault, type RequestDraft, toNewRequirement } from './new-request.js';
import { RequestFields, type RequestFaults } from './request-fields.js';
import { RequestList } from './request-list.js';
import { useCommand } from './use-command.js';
import { useOperatorWords } from './use-operator-words.js';

const NONE: readonly Requirement[] = [];

/** Writes requests for information and sends them together. Renders a `<section>`, or nothing; what was written stays. */
export function RequestWriter({ isOffered, level }: { isOffered: boolean; level: HeadingLevel }): ReactElement | null {
  const words = useOperatorWords();
  const titleId = useId();
  const { heading, ...writer } = useRequestWriter();
  if (!isOffered) return null;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    writer.add(isHalfTyped(event.currentTarget));
  };
  return (
    <section className="csk-card csk-stack" aria-labelledby={titleId}>
      <Heading level={level} id={titleId} ref={heading} tabIndex={-1}>
        {words.t('operator.request.title')}
      </Heading>
      <form className="csk-stack" onSubmit={onSubmit} noValidate>
        <RequestFields draft={writer.draft} onChange={writer.setDraft} faults={writer.faults} />
        <div className="csk-row">
          <button type="submit" className="csk-button" data-variant="secondary">
            {words.t('operator.request.add')}
          </button>
        </div>
      </form>
      <RequestList requests={writer.requests} onRemove={writer.remove} onSend={writer.send} busy={writer.busy} />
      <CommandError error={writer.error} />
    </section>
  );
}

function useRequestWriter() {
  const client = useCustomerClient();
  const words = useOperatorWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const existing = useClientSnapshot((snapshot) => snapshot.customer?.requirements ?? NONE);
  const empty = (): RequestDraft => ({
    kind: 'clarification',
    title: words.t('operator.request.heading.clarification'),
    question: '',
    help: '',
    due: '',
  });
  const [draft, setDraft] = useState(empty);
  const [faults, setFaults] = useState<RequestFaults>({});
  const [requests, setRequests] = useState<readonly NewRequirement[]>([]);
  const { busy, error, run } = useCommand();
  const add = (isDueHalfTyped: boolean) => {
    const due = isDueHalfTyped ? 'invalid' : dueFault(draft.due, words);
    const found: RequestFaults = { title: draft.title.trim() === '', question: lacksQuestion(draft), due };
    setFaults(found);
    if (found.title === true || found.question === true || due !== undefined) return;
    setRequests([...requests, toNewRequirement(draft, [...existing, ...requests], words)]);
    setDraft(empty());
  };
  const remove = (index: number) => {
    setRequests(requests.filter((_, place) => place !== index));
    heading.current?.focus();
  };
  const send = async () => {
    if (!(await run(() => client.requestInformation(requests)))) return;
    setRequests([]);
    heading.current?.focus();
  };
  return { heading, draft, setDraft, faults, requests, add, remove, send: () => void send(), busy, error };
}

function lacksQuestion(draft: RequestDraft): boolean {
  return draft.kind === 'clarification' && draft.question.trim() === '';
}

/** A date of which only a part was typed reads like none. */
function isHalfTyped(form: HTMLFormElement): boolean {
  return form.querySelector<HTMLInputElement>('input[type="date"]')?.validity.badInput === true;
}
