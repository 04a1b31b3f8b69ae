'use client';
import type { ReactElement } from 'react';
import type { OperatorReason } from '../../client/index.js';
import { codeWords } from '../../messages/index.js';
import { isConfidentialReason, REASON_CODES } from '../../model/index.js';
import type { Words } from '../provider/index.js';
import { Entry } from './entry.js';
import { useOperatorWords } from './use-operator-words.js';

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
export function ReasonFields({ value, onChange, error, isFinal }: ReasonFieldsProps): ReactElement {
  const words = useOperatorWords();
  // Of a confidential reason it is said above that the message is not shown.
  const isConfidential = isConfidentialReason({ code: value.reasonCode });
  const hint = isConfidential ? undefined : words.t('operator.reason.message-hint');
  return (
    <>
      <div className="csk-stack" data-gap="small">
        <Entry label={words.t('operator.reason.code')} error={error}>
          {(props) => (
            <select
              {...props}
              value={value.reasonCode}
              onChange={(event) => onChange({ ...value, reasonCode: event.target.value })}
            >
              <option value="">{words.t('operator.reason.none')}</option>
              {REASON_CODES.map((code) => (
                <option key={code} value={code}>
                  {words.t(`operator.reason-code.${code}`)}
                </option>
              ))}
            </select>
          )}
        </Entry>
        <p className="csk-hint csk-rfi-flow-said" role="status">
          {toldWords(value, words, isFinal)}
        </p>
      </div>
      <Entry label={words.t(isConfidential ? 'operator.reason.note' : 'operator.reason.message')} hint={hint}>
        {(props) => (
          <textarea
            {...props}
            rows={2}
            value={value.message}
            onChange={(event) => onChange({ ...value, message: event.target.value })}
          />
        )}
      </Entry>
    </>
  );
}

/** What the customer will read, where it is not the operator's own message. */
function toldWords({ reasonCode, message }: ReasonDraft, words: Words, isFinal = false): string {
  if (reasonCode === '') return '';
  if (isConfidentialReason({ code: reasonCode }))
    return words.t('operator.reason.confidential', { text: words.t('reasons.other') });
  if (message.trim() !== '') return '';
  return words.t('operator.reason.told', { text: codeWords(reasonCode, words, { isFinal }) });
}

interface ReasonFieldsProps {
  value: ReasonDraft;
  onChange: (value: ReasonDraft) => void;
  error?: string | undefined;
  /** True where the customer can do nothing about it any more. */
  isFinal?: boolean | undefined;
}
