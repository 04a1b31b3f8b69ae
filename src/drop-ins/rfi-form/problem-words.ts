import { fieldErrorWords } from '../../messages/index.js';
import type { ResolvedText } from '../../model/index.js';
import type { AnswerFault, RfiProblem } from '../../react/rfi-form/index.js';
import type { Words } from '../provider/index.js';

/** What is wrong, the same in the summary and at the control. What a validator of the host says is shown as it is. */
export function problemInWords({ item, fault, error }: RfiProblem, words: Words): ResolvedText {
  if (fault === undefined) return error === undefined ? { text: '' } : fieldErrorWords(error, words);
  const title = item === undefined ? '' : words.text(item.requirement.title).text;
  return { text: fault.text ?? faultInWords(fault, title, words) };
}

function faultInWords(fault: AnswerFault, title: string, words: Words): string {
  const { code, part, limit = 0, name = '' } = fault;
  if (code === 'required' && part === 'text') return words.t('rfi-form.fault-answer', { title });
  switch (code) {
    case 'too_long':
    case 'too_short':
    case 'group':
      return words.t(`rfi-form.fault-${code}`, { title, limit });
    case 'address_postal':
    case 'address_region':
      return words.t(`rfi-form.fault-${code}`, { name });
    case 'email':
    case 'phone':
    case 'year':
    case 'country':
    case 'address_line':
    case 'address_city':
    case 'address_country':
    case 'nothing':
      return words.t(`rfi-form.fault-${code}`);
    case 'date_incomplete':
      return dateInWords(fault, title, words);
    case 'pattern':
      return patternInWords(fault, title, words);
    case 'host':
      return title;
    default:
      return words.t(`rfi-form.fault-${code}`, { title });
  }
}

function dateInWords({ part, missing = [] }: AnswerFault, title: string, words: Words): string {
  if (part === 'value') return words.t('rfi-form.fault-date_unreadable', { title });
  const parts = words.list(missing.map((one) => words.t(`rfi-form.date-part-${one}`)));
  return words.t('rfi-form.fault-date_parts', { title, parts });
}

function patternInWords({ example }: AnswerFault, title: string, words: Words): string {
  if (example === undefined) return words.t('rfi-form.fault-pattern', { title });
  return words.t('rfi-form.fault-pattern-like', { title, example });
}
