const made = new Map<string, unknown>();

/** One formatter for each locale and set of options: making one is far dearer than using it. */
export function cachedFormatter<Formatter>(kind: string, locale: string, options: object, make: () => Formatter): Formatter {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known !== undefined) return known as Formatter;
  const formatter = make();
  made.set(key, formatter);
  return formatter;
}

/** The locale in canonical form, or English when it is not a BCP 47 tag. */
export function canonicalLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

const RTL_SCRIPTS = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'];

/** The direction in which a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(canonicalLocale(locale)).maximize().script ?? '';
  return RTL_SCRIPTS.includes(script) ? 'rtl' : 'ltr';
}

/** True for a name of the time zone database that this platform knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
