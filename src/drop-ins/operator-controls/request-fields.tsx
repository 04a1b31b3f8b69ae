'use client';
import type { ReactElement } from 'react';
import { Entry } from './entry.js';
import { type DueFault, REQUEST_KINDS, type RequestDraft } from './new-request.js';
import { useOperatorWords } from './use-operator-words.js';

/** Which entries are missing, and what is wrong with the due date. */
export interface RequestFaults {
  title?: boolean | undefined;
  question?: boolean | undefined;
  due?: DueFault | undefined;
}

/** The entries of a request. */
export function RequestFields({ draft, onChange, faults }: RequestFieldsProps): ReactElement {
  const words = useOperatorWords();
  const set = (part: Partial<RequestDraft>) => onChange({ ...draft, ...part });
  const choose = (value: string) => {
    const kind = REQUEST_KINDS.find((candidate) => candidate === value);
    if (kind !== undefined) set({ kind, title: words.t(`operator.request.heading.${kind}`) });
  };
  return (
    <>
      <Entry label={words.t('operator.request.kind')}>
        {(props) => (
          <select {...props} value={draft.kind} onChange={(event) => choose(event.target.value)}>
            {REQUEST_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words.t(`operator.request.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Entry>
      <Entry
        label={words.t('operator.request.heading')}
        error={faults.title === true ? words.t('operator.request.heading-missing') : undefined}
      >
        {(props) => <input {...props} value={draft.title} onChange={(event) => set({ title: event.target.value })} />}
      </Entry>
      {draft.kind === 'clarification' ? (
        <Entry
          label={words.t('operator.request.question')}
          error={faults.question === true ? words.t('operator.request.question-missing') : undefined}
        >
          {(props) => (
            <textarea {...props} rows={2} value={draft.question} onChange={(event) => set({ question: event.target.value })} />
          )}
        </Entry>
      ) : null}
      <Entry label={words.t('common.optional', { label: words.t('operator.request.help') })}>
        {(props) => <input {...props} value={draft.help} onChange={(event) => set({ help: event.target.value })} />}
      </Entry>
      <DueEntry due={draft.due} onChange={(due) => set({ due })} fault={faults.due} />
    </>
  );
}

interface RequestFieldsProps {
  draft: RequestDraft;
  onChange: (draft: RequestDraft) => void;
  faults: RequestFaults;
}

interface DueEntryProps {
  due: string;
  onChange: (due: string) => void;
  fault: DueFault | undefined;
}

function DueEntry({ due, onChange, fault }: DueEntryProps): ReactElement {
  const words = useOperatorWords();
  return (
    <Entry
      label={words.t('common.optional', { label: words.t('operator.request.due') })}
      error={fault === undefined ? undefined : words.t(`operator.request.due-${fault}`)}
    >
      {(props) => (
        <input
          {...props}
          type="date"
          data-width="short"
          max="9999-12-31"
          value={due}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Entry>
  );
}
