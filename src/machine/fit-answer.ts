import {
  isValueOfInput,
  type Answer,
  type ClarificationAnswer,
  type ClarificationSpec,
  type DocumentSpec,
  type FieldAnswer,
  type FieldSpec,
  type FieldValue,
  type Requirement,
} from '../model/index.js';

/**
 * What still fits of an answer after its requirement has changed, or `undefined` when nothing does. The same answer, by
 * identity, when all of it fits. `asked` is the request as it was answered: an answer to another datum fits nowhere.
 */
export function fitAnswer(answer: Answer, requirement: Requirement, asked: Requirement = requirement): Answer | undefined {
  const { spec } = requirement;
  if (!isOfSameKind(asked, requirement)) return undefined;
  if (answer.kind === 'field' && spec.kind === 'field') return fitField(answer, spec);
  if (answer.kind === 'clarification' && spec.kind === 'clarification') return fitClarification(answer, spec);
  if (answer.kind === 'document' && spec.kind === 'document') return accepts(spec, answer.documentType) ? answer : undefined;
  return undefined;
}

const FREE_TEXT: readonly string[] = ['text', 'long_text'];

function isOfSameKind({ spec: before }: Requirement, { spec: after }: Requirement): boolean {
  if (before.kind !== 'field' || after.kind !== 'field') return before.kind === after.kind;
  const isSameInput = before.input === after.input || (FREE_TEXT.includes(before.input) && FREE_TEXT.includes(after.input));
  return before.path === after.path && isSameInput;
}

function accepts(spec: DocumentSpec, type: string): boolean {
  return spec.accepted.some((accepted) => accepted.type === type);
}

function fitField(answer: FieldAnswer, spec: FieldSpec): FieldAnswer | undefined {
  const value = fitValue(answer.value, spec);
  if (value === answer.value) return answer;
  return value === undefined ? undefined : { ...answer, value };
}

function fitValue(value: FieldValue, spec: FieldSpec): FieldValue | undefined {
  if (!isValueOfInput(value, spec.input)) return undefined;
  const offered = spec.options?.map((option) => option.value);
  if (Array.isArray(value)) return fitChoices(value, offered);
  if (typeof value !== 'string' || spec.input !== 'choice' || offered === undefined) return value;
  return offered.includes(value) ? value : undefined;
}

function fitChoices(chosen: string[], offered: readonly string[] | undefined): string[] {
  if (offered === undefined || chosen.every((choice) => offered.includes(choice))) return chosen;
  return chosen.filter((choice) => offered.includes(choice));
}

function fitClarification(answer: ClarificationAnswer, spec: ClarificationSpec): ClarificationAnswer {
  const { choice } = answer;
  if (choice === undefined || (spec.options ?? []).some((option) => option.value === choice)) return answer;
  const { choice: _dropped, ...rest } = answer;
  return rest;
}
