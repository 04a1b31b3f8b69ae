/** The locale in canonical form, or English when it is not a BCP 47 tag. */
export function canonicalLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

const RTL_SCRIPTS = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'];

const directions = new Map<string, 'ltr' | 'rtl'>();

/** The direction in which a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const known = directions.get(locale);
  if (known !== undefined) return known;
  const script = new Intl.Locale(canonicalLocale(locale)).maximize().script ?? '';
  const direction = RTL_SCRIPTS.includes(script) ? 'rtl' : 'ltr';
  directions.set(locale, direction);
  return direction;
}
