import type { Answer } from '../answer.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import { CustomerStatusError, type FieldError } from '../error.js';
import { hasAttemptsLeft, isAnswerable, type Requirement } from '../requirement.js';
import { clarificationFault, documentFault, fieldFault } from './answer-faults.js';
import { sentDocuments } from './sent-documents.js';
import { instant, type WriteContext } from './write-context.js';

/**
 * The customer with these answers, all or none, as sent and waiting for the provider; their status stays. Rejects with
 * `state_conflict` where data are locked and with `validation_failed` naming each requirement at fault.
 */
export function withAnswers(snapshot: CustomerSnapshot, answers: readonly Answer[], context: WriteContext): CustomerSnapshot {
  if (!snapshot.status.editable)
    throw new CustomerStatusError('state_conflict', { message: 'the data are locked in this status' });
  const faults = answers.flatMap((answer) => faultsOf(snapshot, answer));
  if (faults.length > 0) throw new CustomerStatusError('validation_failed', { fieldErrors: faults });
  const answered = new Map(answers.map((answer) => [answer.requirementId, answer]));
  return {
    ...snapshot,
    updatedAt: instant(context),
    requirements: snapshot.requirements.map((requirement) =>
      answered.has(requirement.id) ? submitted(requirement, answered.get(requirement.id), context) : requirement,
    ),
    documents: sentDocuments(snapshot, answered, context),
  };
}

function submitted(requirement: Requirement, answer: Answer | undefined, context: WriteContext): Requirement {
  const attempts = requirement.attempts && { ...requirement.attempts, used: requirement.attempts.used + 1 };
  const next: Requirement = {
    ...requirement,
    status: 'submitted',
    awaiting: 'provider',
    reasons: [],
    updatedAt: instant(context),
  };
  if (attempts) next.attempts = attempts;
  return withAnsweredSpec(next, answer);
}

/** Keeps what was said where it is not sensitive, so that it is shown again instead of asked again. */
function withAnsweredSpec(requirement: Requirement, answer: Answer | undefined): Requirement {
  const { spec } = requirement;
  if (spec.kind === 'field' && answer?.kind === 'field' && !spec.sensitive)
    return { ...requirement, spec: { ...spec, currentValue: answer.value } };
  if (spec.kind !== 'clarification' || answer?.kind !== 'clarification') return requirement;
  return { ...requirement, spec: { ...spec, currentAnswer: { text: answer.text, choice: answer.choice } } };
}

function faultsOf(snapshot: CustomerSnapshot, answer: Answer): FieldError[] {
  const requirement = snapshot.requirements.find((candidate) => candidate.id === answer.requirementId);
  const code = requirement === undefined ? 'data_invalid' : faultCode(snapshot, requirement, answer);
  return code === undefined ? [] : [{ path: answer.requirementId, code }];
}

function faultCode(snapshot: CustomerSnapshot, requirement: Requirement, answer: Answer): string | undefined {
  const { spec } = requirement;
  if (!hasAttemptsLeft(requirement)) return 'attempts_exhausted';
  if (!isAnswerable(requirement)) return 'data_invalid';
  if (spec.kind === 'field' && answer.kind === 'field') return fieldFault(spec, answer);
  if (spec.kind === 'document' && answer.kind === 'document') return documentFault(snapshot, spec, answer);
  if (spec.kind === 'clarification' && answer.kind === 'clarification') return clarificationFault(snapshot, spec, answer);
  return 'data_invalid';
}
