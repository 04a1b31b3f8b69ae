import { bestLocale, type KitLocale, loadCatalogue } from '../messages/locales.js';
import type { PartialCatalogue } from '../messages/index.js';
import { CustomerStatusError } from '../model/index.js';

/** A language with its words; English has them inside. */
export interface LocaleWords {
  locale: string;
  catalogue?: PartialCatalogue | undefined;
}

interface LocaleWordsEvents {
  /** Other words are there now. */
  onChange: () => void;
  onFail: (locale: string, error: CustomerStatusError) => void;
}

/**
 * Gives the words of the language that was asked for last. Until they are loaded it gives those of before, and nothing at
 * first. A language the kit does not speak is English; so is one whose words cannot be loaded, where nothing was shown yet.
 */
export function createLocaleWords({ onChange, onFail }: LocaleWordsEvents): (locale: string) => LocaleWords | undefined {
  let wanted: string | undefined;
  let shown: LocaleWords | undefined;
  const load = async (tag: string, spoken: KitLocale) => {
    let found: LocaleWords = shown ?? { locale: 'en' };
    try {
      found = { locale: tag, catalogue: await loadCatalogue(spoken) };
    } catch (cause) {
      if (wanted === tag)
        onFail(tag, new CustomerStatusError('network', { message: `the words of "${spoken}" did not load`, cause }));
    }
    if (wanted !== tag) return;
    shown = found;
    onChange();
  };
  return (tag) => {
    if (tag === wanted) return shown;
    wanted = tag;
    const spoken = bestLocale([tag]);
    if (spoken === 'en') shown = { locale: /^en(-|$)/i.test(tag) ? tag : 'en' };
    else void load(tag, spoken);
    return shown;
  };
}
