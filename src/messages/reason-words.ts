import { isConfidentialReason, type Reason, reasonsForCustomer, type ResolvedText } from '../model/index.js';
import type { Translator } from './make-translator.js';

/** How reasons are put into words. */
export interface ReasonWordsOptions {
  /** True where nothing can be done about it any more: what was found is told, and not what to do. */
  isFinal?: boolean | undefined;
}

type ReasonTranslator = Pick<Translator, 't' | 'find' | 'text'>;

/** The words of one reason: the backend's own where it gave any and may, else the kit's for the code. */
export function reasonWords(reason: Reason, words: ReasonTranslator, options: ReasonWordsOptions = {}): ResolvedText {
  if (reason.message !== undefined && reason.message !== '' && !isConfidentialReason(reason)) return words.text(reason.message);
  return { text: isConfidentialReason(reason) ? words.t('reasons.other') : codeWords(reason.code, words, options) };
}

/** What a reason code says: what was found, and what to do about it. One that nobody knows says nothing of its own. */
export function codeWords(code: string, words: ReasonTranslator, { isFinal = false }: ReasonWordsOptions = {}): string {
  const finding = words.find(`reasons.${code}`) ?? words.t('reasons.other');
  const hint = isFinal ? undefined : words.find(`reasons.${code}.hint`);
  return hint === undefined || hint === '' ? finding : words.t('reasons.with-hint', { finding, hint });
}

/**
 * The words of the reasons that say something of their own. A finding that is confidential, a code nobody knows and no
 * reason at all come to the same: nothing, so that they cannot be told apart.
 */
export function specificReasonWords(
  reasons: readonly Reason[],
  words: ReasonTranslator,
  options?: ReasonWordsOptions,
): ResolvedText[] {
  const general = words.t('reasons.other');
  return customerReasonWords(reasons, words, options).filter(({ text }) => text !== general);
}

/**
 * Why something was refused: the reasons that say something of their own, else that no more can be said. A confidential
 * finding and no reason at all read alike.
 */
export function refusalWords(reasons: readonly Reason[], words: ReasonTranslator): ResolvedText[] {
  const specific = specificReasonWords(reasons, words);
  return specific.length > 0 ? specific : [{ text: words.t('reasons.other') }];
}

/** The words of the reasons a customer may see, each sentence once. */
export function customerReasonWords(
  reasons: readonly Reason[],
  words: ReasonTranslator,
  options?: ReasonWordsOptions,
): ResolvedText[] {
  const spoken = reasonsForCustomer(reasons).map((reason) => reasonWords(reason, words, options));
  return spoken.filter((one, index) => spoken.findIndex((other) => other.text === one.text) === index);
}
