import { presentStatus, type PresentedStatus } from '../model/index.js';
import type { Translator } from './make-translator.js';
import { createTranslator } from './translator.js';

/** What a status says to the customer. */
export interface CustomerMessage {
  title: string;
  message: string;
  action: string;
}

/**
 * Title, message and action for a status, in English unless a translator is given. The English ones are word for word
 * those of seed 003, "User experience messages". A value that is no status gets the words of `UNKNOWN`; never throws.
 *
 * @example
 * ```ts
 * import { getCustomerMessage } from 'customer-status-kit';
 *
 * console.assert(getCustomerMessage('CREATED').action === 'Complete Profile');
 * ```
 */
export function getCustomerMessage(status: unknown, words: Pick<Translator, 't'> = createTranslator()): CustomerMessage {
  const presented: PresentedStatus = presentStatus(status);
  return {
    title: words.t(`status.${presented}.title`),
    message: words.t(`status.${presented}.message`),
    action: words.t(`status.${presented}.action`),
  };
}
