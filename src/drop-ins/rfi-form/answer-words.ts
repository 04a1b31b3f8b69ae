import { safeDisplayName } from '../../files/index.js';
import type { AddressValue, Answer, FieldSpec, FieldValue, Requirement } from '../../model/index.js';
import { addressFormat, formatDecimal, isEmptyValue } from '../../react/rfi-form/index.js';
import type { Words } from '../provider/index.js';

/** A requirement with an answer to it. */
export interface AnsweredRequirement {
  requirement: Requirement;
  answer: Answer | undefined;
}

/** How an answer is put into words. */
export interface AnswerWordsOptions {
  /** True to show a secret as it was typed: only on the customer's own wish. */
  reveal?: boolean | undefined;
}

/** An answer as lines of text, for reading it over. Empty when there is none. A secret is masked unless it is to be shown. */
export function answerInWords(
  { requirement, answer }: AnsweredRequirement,
  words: Words,
  { reveal = false }: AnswerWordsOptions = {},
): string[] {
  const { spec } = requirement;
  if (answer?.kind === 'field' && spec.kind === 'field') {
    const lines = valueInWords(spec, answer.value, words);
    return isMasked(requirement) && !reveal && lines.length > 0 ? [masked(answer.value)] : lines;
  }
  if (answer?.kind !== 'clarification') return [];
  const options = spec.kind === 'clarification' ? (spec.options ?? []) : [];
  const chosen = options.find((option) => option.value === answer.choice);
  const choice = chosen === undefined ? answer.choice : words.text(chosen.label).text;
  return [choice ?? '', answer.text ?? ''].filter((line) => line !== '');
}

/** True when the answers to a requirement are masked wherever they are shown. */
export function isMasked({ spec }: Requirement): boolean {
  return spec.kind === 'field' && spec.sensitive === true;
}

function valueInWords(spec: FieldSpec, value: FieldValue, words: Words): string[] {
  if (spec.input === 'declaration') return value === true ? [words.t('rfi-form.agreed')] : [];
  if (typeof value === 'boolean') return [words.t(value ? 'rfi-form.yes' : 'rfi-form.no')];
  if (isEmptyValue(value) || value === null) return [];
  if (Array.isArray(value)) return value.map((one) => optionInWords(spec, one, words));
  if (typeof value === 'object') return addressInWords(value, words);
  const text = String(value);
  if (spec.input === 'country') return [words.country(text)];
  if ((spec.input === 'date' || spec.input === 'date_of_birth') && /^\d{4}-\d{2}-\d{2}$/.test(text)) return [words.date(text)];
  if (spec.input === 'money' || spec.input === 'number') {
    const amount = formatDecimal(text, words.locale);
    return [spec.currency === undefined ? amount : `${amount} ${spec.currency}`];
  }
  return [optionInWords(spec, text, words)];
}

function optionInWords(spec: FieldSpec, value: string, words: Words): string {
  const option = spec.options?.find((candidate) => candidate.value === value);
  return option === undefined ? value : words.text(option.label).text;
}

/** An address, line by line, with the code before the town where the country writes it so. */
export function addressInWords(address: AddressValue, words: Words): string[] {
  const { lines, city, region, postalCode, country } = address;
  const place = addressFormat(country).postalFirst
    ? [[postalCode, city].filter(isFilled).join(' '), region].filter(isFilled).join(', ')
    : [city, region, postalCode].filter(isFilled).join(', ');
  return [...lines, place, country === '' ? '' : words.country(country)].filter((line) => line.trim() !== '');
}

function isFilled(part: string | undefined): boolean {
  return part !== undefined && part.trim() !== '';
}

/** The last characters of a text that is long enough to be known by them; nothing of anything else. */
function masked(value: FieldValue): string {
  const text = typeof value === 'string' ? value : '';
  const shown = text.length >= 8 ? text.slice(-4) : '';
  return `•••• ${shown}`.trim();
}

/** A file for reading it over: what it is for, and its name. */
export function fileLine(slot: string, name: string | undefined, words: Words): string {
  return words.t('rfi-form.review-file', { slot, name: safeDisplayName(name ?? '') || words.t('document-uploader.unnamed') });
}
