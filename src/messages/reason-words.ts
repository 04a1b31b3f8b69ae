import { isConfidentialReason, type Reason, reasonsForCustomer, type ResolvedText } from '../model/index.js';
import type { Translator } from './make-translator.js';

/** The words of one reason: the backend's own where it gave any and may, else the kit's for the code. */
export function reasonWords(reason: Reason, words: Pick<Translator, 't' | 'find' | 'text'>): ResolvedText {
  if (reason.message !== undefined && reason.message !== '' && !isConfidentialReason(reason)) return words.text(reason.message);
  if (isConfidentialReason(reason)) return { text: words.t('reasons.other') };
  return { text: words.find(`reasons.${reason.code}`) ?? words.t('reasons.other') };
}

/**
 * The words of the reasons that say something of their own. A finding that is confidential, a code nobody knows and no
 * reason at all come to the same: nothing, so that they cannot be told apart.
 */
export function specificReasonWords(reasons: readonly Reason[], words: Pick<Translator, 't' | 'find' | 'text'>): ResolvedText[] {
  const general = words.t('reasons.other');
  return customerReasonWords(reasons, words).filter(({ text }) => text !== general);
}

/** The words of the reasons a customer may see, each sentence once. */
export function customerReasonWords(reasons: readonly Reason[], words: Pick<Translator, 't' | 'find' | 'text'>): ResolvedText[] {
  const spoken = reasonsForCustomer(reasons).map((reason) => reasonWords(reason, words));
  return spoken.filter((one, index) => spoken.findIndex((other) => other.text === one.text) === index);
}
