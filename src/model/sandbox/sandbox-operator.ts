import type { NewRequirement, OperatorDecision } from '../customer-backend.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import type { DocumentFile, DocumentRecord } from '../document.js';
import { CustomerStatusError } from '../error.js';
import type { Reason } from '../reason.js';
import type { Requirement } from '../requirement.js';
import { isClosedStatus } from '../status.js';
import { instant, type SandboxContext } from './sandbox-context.js';
import { openRequirement } from './sandbox-customer.js';
import { withStatus } from './sandbox-status.js';

/**
 * Raises requests; the customer needs additional information, unless every request is optional. Rejects with
 * `state_conflict` for a customer whose account is closed.
 */
export function requestInformation(
  snapshot: CustomerSnapshot,
  requests: readonly NewRequirement[],
  context: SandboxContext,
): CustomerSnapshot {
  if (isClosedStatus(snapshot.status.status))
    throw new CustomerStatusError('state_conflict', { message: 'a closed account is not asked for anything' });
  const opened = requests.map((request) => openRequirement({ ...request, id: context.nextId() }, context));
  const next = { ...snapshot, requirements: [...snapshot.requirements, ...opened], updatedAt: instant(context) };
  if (!opened.some((requirement) => requirement.blocking)) return refreshed(next, context);
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
  const documents = snapshot.documents.map((document) =>
    document.requirementId === requirementId ? withOutcome(document, decision, context) : document,
  );
  return withDecidedRequirement({ ...snapshot, documents }, requirementId, decision, context);
}

/** A file that answers for several things is decided upon where it is undecided. */
function documentToDecide({ documents }: CustomerSnapshot, fileId: string): DocumentRecord | undefined {
  const holders = documents.filter((document) => document.files.some((file) => file.id === fileId));
  return holders.find(({ files }) => files.some((file) => file.id === fileId && file.status === 'pending')) ?? holders[0];
}

/** Decides about one file. A refused one reopens its requirement; its other files keep their state. */
export function decideFile(
  snapshot: CustomerSnapshot,
  fileId: string,
  decision: OperatorDecision,
  context: SandboxContext,
): CustomerSnapshot {
  const holder = documentToDecide(snapshot, fileId);
  if (holder === undefined) throw new CustomerStatusError('not_found', { message: 'no such file' });
  const document = withDecision(holder, fileId, decision, context);
  const next = {
    ...snapshot,
    documents: snapshot.documents.map((candidate) => (candidate === holder ? document : candidate)),
    updatedAt: instant(context),
  };
  if (holder.requirementId === undefined) return next;
  if (decision.decision === 'rejected') return withDecidedRequirement(next, holder.requirementId, decision, context);
  return document.status === 'accepted'
    ? withDecidedRequirement(next, holder.requirementId, { decision: 'accepted' }, context)
    : next;
}

/** The reason of a decision, in the customer's words where the operator gave some. */
export function decisionReason(decision: Pick<OperatorDecision, 'reasonCode' | 'message'>, context: SandboxContext): Reason[] {
  if (decision.reasonCode === undefined && decision.message === undefined) return [];
  const reason: Reason = { code: decision.reasonCode ?? 'other', audience: 'customer', at: instant(context) };
  if (decision.message !== undefined) reason.message = decision.message;
  return [reason];
}

function withDecidedRequirement(
  snapshot: CustomerSnapshot,
  requirementId: string,
  decision: OperatorDecision,
  context: SandboxContext,
): CustomerSnapshot {
  const decide = (requirement: Requirement) =>
    requirement.id === requirementId ? decided(requirement, decision, context) : requirement;
  const next = { ...snapshot, requirements: snapshot.requirements.map(decide), updatedAt: instant(context) };
  return decision.decision === 'rejected' && next.requirements.some((r) => r.id === requirementId && r.blocking)
    ? withStatus(next, 'NEEDS_ADDITIONAL_INFORMATION', context)
    : refreshed(next, context);
}

/** Who may change what depends on what is asked, also while the status stays. */
function refreshed(snapshot: CustomerSnapshot, context: SandboxContext): CustomerSnapshot {
  const { status, reasons } = snapshot.status;
  return status === 'UNKNOWN' ? snapshot : withStatus(snapshot, status, context, reasons);
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
  const files = document.files.map((file) => (file.id === fileId ? withFileOutcome(file, decision, context) : file));
  if (files.some((file) => file.status === 'rejected'))
    return { ...document, files, status: 'rejected', decidedAt: instant(context) };
  if (files.every((file) => file.status === 'accepted'))
    return { ...document, files, status: 'accepted', reasons: [], decidedAt: instant(context) };
  return { ...document, files, stage: 'partially_accepted' };
}

/** A decision about the whole request holds for its document; files accepted before stay accepted. */
function withOutcome(document: DocumentRecord, decision: OperatorDecision, context: SandboxContext): DocumentRecord {
  if (decision.decision === 'waived') return document;
  const files = document.files.map((file) =>
    file.status === 'accepted' ? file : withFileOutcome(file, { decision: decision.decision }, context),
  );
  const reasons = decision.decision === 'rejected' ? decisionReason(decision, context) : [];
  return { ...document, files, status: decision.decision, reasons, decidedAt: instant(context) };
}

function withFileOutcome(file: DocumentFile, decision: OperatorDecision, context: SandboxContext): DocumentFile {
  if (decision.decision !== 'rejected') return { ...file, status: 'accepted', reasons: [] };
  return { ...file, status: 'rejected', reasons: decisionReason(decision, context) };
}
