import type { ActionProof, StartedAction } from '../customer-backend.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import { CustomerStatusError } from '../error.js';
import { isAnswerable, type Requirement } from '../requirement.js';
import type { ActionSpec } from '../requirement-spec.js';
import { submitIfComplete } from './sandbox-answers.js';
import { instant, type SandboxContext } from './sandbox-context.js';

/** What is needed to do an action elsewhere. Rejects when it is not an action or not open to the customer. */
export function startAction(snapshot: CustomerSnapshot, requirementId: string, context: SandboxContext): StartedAction {
  const { spec } = findAction(snapshot, requirementId);
  if (spec.action === 'wallet_signature') return { challenge: `sandbox:${context.nextId()}` };
  const started: StartedAction = {};
  if (spec.url !== undefined) started.url = spec.url;
  if (spec.expiresAt !== undefined) started.expiresAt = spec.expiresAt;
  return started;
}

/** Takes the proof that an action was done. A code has four to eight digits; a signature is anything that is not empty. */
export function completeAction(
  snapshot: CustomerSnapshot,
  requirementId: string,
  proof: ActionProof,
  context: SandboxContext,
): CustomerSnapshot {
  const { requirement, spec } = findAction(snapshot, requirementId);
  if (!isProven(spec, proof)) {
    const fieldErrors = [{ path: requirementId, code: 'data_invalid' }];
    throw new CustomerStatusError('validation_failed', { requirementId, fieldErrors });
  }
  const done: Requirement = {
    ...requirement,
    status: 'submitted',
    awaiting: 'provider',
    reasons: [],
    updatedAt: instant(context),
  };
  const requirements = snapshot.requirements.map((candidate) => (candidate === requirement ? done : candidate));
  return submitIfComplete({ ...snapshot, requirements, updatedAt: instant(context) }, context);
}

function findAction(snapshot: CustomerSnapshot, requirementId: string): { requirement: Requirement; spec: ActionSpec } {
  const requirement = snapshot.requirements.find((candidate) => candidate.id === requirementId);
  if (requirement?.spec.kind !== 'action') throw new CustomerStatusError('not_found', { requirementId });
  if (!snapshot.status.editable || !isAnswerable(requirement)) throw new CustomerStatusError('state_conflict', { requirementId });
  return { requirement, spec: requirement.spec };
}

function isProven(spec: ActionSpec, proof: ActionProof): boolean {
  if (spec.action === 'verify_code') return /^\d{4,8}$/.test(proof.code ?? '');
  if (spec.action === 'wallet_signature') return (proof.signature ?? '').trim() !== '';
  return true;
}
