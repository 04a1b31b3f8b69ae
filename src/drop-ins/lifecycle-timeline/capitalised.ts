/** A text as it begins a line of its own: languages that write names of months and days small begin a heading with a capital. */
export function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
