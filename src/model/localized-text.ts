/**
 * A text that a backend supplies. A plain string is shown as it is; the object form names its languages, so that the
 * interface can choose one and mark it with `lang`. Always shown as plain text, never as HTML.
 */
export type LocalizedText =
  | string
  | {
      default: string;
      lang?: string | undefined;
      translations?: Record<string, string> | undefined;
      /**
       * A code of the kit's own words, such as `passport`: shown in the reader's language where the catalogue has
       * `term.<code>`. A translation stands above it, `default` below.
       */
      term?: string | undefined;
    };

/** A text chosen for a reader, with the language it is written in where that is known. */
export interface ResolvedText {
  text: string;
  lang?: string | undefined;
}

/**
 * Chooses the best text for a BCP 47 locale: exact match, then ever shorter forms of the tag, then the word that `wordOf`
 * has for a term, then the default.
 */
export function resolveText(value: LocalizedText, locale: string, wordOf?: (term: string) => string | undefined): ResolvedText {
  if (typeof value === 'string') return { text: value };
  const translations = new Map(Object.entries(value.translations ?? {}));
  for (let tag = locale; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const text = translations.get(tag);
    if (text !== undefined) return { text, lang: tag };
  }
  const word = value.term === undefined ? undefined : wordOf?.(value.term);
  if (word !== undefined) return { text: word };
  return value.lang === undefined ? { text: value.default } : { text: value.default, lang: value.lang };
}
