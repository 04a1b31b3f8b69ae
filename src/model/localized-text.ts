/**
 * A text that a backend supplies. A plain string is shown as it is; the object form names its languages, so that the
 * interface can choose one and mark it with `lang`. Always shown as plain text, never as HTML.
 */
export type LocalizedText =
  | string
  | { default: string; lang?: string | undefined; translations?: Record<string, string> | undefined };

/** A text chosen for a reader, with the language it is written in where that is known. */
export interface ResolvedText {
  text: string;
  lang?: string | undefined;
}

/** Chooses the best text for a BCP 47 locale: exact match, then the same language, then the default. */
export function resolveText(value: LocalizedText, locale: string): ResolvedText {
  if (typeof value === 'string') return { text: value };
  const translations = new Map(Object.entries(value.translations ?? {}));
  const language = locale.split('-')[0] ?? locale;
  for (const candidate of [locale, language]) {
    const text = translations.get(candidate);
    if (text !== undefined) return { text, lang: candidate };
  }
  return value.lang === undefined ? { text: value.default } : { text: value.default, lang: value.lang };
}
