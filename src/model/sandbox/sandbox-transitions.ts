import type { OperatorDecision } from '../customer-backend.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import type { DocumentRecord } from '../document.js';
import { CustomerStatusError } from '../error.js';
import { isAnswerable, type Requirement } from '../requirement.js';
import type { CustomerStatus } from '../status.js';
import { instant, type SandboxContext } from './sandbox-context.js';
import { decisionReason } from './sandbox-operator.js';
import { withStatus } from './sandbox-status.js';

/** Why an operator writes a status. */
export type StatusReason = Pick<OperatorDecision, 'reasonCode' | 'message'>;

/**
 * Writes a status as an operator does, any status from any other. ACTIVE accepts what is with the reviewer and withdraws
 * what still blocks; REJECTED withdraws everything that is still asked.
 */
export function changeStatus(
  snapshot: CustomerSnapshot,
  status: CustomerStatus,
  reason: StatusReason,
  context: SandboxContext,
): CustomerSnapshot {
  const requirements = snapshot.requirements.map((requirement) => settled(requirement, status, context));
  const documents = status === 'ACTIVE' ? snapshot.documents.map((document) => taken(document, context)) : snapshot.documents;
  return withStatus({ ...snapshot, requirements, documents }, status, context, decisionReason(reason, context));
}

/** Opens a deactivated customer again. Rejects with `state_conflict` in any other status. */
export function activate(snapshot: CustomerSnapshot, context: SandboxContext): CustomerSnapshot {
  if (snapshot.status.status !== 'DEACTIVATED')
    throw new CustomerStatusError('state_conflict', { message: 'only a deactivated customer can be activated' });
  return changeStatus(snapshot, 'ACTIVE', {}, context);
}

/** Closes an active customer for the time being. Rejects with `state_conflict` in any other status. */
export function deactivate(snapshot: CustomerSnapshot, reason: StatusReason, context: SandboxContext): CustomerSnapshot {
  if (snapshot.status.status !== 'ACTIVE')
    throw new CustomerStatusError('state_conflict', { message: 'only an active customer can be deactivated' });
  return changeStatus(snapshot, 'DEACTIVATED', reason, context);
}

function settled(requirement: Requirement, status: CustomerStatus, context: SandboxContext): Requirement {
  if (status === 'ACTIVE' && requirement.status === 'submitted') return decided(requirement, 'accepted', context);
  const isWithdrawn = status === 'REJECTED' || (status === 'ACTIVE' && requirement.blocking);
  return isWithdrawn && isAnswerable(requirement) ? decided(requirement, 'waived', context) : requirement;
}

function decided(requirement: Requirement, status: Requirement['status'], context: SandboxContext): Requirement {
  return { ...requirement, status, awaiting: 'provider', reasons: [], updatedAt: instant(context) };
}

function taken(document: DocumentRecord, context: SandboxContext): DocumentRecord {
  if (document.status !== 'pending' || document.submittedAt === undefined) return document;
  const files = document.files.map((file) => ({ ...file, status: 'accepted' as const, reasons: [] }));
  return { ...document, files, status: 'accepted', decidedAt: instant(context) };
}
