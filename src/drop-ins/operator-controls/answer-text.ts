import type { ClarificationSpec, FieldValue, Requirement } from '../../model/index.js';
import type { Words } from '../provider/index.js';

type AnswerWords = Pick<Words, 't' | 'text' | 'list' | 'country' | 'number'>;

/** What the customer entered, as far as the snapshot says it; sensitive values come masked. */
export function answerText({ spec }: Requirement, words: AnswerWords): string | undefined {
  if (spec.kind === 'clarification') return clarificationText(spec, words);
  if (spec.kind !== 'field') return undefined;
  if (spec.currentValue === undefined || spec.currentValue === null) return spec.currentValueMasked;
  return valueText(spec.currentValue, words);
}

function clarificationText({ currentAnswer, options }: ClarificationSpec, words: AnswerWords): string | undefined {
  const chosen = options?.find((option) => option.value === currentAnswer?.choice);
  const parts = [chosen && words.text(chosen.label).text, currentAnswer?.text].filter(
    (part) => part !== undefined && part !== '',
  );
  return parts.length === 0 ? undefined : parts.join('\n');
}

function valueText(value: NonNullable<FieldValue>, words: AnswerWords): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'boolean') return words.t(value ? 'common.yes' : 'common.no');
  if (Array.isArray(value)) return words.list(value);
  const parts = [...value.lines, value.city, value.region, value.postalCode, words.country(value.country)];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
