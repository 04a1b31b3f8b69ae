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

/** True for a name of the time zone database that this platform knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return dateFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
