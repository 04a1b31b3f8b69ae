import type { PartialCatalogue } from './catalogue.js';

/** A language the kit speaks. */
export interface LocaleInfo {
  /** BCP 47. */
  locale: KitLocale;
  /** What those who speak it call it. */
  name: string;
  /** `source`: the others follow it. `machine`: translated by a machine. `read`: gone over by somebody whose language it is. */
  review: 'source' | 'machine' | 'read';
}

/** The languages the kit speaks, by their BCP 47 tags. */
export const LOCALES = [
  { locale: 'ar', name: 'العربية', review: 'machine' },
  { locale: 'de', name: 'Deutsch', review: 'machine' },
  { locale: 'en', name: 'English', review: 'source' },
  { locale: 'es', name: 'Español', review: 'machine' },
  { locale: 'fr', name: 'Français', review: 'machine' },
  { locale: 'he', name: 'עברית', review: 'machine' },
  { locale: 'hi', name: 'हिन्दी', review: 'machine' },
  { locale: 'id', name: 'Bahasa Indonesia', review: 'machine' },
  { locale: 'it', name: 'Italiano', review: 'machine' },
  { locale: 'ja', name: '日本語', review: 'machine' },
  { locale: 'nl', name: 'Nederlands', review: 'machine' },
  { locale: 'pl', name: 'Polski', review: 'machine' },
  { locale: 'pt-BR', name: 'Português (Brasil)', review: 'machine' },
  { locale: 'tr', name: 'Türkçe', review: 'machine' },
  { locale: 'uk', name: 'Українська', review: 'machine' },
  { locale: 'vi', name: 'Tiếng Việt', review: 'machine' },
  { locale: 'zh-CN', name: '简体中文', review: 'machine' },
] as const satisfies readonly { locale: string; name: string; review: 'source' | 'machine' | 'read' }[];

/** The tag of a language the kit speaks. */
export type KitLocale = (typeof LOCALES)[number]['locale'];

/** A language nobody speaks: accented and longer, or written from right to left, to find what is not from the catalogue. */
export type PseudoLocale = 'en-XA' | 'ar-XB';

const CATALOGUES: Readonly<Record<KitLocale | PseudoLocale, () => Promise<PartialCatalogue>>> = {
  ar: async () => (await import('./ar.js')).ar,
  'ar-XB': async () => (await import('./ar-XB.js')).arXB,
  de: async () => (await import('./de.js')).de,
  en: async () => (await import('./en.js')).en,
  'en-XA': async () => (await import('./en-XA.js')).enXA,
  es: async () => (await import('./es.js')).es,
  fr: async () => (await import('./fr.js')).fr,
  he: async () => (await import('./he.js')).he,
  hi: async () => (await import('./hi.js')).hi,
  id: async () => (await import('./id.js')).id,
  it: async () => (await import('./it.js')).it,
  ja: async () => (await import('./ja.js')).ja,
  nl: async () => (await import('./nl.js')).nl,
  pl: async () => (await import('./pl.js')).pl,
  'pt-BR': async () => (await import('./pt-BR.js')).ptBR,
  tr: async () => (await import('./tr.js')).tr,
  uk: async () => (await import('./uk.js')).uk,
  vi: async () => (await import('./vi.js')).vi,
  'zh-CN': async () => (await import('./zh-CN.js')).zhCN,
};

/**
 * The words of a language, loaded when they are asked for; the same promise each time, so that React's `use` can wait for it.
 * Rejects as a failed import does: keep what is shown, and try again.
 *
 * @example
 * ```tsx
 * import { CustomerStatusProvider, CustomerStatusPanel } from 'customer-status-kit';
 * import { httpBackend } from 'customer-status-kit/backends/http';
 * import { bestLocale, loadCatalogue } from 'customer-status-kit/messages';
 *
 * const backend = httpBackend({ baseUrl: '/api/customer-status' });
 * const locale = bestLocale(navigator.languages);
 * const catalogue = await loadCatalogue(locale).catch(() => undefined);
 *
 * export const page = (
 *   <CustomerStatusProvider backend={backend} customerId="cus_1" locale={locale} catalogue={catalogue}>
 *     <CustomerStatusPanel />
 *   </CustomerStatusProvider>
 * );
 * ```
 */
export function loadCatalogue(locale: KitLocale | PseudoLocale): Promise<PartialCatalogue> {
  const known = loading.get(locale);
  if (known !== undefined) return known;
  const catalogue = CATALOGUES[locale]();
  loading.set(locale, catalogue);
  // What did not come is asked for anew.
  catalogue.catch(() => loading.delete(locale));
  return catalogue;
}

const loading = new Map<KitLocale | PseudoLocale, Promise<PartialCatalogue>>();

/**
 * The language the kit speaks that suits a reader best, from what they would like, best first: the very tag, else one of the
 * same language in the same script, else English. Never throws for a tag that is none.
 */
export function bestLocale(wanted: readonly string[]): KitLocale {
  for (const tag of wanted) {
    const exact = LOCALES.find(({ locale }) => locale.toLowerCase() === tag.toLowerCase());
    const found = exact ?? LOCALES.find(({ locale }) => writingOf(locale) === writingOf(tag));
    if (found !== undefined) return found.locale;
  }
  return 'en';
}

/** Language and script: who reads traditional Chinese is not given simplified. */
function writingOf(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script ?? ''}`;
  } catch {
    return undefined;
  }
}
