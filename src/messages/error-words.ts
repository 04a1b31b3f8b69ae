import type { CustomerStatusError, FieldError, ResolvedText } from '../model/index.js';
import { reasonWords } from './reason-words.js';
import type { Translator } from './make-translator.js';

/** The sentence for an error. It is looked up by code, and a code of a newer kit gets general words; the error's own message is for developers and never shown. */
export function errorWords(error: Pick<CustomerStatusError, 'code'>, words: Pick<Translator, 't' | 'find'>): string {
  return words.find(`errors.${error.code}`) ?? words.t('errors.unavailable');
}

/** The words for one wrong value: the backend's own where it gave any, else the kit's for the code. */
export function fieldErrorWords(error: FieldError, words: Pick<Translator, 't' | 'find' | 'text'>): ResolvedText {
  return reasonWords({ code: error.code, message: error.message, audience: 'customer' }, words);
}
