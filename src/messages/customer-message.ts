import type { Translator } from './make-translator.js';
import { type CustomerMessage, statusMessage } from './status-message.js';
import { createTranslator } from './translator.js';

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
  return statusMessage(status, words);
}
