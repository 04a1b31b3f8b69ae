import type { Answer } from '../answer.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import { CustomerStatusError, type FieldError } from '../error.js';
import { hasAttemptsLeft, isAnswerable, type Requirement, type RequirementStatus } from '../requirement.js';
import { hiddenRequirements } from '../visibility.js';
import { instant, type SandboxContext } from './sandbox-context.js';
import { sentDocuments } from './sandbox-sent-documents.js';
import { clarificationFault, documentFault, fieldFault } from './sandbox-faults.js';
import { isDataCollected, withStatus } from './sandbox-status.js';

/**
 * Takes answers, all or none. Rejects with `state_conflict` where data are locked and with `validation_failed` naming
 * each requirement at fault. Once nothing blocking is left to answer, the customer is submitted by itself (seed 003).
 */
export function takeAnswers(snapshot: CustomerSnapshot, answers: readonly Answer[], context: SandboxContext): CustomerSnapshot {
  if (!snapshot.status.editable)
    throw new CustomerStatusError('state_conflict', { message: 'the data are locked in this status' });
  const faults = answers.flatMap((answer) => faultsOf(snapshot, answer));
  if (faults.length > 0) throw new CustomerStatusError('validation_failed', { fieldErrors: faults });
  const answered = new Map(answers.map((answer) => [answer.requirementId, answer]));
  const next: CustomerSnapshot = {
    ...snapshot,
    updatedAt: instant(context),
    requirements: snapshot.requirements.map((requirement) =>
      answered.has(requirement.id) ? submitted(requirement, answered.get(requirement.id), context) : requirement,
    ),
    documents: sentDocuments(snapshot, answered, context),
  };
  return submitIfComplete(next, context);
}

/** Sends the customer to review once nothing blocking is left to answer. An active customer stays active. */
export function submitIfComplete(snapshot: CustomerSnapshot, context: SandboxContext): CustomerSnapshot {
  if (snapshot.status.status === 'ACTIVE') return withStatus(snapshot, 'ACTIVE', context, snapshot.status.reasons);
  return outstanding(snapshot).length === 0 ? submitForReview(snapshot, context) : snapshot;
}

/**
 * Sends the customer to review. Rejects with `state_conflict` outside CREATED and NEEDS_ADDITIONAL_INFORMATION, and with
 * `validation_failed` while something blocking is unanswered.
 */
export function submitForReview(snapshot: CustomerSnapshot, context: SandboxContext): CustomerSnapshot {
  if (!isDataCollected(snapshot.status.status))
    throw new CustomerStatusError('state_conflict', { message: 'there is nothing to send to review in this status' });
  const missing = outstanding(snapshot);
  if (missing.length > 0) {
    const fieldErrors = missing.map((requirement) => ({ path: requirement.id, code: 'information_missing' }));
    throw new CustomerStatusError('validation_failed', { fieldErrors });
  }
  return withStatus(snapshot, 'UNDER_REVIEW', context);
}

/** What a condition hides is not asked, so nothing waits for it. */
function outstanding(snapshot: CustomerSnapshot): Requirement[] {
  const hidden = hiddenRequirements(snapshot.requirements);
  const asked = snapshot.requirements.filter(({ id }) => !hidden.has(id));
  const open = asked.filter((requirement) => requirement.blocking && isAnswerable(requirement));
  return open.filter((requirement) => !isCoveredByGroup(snapshot, requirement));
}

const ANSWERED: readonly RequirementStatus[] = ['submitted', 'accepted', 'waived'];

/** Of alternatives not all need be answered: enough answers of the group cover the rest of it. */
function isCoveredByGroup(snapshot: CustomerSnapshot, { group }: Requirement): boolean {
  if (group === undefined || group.rule === 'all') return false;
  const members = snapshot.requirements.filter((candidate) => candidate.group?.id === group.id);
  return members.filter((member) => ANSWERED.includes(member.status)).length >= (group.min ?? 1);
}

function submitted(requirement: Requirement, answer: Answer | undefined, context: SandboxContext): Requirement {
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
