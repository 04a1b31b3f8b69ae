import type { PresentedStatus, UnlockStep } from '../../model/index.js';
import type { CustomerAction } from '../provider/index.js';

const ACTIONS: Record<PresentedStatus, CustomerAction | 'check_status'> = {
  CREATED: 'complete_profile',
  UNDER_REVIEW: 'check_status',
  NEEDS_ADDITIONAL_INFORMATION: 'answer_requests',
  ACTIVE: 'get_started',
  REJECTED: 'contact_support',
  DEACTIVATED: 'contact_support',
  UNKNOWN: 'check_status',
};

/** The step a status offers. Where something is collected, it is what leads on: support, or waiting, whatever the status. */
export function actionFor(status: PresentedStatus, step: UnlockStep): CustomerAction | 'check_status' {
  if (status === 'REJECTED' && step === 'answer_requests') return 'answer_requests';
  if (!isCollecting(status)) return ACTIONS[status];
  if (step === 'wait_for_review') return 'check_status';
  return step === 'contact_support' ? 'contact_support' : ACTIONS[status];
}

/** True for the two statuses in which information of the customer is collected. */
export function isCollecting(status: PresentedStatus): status is 'CREATED' | 'NEEDS_ADDITIONAL_INFORMATION' {
  return status === 'CREATED' || status === 'NEEDS_ADDITIONAL_INFORMATION';
}

/** True where everything that was asked is answered, and the status does not say so yet. */
export function isAllSent(status: PresentedStatus, step: UnlockStep): boolean {
  return step === 'wait_for_review' && isCollecting(status);
}

/** What the button of a step says: seed 003's word for the status that offers it. */
export const ACTION_WORDS = {
  complete_profile: 'status.CREATED.action',
  answer_requests: 'status.NEEDS_ADDITIONAL_INFORMATION.action',
  get_started: 'status.ACTIVE.action',
} as const;
