import type { FieldSpec } from '../../model/index.js';
import { plainDigits } from './plain-digits.js';

/** Marks of direction, of byte order and of where a word may be broken: nobody sees them, and the clipboard brings them along. */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A text without marks that nobody sees. What joins letters, as in Persian or Hindi, is seen and stays. */
export function withoutMarks(text: string): string {
  return text.replaceAll(UNSEEN, '').trim();
}

/** A code, a number or an address of mail in plain signs: digits of any script and signs of full width are ASCII. */
export function plainSigns(text: string): string {
  const narrow = withoutMarks(text).replaceAll(/[！-～]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0));
  return plainDigits(narrow);
}

/** Every dash is one here; the last two are what a Japanese keyboard writes for it. */
const DASHES = /[\u2010-\u2015\u2212\u30fc\uff70]/g;

/** A Japanese or Chinese keyboard ends a sentence with it, and writes it for a dot. */
const FULL_STOPS = /[\u3002\uff61]/g;

/** What was entered into a field, trimmed and as it is meant: what is judged and what is sent. */
export function plainEntry({ input, pattern }: Pick<FieldSpec, 'input' | 'pattern'>, entered: string): string {
  const text = entered.trim();
  if (input === 'phone') return plainSigns(text).replaceAll(DASHES, '-');
  if (input === 'email') return plainSigns(text).replaceAll(FULL_STOPS, '.');
  // No pattern allows for what cannot be seen, so nobody could tell what is wrong.
  return pattern !== undefined && (input === 'text' || input === 'tax_id') ? withoutMarks(text) : text;
}
