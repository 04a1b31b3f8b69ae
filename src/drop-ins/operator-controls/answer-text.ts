import type { ClarificationSpec, FieldSpec, FieldValue, Requirement } from '../../model/index.js';
import type { Words } from '../provider/index.js';

type AnswerWords = Pick<Words, 't' | 'text' | 'list' | 'country' | 'number' | 'date'>;

/** What the customer entered, as far as the snapshot says it; a sensitive value comes masked, or not at all, which is said. */
export function answerText({ spec }: Requirement, words: AnswerWords): string | undefined {
  if (spec.kind === 'clarification') return clarificationText(spec, words);
  if (spec.kind !== 'field') return undefined;
  if (spec.currentValue !== undefined && spec.currentValue !== null) return valueText(spec, spec.currentValue, words);
  return spec.currentValueMasked ?? (spec.sensitive ? words.t('operator.review.not-shown') : undefined);
}

function clarificationText({ currentAnswer, options }: ClarificationSpec, words: AnswerWords): string | undefined {
  const chosen = options?.find((option) => option.value === currentAnswer?.choice);
  const parts = [chosen && words.text(chosen.label).text, currentAnswer?.text].filter(
    (part) => part !== undefined && part !== '',
  );
  return parts.length === 0 ? undefined : parts.join('\n');
}

function valueText(spec: FieldSpec, value: NonNullable<FieldValue>, words: AnswerWords): string {
  if (typeof value === 'string') return lineText(spec, value, words);
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'boolean') return words.t(value ? 'common.yes' : 'common.no');
  if (Array.isArray(value)) return words.list(value.map((one) => lineText(spec, one, words)));
  const parts = [...value.lines, value.city, value.region, value.postalCode, words.country(value.country)];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

/** As the customer read it when it was sent: not in the form it is stored in. */
function lineText({ input, options, currency }: FieldSpec, value: string, words: AnswerWords): string {
  if (input === 'date' || input === 'date_of_birth') return words.date(value);
  if (input === 'country') return words.country(value);
  if (input === 'money' && currency !== undefined) return `${value} ${currency}`;
  const option = options?.find((candidate) => candidate.value === value);
  return option === undefined ? value : words.text(option.label).text;
}
