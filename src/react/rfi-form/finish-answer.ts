import { type Answer, type FieldSpec, type FieldValue, isValueOfInput, type Requirement } from '../../model/index.js';
import { isEmptyValue } from './check-answer.js';
import { finishDate } from './calendar-date.js';
import { isDecimal } from './decimal.js';
import { plainEntry } from './plain-text.js';

/** The answer to show: what was entered, else the value on file, offered again so that nothing is typed twice. */
export function offeredAnswer(requirement: Requirement, draft: Answer | undefined): Answer | undefined {
  const { spec, id } = requirement;
  if (draft !== undefined && draft.kind === spec.kind) return draft;
  if (spec.kind === 'clarification' && spec.currentAnswer !== undefined)
    return { kind: 'clarification', requirementId: id, ...spec.currentAnswer };
  const value = spec.kind === 'field' && !spec.sensitive ? offeredValue(spec) : undefined;
  return value === undefined ? undefined : { kind: 'field', requirementId: id, value };
}

/** A backend may have on file what the control for it cannot show: nobody is to send what they have not seen. */
function offeredValue({ currentValue, input }: FieldSpec): FieldValue | undefined {
  if (currentValue === undefined || isValueOfInput(currentValue, input)) return currentValue;
  return typeof currentValue === 'number' && isValueOfInput('', input) ? String(currentValue) : undefined;
}

/** The answer as it is sent: trimmed, dates in full, and "nothing" for a field that may stay empty. */
export function finishAnswer(requirement: Requirement, answer: Answer | undefined): Answer | undefined {
  const { spec, id } = requirement;
  if (spec.kind === 'field') {
    const value = answer?.kind === 'field' ? answer.value : null;
    return { kind: 'field', requirementId: id, value: finishValue(spec, value) };
  }
  if (answer?.kind !== 'clarification') return answer;
  const text = answer.text?.trim();
  return text === undefined || text === answer.text ? answer : { ...answer, text };
}

function finishValue(spec: FieldSpec, value: FieldValue): FieldValue {
  if (typeof value === 'string') return finishText(spec, plainEntry(spec, value));
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  if (isEmptyValue(value)) return null;
  const lines = value.lines.map((line) => line.trim()).filter((line) => line !== '');
  const { region, postalCode } = value;
  return {
    lines,
    city: value.city.trim(),
    country: value.country.toUpperCase(),
    ...(region?.trim() ? { region: region.trim() } : {}),
    ...(postalCode?.trim() ? { postalCode: postalCode.trim() } : {}),
  };
}

function finishText(spec: FieldSpec, text: string): FieldValue {
  if (text === '') return null;
  if (spec.input === 'number') return finishNumber(text);
  if (spec.input === 'country' && spec.options === undefined) return text.toUpperCase();
  if (spec.input !== 'date' && spec.input !== 'date_of_birth') return text;
  const finished = finishDate(text);
  return 'date' in finished ? finished.date : text;
}

/** Digits of which a computer's number keeps every one. */
const EXACT_DIGITS = 15;

/** A number, or the text of one that would be rounded otherwise. */
function finishNumber(text: string): FieldValue {
  if (!isDecimal(text)) return text;
  const digits = text.replaceAll(/\D/g, '').replace(/^0+/, '');
  const number = Number(text);
  // Very small ones are written with an exponent, which no control takes.
  return digits.length <= EXACT_DIGITS && isDecimal(String(number)) ? number : text;
}
