import type { FieldValue, Requirement } from '../../model/index.js';
import type { Words } from '../provider/index.js';

/** What the customer entered, as far as the snapshot says it; sensitive values come masked. */
export function answerText({ spec }: Requirement, words: Pick<Words, 't' | 'list' | 'country' | 'number'>): string | undefined {
  if (spec.kind !== 'field') return undefined;
  if (spec.currentValue === undefined || spec.currentValue === null) return spec.currentValueMasked;
  return valueText(spec.currentValue, words);
}

function valueText(value: NonNullable<FieldValue>, words: Pick<Words, 't' | 'list' | 'country' | 'number'>): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'boolean') return words.t(value ? 'common.yes' : 'common.no');
  if (Array.isArray(value)) return words.list(value);
  const parts = [...value.lines, value.city, value.region, value.postalCode, words.country(value.country)];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
