import type { Answer } from '../answer.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import { CustomerStatusError } from '../error.js';
import { assertNothingOutstanding, outstanding, withAnswers } from '../requirements/index.js';
import type { SandboxContext } from './sandbox-context.js';
import { isDataCollected, withStatus } from './sandbox-status.js';

/** Takes answers, all or none. Once nothing blocking is left to answer, the customer is submitted by itself (seed 003). */
export function takeAnswers(snapshot: CustomerSnapshot, answers: readonly Answer[], context: SandboxContext): CustomerSnapshot {
  return submitIfComplete(withAnswers(snapshot, answers, context), context);
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
  assertNothingOutstanding(snapshot);
  return withStatus(snapshot, 'UNDER_REVIEW', context);
}
