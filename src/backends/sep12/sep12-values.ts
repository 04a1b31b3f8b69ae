import type { AddressValue, FieldAnswer, FieldSpec } from '../../model/index.js';
import { toAlpha3 } from './country-codes.js';

/** A value as SEP-9 writes it; `undefined` where there is nothing to send. */
export function toSep9(value: FieldAnswer['value'], { input, path }: FieldSpec): string | number | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.join(',');
  if (typeof value === 'object') return addressText(value);
  if (typeof value === 'boolean') return String(value);
  if (input === 'number') return numberOf(value);
  if (input === 'phone') return value.replaceAll(/[^+\d]/g, '');
  // Cards alone are the exception: there a country has two letters.
  return input === 'country' && !path.startsWith('card.') ? toAlpha3(value) : value;
}

function numberOf(text: string): string | number {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? text : value;
}

/** The whole address in lines, as SEP-9 wants it. */
function addressText({ lines, city, region, postalCode, country }: AddressValue): string {
  const town = [postalCode, city].filter(Boolean).join(' ');
  return [...lines, town, region, toAlpha3(country)].filter((line) => line !== undefined && line !== '').join('\n');
}
