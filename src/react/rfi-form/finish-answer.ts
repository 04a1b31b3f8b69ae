import type { Answer, FieldSpec, FieldValue, Requirement } from '../../model/index.js';
import { finishDate } from './calendar-date.js';
import { plainDigits } from './plain-digits.js';

/** The answer to show: what was entered, else the value on file, offered again so that nothing is typed twice. */
export function offeredAnswer(requirement: Requirement, draft: Answer | undefined): Answer | undefined {
  const { spec, id } = requirement;
  if (draft !== undefined && draft.kind === spec.kind) return draft;
  if (spec.kind === 'clarification' && spec.currentAnswer !== undefined)
    return { kind: 'clarification', requirementId: id, ...spec.currentAnswer };
  if (spec.kind !== 'field' || spec.currentValue === undefined || spec.sensitive) return undefined;
  return { kind: 'field', requirementId: id, value: spec.currentValue };
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
  if (typeof value === 'string') return finishText(spec, value.trim());
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
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
  if (spec.input === 'number' && Number.isFinite(Number(text))) return Number(text);
  if (spec.input === 'phone') return plainDigits(text);
  if (spec.input !== 'date' && spec.input !== 'date_of_birth') return text;
  const finished = finishDate(text);
  return 'date' in finished ? finished.date : text;
}
