import type { Answer } from '../answer.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import type { DocumentRecord } from '../document.js';
import { CustomerStatusError, type FieldError } from '../error.js';
import { isAnswerable, type Requirement } from '../requirement.js';
import type { ClarificationSpec, DocumentSpec, FieldSpec } from '../requirement-spec.js';
import { instant, type SandboxContext } from './sandbox-context.js';
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
    documents: snapshot.documents.map((document) => sent(document, answered.get(document.requirementId ?? ''), context)),
  };
  return submitIfComplete(next, context);
}

/** Sends the customer to review once nothing blocking is left to answer. An active customer stays active. */
export function submitIfComplete(snapshot: CustomerSnapshot, context: SandboxContext): CustomerSnapshot {
  if (snapshot.status.status === 'ACTIVE') return withStatus(snapshot, 'ACTIVE', context, snapshot.status.reasons);
  return isComplete(snapshot) ? submitForReview(snapshot, context) : snapshot;
}

/**
 * Sends the customer to review. Rejects with `state_conflict` outside CREATED and NEEDS_ADDITIONAL_INFORMATION, and with
 * `validation_failed` while something blocking is unanswered.
 */
export function submitForReview(snapshot: CustomerSnapshot, context: SandboxContext): CustomerSnapshot {
  if (!isDataCollected(snapshot.status.status))
    throw new CustomerStatusError('state_conflict', { message: 'there is nothing to send to review in this status' });
  const missing = snapshot.requirements.filter(isOutstanding);
  if (missing.length > 0) {
    const fieldErrors = missing.map((requirement) => ({ path: requirement.id, code: 'information_missing' }));
    throw new CustomerStatusError('validation_failed', { fieldErrors });
  }
  return withStatus(snapshot, 'UNDER_REVIEW', context);
}

function isOutstanding(requirement: Requirement): boolean {
  return requirement.blocking && isAnswerable(requirement);
}

function isComplete(snapshot: CustomerSnapshot): boolean {
  return !snapshot.requirements.some(isOutstanding);
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
  if (requirement.spec.kind !== 'field' || answer?.kind !== 'field' || requirement.spec.sensitive) return requirement;
  return { ...requirement, spec: { ...requirement.spec, currentValue: answer.value } };
}

function sent(document: DocumentRecord, answer: Answer | undefined, context: SandboxContext): DocumentRecord {
  if (answer === undefined || answer.kind === 'field') return document;
  const kept = new Set(answer.fileIds ?? []);
  const files = document.files.filter((file) => kept.has(file.id) || file.status === 'accepted');
  if (files.length === 0) return document;
  const attempt = (document.attempt ?? 0) + 1;
  return { ...document, files, status: 'pending', stage: 'received', reasons: [], submittedAt: instant(context), attempt };
}

function faultsOf(snapshot: CustomerSnapshot, answer: Answer): FieldError[] {
  const requirement = snapshot.requirements.find((candidate) => candidate.id === answer.requirementId);
  if (requirement === undefined || requirement.kind !== answer.kind)
    return [{ path: answer.requirementId, code: 'data_invalid' }];
  if (!isAnswerable(requirement)) return [{ path: answer.requirementId, code: 'data_invalid' }];
  const code = faultCode(snapshot, requirement, answer);
  return code === undefined ? [] : [{ path: answer.requirementId, code }];
}

function faultCode(snapshot: CustomerSnapshot, requirement: Requirement, answer: Answer): string | undefined {
  if (answer.kind === 'field') return fieldFault(requirement.spec as FieldSpec, answer);
  if (answer.kind === 'document') return documentFault(snapshot, requirement.spec as DocumentSpec, answer);
  return clarificationFault(snapshot, requirement.spec as ClarificationSpec, answer);
}
