import { en } from './compiled/en.js';
import { makeTranslator, type Translator, type TranslatorOptions } from './make-translator.js';

/**
 * Makes a translator. Without a catalogue, a hook or overrides for it, a locale other than English falls back to
 * English throughout, so that no page mixes two languages. Never throws for a missing sentence or a bad locale.
 *
 * @example
 * ```ts
 * import { createTranslator } from 'customer-status-kit';
 *
 * const words = createTranslator({ locale: 'en-GB', timeZone: 'Europe/London' });
 * console.assert(words.t('status.ACTIVE.label') === 'Verified');
 * ```
 */
export function createTranslator(options: TranslatorOptions = {}): Translator {
  return makeTranslator(options, en);
}
