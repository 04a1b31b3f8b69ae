import { fieldErrorWords, type MessageKey, type MessageValues } from '../../messages/index.js';
import type { ResolvedText } from '../../model/index.js';
import type { AnswerFaultCode, RfiProblem } from '../../react/rfi-form/index.js';
import type { Words } from '../provider/index.js';

const KEYS: Readonly<Record<AnswerFaultCode, MessageKey>> = {
  required: 'rfi-form.fault-required',
  required_choice: 'rfi-form.fault-required-choice',
  too_long: 'rfi-form.fault-too_long',
  too_short: 'rfi-form.fault-too_short',
  email: 'rfi-form.fault-email',
  phone: 'rfi-form.fault-phone',
  number: 'rfi-form.fault-number',
  money: 'rfi-form.fault-money',
  choice: 'rfi-form.fault-choice',
  country: 'rfi-form.fault-country',
  date: 'rfi-form.fault-date',
  date_incomplete: 'rfi-form.fault-date-incomplete',
  date_future: 'rfi-form.fault-date-future',
  year: 'rfi-form.fault-year',
  address_line: 'rfi-form.fault-address-line',
  address_city: 'rfi-form.fault-address-city',
  address_country: 'rfi-form.fault-address-country',
  declaration: 'rfi-form.fault-declaration',
  document_type: 'rfi-form.fault-document-type',
  document_front: 'rfi-form.fault-document-front',
  document_back: 'rfi-form.fault-document-back',
  document_single: 'rfi-form.fault-document-single',
  document_uploading: 'rfi-form.fault-document-uploading',
  document_failed: 'rfi-form.fault-document-failed',
  action: 'rfi-form.fault-action',
  group: 'rfi-form.fault-group',
};

/** What is wrong, the same in the summary and at the control. */
export function problemInWords({ item, fault, error }: RfiProblem, words: Words): ResolvedText {
  if (fault === undefined) return error === undefined ? { text: '' } : fieldErrorWords(error, words);
  const title = item === undefined ? '' : words.text(item.requirement.title).text;
  const say: (key: MessageKey, values: MessageValues) => string = words.t;
  return { text: say(KEYS[fault.code], { title, limit: fault.limit ?? 0 }) };
}
