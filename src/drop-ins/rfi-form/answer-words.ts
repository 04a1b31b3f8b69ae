import { safeDisplayName } from '../../files/index.js';
import type { AddressValue, FieldSpec, FieldValue } from '../../model/index.js';
import { formatDecimal, isEmptyValue, type RfiItem } from '../../react/rfi-form/index.js';
import type { Words } from '../provider/index.js';

/** An answer as lines of text, for reading it over. Empty when there is none. */
export function answerInWords({ requirement, answer }: Pick<RfiItem, 'requirement' | 'answer'>, words: Words): string[] {
  const { spec } = requirement;
  if (answer?.kind === 'field' && spec.kind === 'field') return valueInWords(spec, answer.value, words);
  if (answer?.kind !== 'clarification') return [];
  const options = spec.kind === 'clarification' ? (spec.options ?? []) : [];
  const chosen = options.find((option) => option.value === answer.choice);
  const choice = chosen === undefined ? answer.choice : words.text(chosen.label).text;
  return [choice ?? '', answer.text ?? ''].filter((line) => line !== '');
}

function valueInWords(spec: FieldSpec, value: FieldValue, words: Words): string[] {
  if (spec.input === 'declaration') return value === true ? [words.t('rfi-form.agreed')] : [];
  if (typeof value === 'boolean') return [words.t(value ? 'rfi-form.yes' : 'rfi-form.no')];
  if (isEmptyValue(value) || value === null) return [];
  if (Array.isArray(value)) return value.map((one) => optionInWords(spec, one, words));
  if (typeof value === 'object') return addressInWords(value, words);
  const text = String(value);
  if (spec.sensitive) return [masked(text)];
  if (spec.input === 'country') return [words.country(text)];
  if (spec.input === 'date' || spec.input === 'date_of_birth') return [words.date(text)];
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

/** An address, line by line. */
export function addressInWords(address: AddressValue, words: Words): string[] {
  const { lines, city, region, postalCode, country } = address;
  const place = [city, region, postalCode].filter((part) => part !== undefined && part.trim() !== '').join(', ');
  return [...lines, place, country === '' ? '' : words.country(country)].filter((line) => line.trim() !== '');
}

/** The last characters of what is long enough to be known by them. */
function masked(text: string): string {
  const shown = text.length >= 8 ? text.slice(-4) : '';
  return `•••• ${shown}`.trim();
}

/** A file for reading it over: what it is for, and its name. */
export function fileLine(slot: string, name: string | undefined, words: Words): string {
  return words.t('rfi-form.review-file', { slot, name: safeDisplayName(name ?? '') || words.t('document-uploader.unnamed') });
}
