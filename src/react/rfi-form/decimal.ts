/** Digits of other scripts as ASCII, and signs and spaces in their plain form. */
function plain(text: string, locale: string): string {
  const digits = Array.from(new Intl.NumberFormat(locale, { useGrouping: false, minimumIntegerDigits: 10 }).format(123_456_789));
  const known = new Map(digits.map((digit, value) => [digit, String(value)]));
  return Array.from(text.trim(), (character) => known.get(character) ?? character)
    .join('')
    .replaceAll(/[\s\u00a0\u202f'’]/g, '')
    .replaceAll('−', '-');
}

function separators(locale: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.8);
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: find('decimal') || '.', group: find('group') };
}

/**
 * A number as a person of the given locale writes it, as a decimal string with a point: `1.234,50` in German is `1234.50`.
 * Nothing is rounded. `undefined` when it is not a number.
 */
export function parseDecimal(text: string, locale: string): string | undefined {
  const { decimal, group } = separators(locale);
  const written = plain(text, locale);
  const [whole = '', fraction, ...more] = written.split(decimal);
  const isGrouped = group !== '' && whole.includes(group);
  const hasRightGroups =
    !isGrouped || whole.split(group).every((part, index) => (index === 0 ? /^-?\d{1,3}$/ : /^\d{2,3}$/).test(part));
  const joined = (isGrouped ? whole.replaceAll(group, '') : whole) + (fraction === undefined ? '' : `.${fraction}`);
  if (more.length === 0 && hasRightGroups && isDecimal(joined)) return joined;
  return isDecimal(written) ? written : undefined;
}

/** A decimal string as the given locale writes it, without grouping; any other text as it is. */
export function formatDecimal(value: string, locale: string): string {
  return isDecimal(value) ? value.replace('.', separators(locale).decimal) : value;
}

/** True for a decimal string with a point. */
export function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
