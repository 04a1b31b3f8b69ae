import type { PresentedStatus, StatusInfo } from '../../model/index.js';
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

/** The step a status offers. Where only support can help, it is support, whatever the status. */
export function actionFor(status: PresentedStatus, info: StatusInfo | undefined): CustomerAction | 'check_status' {
  const needsSupport = info?.recovery === 'support' && (status === 'CREATED' || status === 'NEEDS_ADDITIONAL_INFORMATION');
  if (status === 'REJECTED' && info?.recovery === 'self') return 'answer_requests';
  return needsSupport ? 'contact_support' : ACTIONS[status];
}

/** What the button of a step says: seed 003's word for the status that offers it. */
export const ACTION_WORDS = {
  complete_profile: 'status.CREATED.action',
  answer_requests: 'status.NEEDS_ADDITIONAL_INFORMATION.action',
  get_started: 'status.ACTIVE.action',
} as const;
