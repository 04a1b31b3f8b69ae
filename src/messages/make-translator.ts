import { type LocalizedText, type ResolvedText, resolveText } from '../model/index.js';
import type { ArgumentsOf, MessageKey, PartialCatalogue } from './catalogue.js';
import { type DateStyle, formatDate, formatRelativeDay, timeZoneName } from './dates.js';
import { formatFileSize } from './file-size.js';
import { displayNames, isTimeZone, listFormat, numberFormat } from './formatters.js';
import { canonicalLocale } from './locale.js';
import { createLookup, type MessageSources } from './lookup.js';

/** Options of `createTranslator`. */
export interface TranslatorOptions extends Omit<MessageSources, 'english' | 'locale'> {
  /** BCP 47; English unless said. */
  locale?: string | undefined;
  /** IANA name; the reader's own unless said. */
  timeZone?: string | undefined;
}

/** Everything that turns codes, dates and numbers into words of one language. */
export interface Translator {
  /** BCP 47. */
  readonly locale: string;
  readonly timeZone: string | undefined;
  /** The sentence of a key, filled with its values. */
  t: <Key extends MessageKey>(key: Key, ...values: ArgumentsOf<Key>) => string;
  /** True when there are words for a key that was put together from a code. */
  has: (key: string) => key is MessageKey;
  /** The sentence of a key that was put together from a code, if there is one. For sentences that take no values. */
  find: (key: string) => string | undefined;
  /** A backend's text in the best language there is, with that language where it is known. */
  text: (value: LocalizedText) => ResolvedText;
  /** A date or instant in words. */
  date: (iso: string, style?: DateStyle) => string;
  /** The name of the time zone that dates are told in. `now` in milliseconds. */
  timeZoneName: (now: number) => string;
  /** "today", "yesterday", "in 3 days"; `undefined` beyond a week. `now` in milliseconds. */
  relativeDay: (iso: string, now: number) => string | undefined;
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** "a, b and c". */
  list: (items: readonly string[]) => string;
  /** Bytes in words, for example "4.2 MB". */
  fileSize: (bytes: number) => string;
  /** The name of an ISO 3166-1 alpha-2 country; the code itself where there is none. */
  country: (code: string) => string;
}

/** Makes a translator that has the given English to fall back on: all of it, or that of the components that will ask. */
export function makeTranslator(options: TranslatorOptions, english: PartialCatalogue): Translator {
  const locale = speakableLocale(options);
  const timeZone = options.timeZone !== undefined && isTimeZone(options.timeZone) ? options.timeZone : undefined;
  const lookup = createLookup({ ...options, english, locale });
  const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(english, key);
  const find = (key: string) => (isMessageKey(key) ? lookup(key, {}) : undefined);
  // A component that carries no English of terms has the backend's English of them, and the catalogue's word in other languages.
  const isTranslated = (key: string): key is MessageKey =>
    [options.catalogue, options.overrides].some((own) => own !== undefined && Object.hasOwn(own, key));
  const wordOf = (term: string) => {
    const key = `term.${term}`;
    return isMessageKey(key) || isTranslated(key) ? lookup(key, {}) : undefined;
  };
  return {
    locale,
    timeZone,
    t: (key, ...values) => lookup(key, values[0] ?? {}),
    has: isMessageKey,
    find,
    text: (value) => resolveText(value, locale, wordOf),
    date: (iso, style = 'date') => formatDate(iso, style, locale, timeZone),
    timeZoneName: (now) => timeZoneName(locale, timeZone, now),
    relativeDay: (iso, now) => formatRelativeDay(iso, now, locale, timeZone),
    number: (value, format = {}) => numberFormat(locale, format).format(value),
    list: (items) => listFormat(locale, {}).format(items),
    fileSize: (bytes) => formatFileSize(bytes, locale),
    country: (code) => countryName(code, locale),
  };
}

function speakableLocale({ locale = 'en', catalogue, translate, overrides }: TranslatorOptions): string {
  const canonical = canonicalLocale(locale);
  const spoken = catalogue !== undefined || translate !== undefined || overrides !== undefined;
  return spoken || canonical.split('-')[0] === 'en' ? canonical : 'en';
}

function countryName(code: string, locale: string): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return code;
  return displayNames(locale, { type: 'region' }).of(code.toUpperCase()) ?? code;
}
