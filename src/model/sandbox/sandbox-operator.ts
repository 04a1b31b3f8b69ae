import type { NewRequirement, OperatorDecision } from '../customer-backend.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import type { DocumentFile, DocumentRecord } from '../document.js';
import { CustomerStatusError } from '../error.js';
import type { Reason } from '../reason.js';
import type { Requirement } from '../requirement.js';
import { instant, type SandboxContext } from './sandbox-context.js';
import { openRequirement } from './sandbox-customer.js';
import { withStatus } from './sandbox-status.js';

/** Raises requests; the customer needs additional information, unless every request is optional. */
export function requestInformation(
  snapshot: CustomerSnapshot,
  requests: readonly NewRequirement[],
  context: SandboxContext,
): CustomerSnapshot {
  const opened = requests.map((request) => openRequirement({ ...request, id: context.nextId() }, context));
  const next = { ...snapshot, requirements: [...snapshot.requirements, ...opened], updatedAt: instant(context) };
  if (!opened.some((requirement) => requirement.blocking)) return next;
  return withStatus(next, 'NEEDS_ADDITIONAL_INFORMATION', context);
}

/** Decides about an answer. A refused one is asked again, with the reason. */
export function decideRequirement(
  snapshot: CustomerSnapshot,
  requirementId: string,
  decision: OperatorDecision,
  context: SandboxContext,
): CustomerSnapshot {
  if (!snapshot.requirements.some((requirement) => requirement.id === requirementId))
    throw new CustomerStatusError('not_found', { requirementId });
  const decide = (requirement: Requirement) =>
    requirement.id === requirementId ? decided(requirement, decision, context) : requirement;
  const next = { ...snapshot, requirements: snapshot.requirements.map(decide), updatedAt: instant(context) };
  return decision.decision === 'rejected' && next.requirements.some((r) => r.id === requirementId && r.blocking)
    ? withStatus(next, 'NEEDS_ADDITIONAL_INFORMATION', context)
    : next;
}

/** Decides about one file. A refused one reopens its requirement; its other files keep their state. */
export function decideFile(
  snapshot: CustomerSnapshot,
  fileId: string,
  decision: OperatorDecision,
  context: SandboxContext,
): CustomerSnapshot {
  const holder = snapshot.documents.find((document) => document.files.some((file) => file.id === fileId));
  if (holder === undefined) throw new CustomerStatusError('not_found', { message: 'no such file' });
  const document = withDecision(holder, fileId, decision, context);
  const next = {
    ...snapshot,
    documents: snapshot.documents.map((candidate) => (candidate === holder ? document : candidate)),
    updatedAt: instant(context),
  };
  if (holder.requirementId === undefined || document.status === 'pending') return next;
  const outcome = document.status === 'rejected' ? decision : ({ decision: 'accepted' } as const);
  return decideRequirement(next, holder.requirementId, outcome, context);
}

/** The reason of a decision, in the customer's words where the operator gave some. */
export function decisionReason(decision: Pick<OperatorDecision, 'reasonCode' | 'message'>, context: SandboxContext): Reason[] {
  if (decision.reasonCode === undefined && decision.message === undefined) return [];
  const reason: Reason = { code: decision.reasonCode ?? 'other', audience: 'customer', at: instant(context) };
  if (decision.message !== undefined) reason.message = decision.message;
  return [reason];
}

function decided(requirement: Requirement, decision: OperatorDecision, context: SandboxContext): Requirement {
  const isRefused = decision.decision === 'rejected';
  return {
    ...requirement,
    status: decision.decision,
    awaiting: isRefused ? 'customer' : 'provider',
    reasons: isRefused ? decisionReason(decision, context) : [],
    updatedAt: instant(context),
  };
}

function withDecision(
  document: DocumentRecord,
  fileId: string,
  decision: OperatorDecision,
  context: SandboxContext,
): DocumentRecord {
  const isRefused = decision.decision === 'rejected';
  const decide = (file: DocumentFile): DocumentFile =>
    file.id === fileId
      ? { ...file, status: isRefused ? 'rejected' : 'accepted', reasons: isRefused ? decisionReason(decision, context) : [] }
      : file;
  const files = document.files.map(decide);
  const hasRefused = files.some((file) => file.status === 'rejected');
  const isAccepted = files.every((file) => file.status === 'accepted');
  if (!hasRefused && !isAccepted) return { ...document, files, stage: 'partially_accepted' };
  return { ...document, files, status: hasRefused ? 'rejected' : 'accepted', decidedAt: instant(context) };
}
