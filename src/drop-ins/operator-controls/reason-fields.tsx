'use client';
import { type ReactElement, useId } from 'react';
import type { OperatorReason } from '../../client/index.js';
import { REASON_CODES } from '../../model/index.js';
import { useWords } from '../provider/index.js';

/** What an operator entered about a decision. */
export interface ReasonDraft {
  reasonCode: string;
  message: string;
}

/** Nothing entered. */
export const NO_REASON: ReasonDraft = { reasonCode: '', message: '' };

/** What was entered as the client takes it: empty entries are left out. */
export function toReason({ reasonCode, message }: ReasonDraft): OperatorReason {
  const text = message.trim();
  return { ...(reasonCode === '' ? {} : { reasonCode }), ...(text === '' ? {} : { message: text }) };
}

/** A reason code and a message to the customer. */
export function ReasonFields({ value, onChange, error }: ReasonFieldsProps): ReactElement {
  const words = useWords();
  const id = useId();
  return (
    <>
      <div className="csk-field">
        <label className="csk-label" htmlFor={`${id}-code`}>
          {words.t('operator.reason.code')}
        </label>
        {error === undefined ? null : (
          <p className="csk-error" id={`${id}-error`}>
            {error}
          </p>
        )}
        <select
          className="csk-input"
          id={`${id}-code`}
          value={value.reasonCode}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={(event) => onChange({ ...value, reasonCode: event.target.value })}
        >
          <option value="">{words.t('operator.reason.none')}</option>
          {REASON_CODES.map((code) => (
            <option key={code} value={code}>
              {words.t(`reasons.${code}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="csk-field">
        <label className="csk-label" htmlFor={`${id}-message`}>
          {words.t('operator.reason.message')}
        </label>
        <p className="csk-hint" id={`${id}-hint`}>
          {words.t('operator.reason.message-hint')}
        </p>
        <textarea
          className="csk-input"
          id={`${id}-message`}
          rows={2}
          value={value.message}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange({ ...value, message: event.target.value })}
        />
      </div>
    </>
  );
}

interface ReasonFieldsProps {
  value: ReasonDraft;
  onChange: (value: ReasonDraft) => void;
  error?: string | undefined;
}
