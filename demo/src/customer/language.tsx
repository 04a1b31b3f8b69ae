import type { CustomerStatusProviderProps } from 'customer-status-kit';
import { bestLocale, type KitLocale, loadCatalogue, LOCALES, type PseudoLocale } from 'customer-status-kit/messages';
import { useEffect, useState } from 'react';

/** The language that the panel speaks. Northwind itself speaks English. */
export interface Language {
  spoken: Pick<CustomerStatusProviderProps, 'locale' | 'catalogue'>;
  choose: (locale: KitLocale | PseudoLocale) => void;
}

/** The language in the address (`?lang=de`), else the one of the browser. */
function wanted(): KitLocale | PseudoLocale {
  const named = new URLSearchParams(window.location.search).get('lang');
  // What is not the language of anybody is for tests, and is never guessed.
  if (named === 'en-XA' || named === 'ar-XB') return named;
  return bestLocale(named === null ? navigator.languages : [named]);
}

/** The language of the panel; its words are loaded when it is chosen. Nothing is stored. */
export function useLanguage(): Language {
  const [locale, choose] = useState(wanted);
  const [spoken, setSpoken] = useState<Language['spoken']>({ locale: 'en' });
  useEffect(() => {
    let isWanted = true;
    const speak = (words: Language['spoken']) => isWanted && setSpoken(words);
    if (locale === 'en') speak({ locale });
    // Without its words the panel goes on in the language it has.
    else
      loadCatalogue(locale).then(
        (catalogue) => speak({ locale, catalogue }),
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [locale]);
  return { spoken, choose };
}

/** A choice among the languages of the kit. */
export function LanguageChoice({ language }: { language: Language }) {
  return (
    <label>
      Language of the panel{' '}
      <select
        className="nw-input"
        value={language.spoken.locale}
        onChange={(event) => language.choose(event.target.value as KitLocale)}
      >
        {LOCALES.map(({ locale, name }) => (
          <option key={locale} value={locale} lang={locale}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
