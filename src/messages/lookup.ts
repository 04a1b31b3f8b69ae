import { LocalizedStringDictionary, LocalizedStringFormatter } from '@internationalized/string';
import type { MessageKey, MessageValues, PartialCatalogue } from './catalogue.js';

/** A host's own sentence: a text in which `{name}` stands for a value, or a function of the values. */
export type MessageOverride = string | ((values: MessageValues) => string);

/** A host's own sentences by key. */
export type MessageOverrides = Readonly<Partial<Record<MessageKey, MessageOverride | undefined>>>;

/** A host's own translation system. What it returns is shown; `undefined` leaves the sentence to the kit. */
export type TranslateHook = (key: MessageKey, values: MessageValues, english: string) => string | undefined;

/** Where sentences come from, in order: the hook, the overrides, the catalogue, English. The English may be of some components only. */
export interface MessageSources {
  locale: string;
  english: PartialCatalogue;
  catalogue?: PartialCatalogue | undefined;
  overrides?: MessageOverrides | undefined;
  translate?: TranslateHook | undefined;
  onMissing?: ((key: MessageKey) => void) | undefined;
}

/** A function that finds a sentence and fills it. A source that throws is passed over. */
export function createLookup(sources: MessageSources): (key: MessageKey, values: MessageValues) => string {
  const { overrides, translate, catalogue, onMissing } = sources;
  const own = catalogue === undefined ? undefined : formatterOf(sources.locale, catalogue);
  const english = formatterOf(sources.locale.startsWith('en') ? sources.locale : 'en', sources.english);
  const reported = new Set<MessageKey>();
  const report = (key: MessageKey) => {
    if (onMissing === undefined || reported.has(key)) return;
    reported.add(key);
    onMissing(key);
  };
  return (key, values) => {
    const translated = translate === undefined ? undefined : attempt(() => translate(key, values, english(key, values)));
    const override = overrides?.[key];
    const found = translated ?? (override === undefined ? undefined : attempt(() => fill(override, values)));
    if (found !== undefined) return found;
    if (own === undefined) return english(key, values);
    if (catalogue?.[key] !== undefined) return own(key, values);
    report(key);
    return english(key, values);
  };
}

function formatterOf(locale: string, strings: PartialCatalogue): (key: MessageKey, values: MessageValues) => string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library hides the methods its own compiler calls
  const dictionary = new LocalizedStringDictionary({ [locale]: strings as never }, locale);
  const formatter = new LocalizedStringFormatter(locale, dictionary);
  return (key, values) => (Object.hasOwn(strings, key) ? formatter.format(key, values) : key);
}

function fill(override: MessageOverride, values: MessageValues): string {
  if (typeof override === 'function') return override(values);
  return override.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

function attempt(find: () => string | undefined): string | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}
