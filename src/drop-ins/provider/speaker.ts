import { makeTranslator, type PartialCatalogue, type TranslatorOptions } from '../../messages/index.js';
import type { Speaker } from './words-context.js';

/** One translator for each English and time zone, made when it is first asked for. */
export function speakerOf(options: Omit<TranslatorOptions, 'timeZone'>): Speaker {
  const known = new WeakMap<PartialCatalogue, Map<string | undefined, ReturnType<Speaker>>>();
  return (english, timeZone) => {
    const zones = known.get(english) ?? new Map<string | undefined, ReturnType<Speaker>>();
    known.set(english, zones);
    const translator = zones.get(timeZone) ?? makeTranslator({ ...options, timeZone }, english);
    zones.set(timeZone, translator);
    return translator;
  };
}
