import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Answer, FieldValue, Requirement } from '../../model/index.js';
import type { AnswerFault } from './check-answer.js';
import type { ReportField } from './field-reports.js';
import { partOfMember } from './rfi-problems.js';

/**
 * Checks of the host, by the id of a requirement or the path of a field. Any Standard Schema: Zod, Valibot, ArkType or one's
 * own. A field gives its value as it will be sent, a question its text or choice. The messages are shown as they are.
 */
export type Validators = Readonly<Record<string, StandardSchemaV1>>;

/** How long the host's checks may take, in milliseconds. One that takes longer keeps nobody from sending. */
export const VALIDATION_TIME_MS = 5_000;

/** The host's check for a requirement. */
export function validatorOf({ id, spec }: Requirement, validators: Validators | undefined): StandardSchemaV1 | undefined {
  if (validators === undefined) return undefined;
  if (Object.hasOwn(validators, id)) return validators[id];
  return spec.kind === 'field' && Object.hasOwn(validators, spec.path) ? validators[spec.path] : undefined;
}

/** What a validator is given of an answer; `undefined` for what is not validated. */
export function valueToValidate(answer: Answer | undefined): FieldValue | undefined {
  if (answer?.kind === 'field') return answer.value;
  return answer?.kind === 'clarification' ? (answer.text ?? answer.choice) : undefined;
}

/**
 * Runs one check. Its faults, or a promise of them where the check answers later. A check that throws, does not answer in
 * time or answers nonsense finds nothing, and is reported.
 */
export function runValidator(
  validator: StandardSchemaV1,
  value: FieldValue,
  requirement: Requirement,
  report: ReportField,
): AnswerFault[] | Promise<AnswerFault[]> {
  const about = { requirementId: requirement.id, path: requirement.spec.kind === 'field' ? requirement.spec.path : undefined };
  const failed = (cause: unknown): AnswerFault[] => {
    report({ code: 'validator_failed', ...about, cause });
    return [];
  };
  try {
    const result = validator['~standard'].validate(value);
    if (!(result instanceof Promise)) return toFaults(result, requirement);
    const late = () => report({ code: 'validator_timeout', ...about });
    return inTime(
      result.then((settled) => toFaults(settled, requirement)),
      late,
    ).catch(failed);
  } catch (cause) {
    return failed(cause);
  }
}

async function inTime(result: Promise<AnswerFault[]>, late: () => void): Promise<AnswerFault[]> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<AnswerFault[]>((resolve) => {
    timer = setTimeout(() => {
      late();
      resolve([]);
    }, VALIDATION_TIME_MS);
  });
  try {
    return await Promise.race([result, end]);
  } finally {
    clearTimeout(timer);
  }
}

function toFaults(result: StandardSchemaV1.Result<unknown>, requirement: Requirement): AnswerFault[] {
  return (result.issues ?? []).map(({ message, path }) => ({
    code: 'host',
    part: partOf(requirement, path),
    text: message,
  }));
}

/** The control an issue is about, for a value with several of them. */
function partOf({ spec }: Requirement, path: StandardSchemaV1.Issue['path']): string {
  if (spec.kind === 'clarification') return spec.answer === 'choice' ? 'choice' : 'text';
  if (spec.kind !== 'field' || spec.input !== 'address') return 'value';
  const member = (path ?? []).map((segment) => String(typeof segment === 'object' ? segment.key : segment)).join('.');
  return partOfMember(member);
}
