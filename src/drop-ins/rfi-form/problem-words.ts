import { fieldErrorWords } from '../../messages/index.js';
import type { ResolvedText } from '../../model/index.js';
import type { AnswerFault, RfiProblem } from '../../react/rfi-form/index.js';
import type { Words } from '../provider/index.js';

/** What is wrong, the same in the summary and at the control. */
export function problemInWords({ item, fault, error }: RfiProblem, words: Words): ResolvedText {
  if (fault === undefined) return error === undefined ? { text: '' } : fieldErrorWords(error, words);
  const title = item === undefined ? '' : words.text(item.requirement.title).text;
  return { text: faultInWords(fault, title, words) };
}

function faultInWords({ code, part, limit = 0 }: AnswerFault, title: string, words: Words): string {
  if (code === 'required' && part === 'text') return words.t('rfi-form.fault-answer', { title });
  switch (code) {
    case 'too_long':
    case 'too_short':
      return words.t(`rfi-form.fault-${code}`, { title, limit });
    case 'email':
    case 'phone':
    case 'year':
    case 'country':
    case 'address_line':
    case 'address_city':
    case 'address_country':
    case 'nothing':
      return words.t(`rfi-form.fault-${code}`);
    default:
      return words.t(`rfi-form.fault-${code}`, { title });
  }
}
