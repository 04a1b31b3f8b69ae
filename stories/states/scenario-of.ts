import type { PresentedStatus } from 'customer-status-kit';
import type { ScenarioName } from 'customer-status-kit/backends/memory';

/** The scenario in which a customer stands in each status. */
export const SCENARIO_OF: Readonly<Record<PresentedStatus, ScenarioName>> = {
  CREATED: 'created',
  UNDER_REVIEW: 'under_review',
  NEEDS_ADDITIONAL_INFORMATION: 'request_for_information',
  ACTIVE: 'active',
  REJECTED: 'rejected',
  DEACTIVATED: 'deactivated',
  UNKNOWN: 'unknown_status',
};
