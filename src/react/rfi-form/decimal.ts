import { plainDigits } from './plain-digits.js';
import { withoutMarks } from './plain-text.js';

/** Digits of other scripts as ASCII, and signs, separators and spaces in their plain form. */
function plain(text: string): string {
  return plainDigits(withoutMarks(text))
    .replaceAll(/[\s'’]/gu, '')
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
  const joined = (isGrouped ? whole.replaceAll(group, '') : whole) + (fraction === undefined ? '' : `.${fraction}`);
  if (more.length === 0 && (!isGrouped || hasRightGroups(whole.split(group))) && isDecimal(joined)) return joined;
  return isDecimal(written) ? written : undefined;
}

/**
 * Thousands are three digits everywhere, also where the groups before them are two, and nothing begins with a zero: `1.50`
 * and `0.500` in German, `1,50` in English are not grouped, and to read them so would make a hundred times as much of them.
 */
function hasRightGroups(groups: readonly string[]): boolean {
  const last = groups.length - 1;
  return groups.every((part, index) => (index === 0 ? /^-?[1-9]\d{0,2}$/ : index === last ? /^\d{3}$/ : /^\d{2,3}$/).test(part));
}

/** A decimal string as the given locale writes it, without grouping; any other text as it is. */
export function formatDecimal(value: string, locale: string): string {
  return isDecimal(value) ? value.replace('.', separators(locale).decimal) : value;
}

/** True for a decimal string with a point. */
export function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
