import { type KitLocale, loadCatalogue, LOCALES, type PseudoLocale } from 'customer-status-kit/messages';
import type { CustomerStatusProviderProps } from 'customer-status-kit';
import { directionOf } from '../src/messages/locale.js';

/** The language of a story. */
export interface StoryWords {
  locale: string;
  catalogue: CustomerStatusProviderProps['catalogue'];
  direction: 'ltr' | 'rtl';
}

/** What the toolbar offers: every language, and the two that nobody speaks. */
export const WORDS = [
  ...LOCALES.map(({ locale, name }) => ({ value: locale, title: name })),
  { value: 'en-XA', title: 'Accented and longer' },
  { value: 'ar-XB', title: 'Mirrored' },
];

/** Loads the words of the language that the toolbar names. */
export async function loadStoryWords({ globals }: { globals: Record<string, unknown> }): Promise<{ words: StoryWords }> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the toolbar offers nothing else
  const locale = (globals['locale'] ?? 'en') as KitLocale | PseudoLocale;
  const catalogue = locale === 'en' ? undefined : await loadCatalogue(locale);
  return { words: { locale, catalogue, direction: directionOf(locale) } };
}

/** The words that were loaded for a story. */
export function storyWords({ loaded }: { loaded: Record<string, unknown> }): StoryWords {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the loader above has put there
  return loaded['words'] as StoryWords;
}
