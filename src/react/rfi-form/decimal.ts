import { plainDigits } from './plain-digits.js';

/** Digits of other scripts as ASCII, and signs, separators and spaces in their plain form. */
function plain(text: string): string {
  return plainDigits(text)
    .replaceAll(/[\s\u00a0\u202f'’\u200e\u200f\u061c]/gu, '')
    .replaceAll(/[−－]/g, '-')
    .replaceAll(/[٫．]/g, '.')
    .replaceAll(/[٬،，]/g, ',');
}

const known = new Map<string, { decimal: string; group: string }>();

function separators(locale: string): { decimal: string; group: string } {
  const found = known.get(locale);
  if (found !== undefined) return found;
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.8);
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const made = { decimal: find('decimal') || '.', group: find('group') };
  known.set(locale, made);
  return made;
}

/**
 * A number as a person of the given locale writes it, in the digits of any script, as a decimal string with a point:
 * `1.234,50` in German is `1234.50`. Nothing is rounded. `undefined` when it is not a number.
 */
export function parseDecimal(text: string, locale: string): string | undefined {
  const signs = separators(locale);
  const decimal = plain(signs.decimal);
  const group = plain(signs.group);
  const written = plain(text);
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
