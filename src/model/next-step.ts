import type { CustomerSnapshot } from './customer-snapshot.js';
import { isAnswerable, isSettled, type Requirement } from './requirement.js';
import type { PresentedStatus, Recovery } from './status.js';

/** What leads on. `reactivate`: the customer opens the account again, where the host lets them. */
export type UnlockStep =
  | 'complete_profile'
  | 'wait_for_review'
  | 'answer_requests'
  | 'reactivate'
  | 'contact_support'
  | 'wait'
  | 'nothing';

/** Where a customer stands, as far as it decides what leads on. What is absent is taken to be as usual. */
export interface Standing {
  status?: PresentedStatus | undefined;
  recovery?: Recovery | undefined;
  /** What is asked, without what a condition hides. None at all: the host asks elsewhere. */
  requirements?: readonly Requirement[] | undefined;
  editable?: boolean | undefined;
  allowed?: CustomerSnapshot['allowed'] | undefined;
}

const NONE: ReadonlySet<string> = new Set();

/** What of a snapshot decides what leads on. `hidden` are the ids of what a condition hides. */
export function standingOf(
  { status: info, requirements, allowed }: Pick<CustomerSnapshot, 'status' | 'requirements' | 'allowed'>,
  hidden = NONE,
): Standing {
  const { status, recovery, editable } = info;
  const asked = hidden.size === 0 ? requirements : requirements.filter(({ id }) => !hidden.has(id));
  return { status, recovery, editable, allowed, requirements: asked };
}

/** What leads on from where a customer stands: one answer for all that name a way, and a way that exists. */
export function nextStep(standing: Standing): UnlockStep {
  switch (standing.status) {
    case 'CREATED':
      return stepWhileCollecting('complete_profile', standing);
    case 'NEEDS_ADDITIONAL_INFORMATION':
      return stepWhileCollecting('answer_requests', standing);
    case 'UNDER_REVIEW':
      return canAnswer(standing) ? 'answer_requests' : 'wait_for_review';
    case 'ACTIVE':
      return 'contact_support';
    case 'REJECTED':
      return stepAfterRefusal(standing);
    case 'DEACTIVATED':
      return standing.recovery === 'self' ? 'reactivate' : 'contact_support';
    default:
      return 'wait';
  }
}

function stepWhileCollecting(step: UnlockStep, standing: Standing): UnlockStep {
  const { recovery, requirements = [] } = standing;
  if (recovery === 'support') return 'contact_support';
  if (requirements.length === 0) return recovery === 'none' ? 'contact_support' : step;
  if (canAnswer(standing) || isToBeHandedIn(standing)) return step;
  return requirements.every(isOutOfHand) ? 'wait_for_review' : 'contact_support';
}

/** Everything is answered, and nobody looks at it before the customer hands it in: the backend says that they may. */
function isToBeHandedIn({ status, editable, allowed, requirements = [] }: Standing): boolean {
  return status === 'CREATED' && editable !== false && allowed?.submitForReview === true && requirements.every(isOutOfHand);
}

/** What is listed of a customer who was refused is history, unless it is open: a host that takes it again asks elsewhere. */
function stepAfterRefusal(standing: Standing): UnlockStep {
  if (standing.recovery !== 'self') return 'contact_support';
  return canAnswer(standing) || (standing.requirements ?? []).every(isOutOfHand) ? 'answer_requests' : 'contact_support';
}

/** True where it is not, or no more, for the customer to do something. */
function isOutOfHand(requirement: Requirement): boolean {
  return isSettled(requirement) || isWithReviewer(requirement);
}

/**
 * True where the customer can answer one of these requests here and now. Steps that are done elsewhere are open on a backend
 * that takes no answers.
 */
export function canAnswer({ editable, allowed, requirements = [] }: Standing, asked = requirements): boolean {
  if (editable === false || !asked.some(isAnswerable)) return false;
  return allowed?.submitAnswers !== false || requirements.filter(isAnswerable).every(({ kind }) => kind === 'action');
}

/** True while a request is with those who look at what was sent. */
export function isWithReviewer(requirement: Requirement): boolean {
  return !isSettled(requirement) && (requirement.status === 'submitted' || requirement.awaiting === 'provider');
}
