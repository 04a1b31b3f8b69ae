/** Makes each formatter once for a locale and a set of options: making one is far dearer than using it. */
export function cached<Options extends object, Formatter>(
  make: (locale: string, options: Options) => Formatter,
): (locale: string, options: Options) => Formatter {
  const made = new Map<string, Formatter>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const formatter = made.get(key) ?? make(locale, options);
    made.set(key, formatter);
    return formatter;
  };
}

/** `Intl.DateTimeFormat`, made once. */
export const dateFormat = cached(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

/** `Intl.NumberFormat`, made once. */
export const numberFormat = cached((locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));

/** `Intl.RelativeTimeFormat`, made once. */
export const relativeFormat = cached(
  (locale: string, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
);

/** `Intl.ListFormat`, made once. */
export const listFormat = cached((locale: string, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options));

/** `Intl.DisplayNames`, made once. */
export const displayNames = cached((locale: string, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(locale, options));

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
    return dateFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
