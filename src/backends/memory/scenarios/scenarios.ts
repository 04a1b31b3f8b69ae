import { active, activeWithDatedRequirement } from './active.js';
import { deactivated, rejected } from './closed.js';
import { businessCreated, created } from './created.js';
import { documentRejected } from './document-rejected.js';
import { businessWithDirectors } from './directors.js';
import { businessRequestForInformation, requestForInformation } from './request-for-information.js';
import type { Scenario } from './tale.js';
import { offline, slow, unknownStatus } from './troubled.js';
import { businessUnderReview, underReview } from './under-review.js';

/** The names of the situations a memory backend can begin in. */
export const SCENARIO_NAMES = [
  'created',
  'under_review',
  'request_for_information',
  'document_rejected',
  'active',
  'active_with_dated_requirement',
  'rejected',
  'deactivated',
  'unknown_status',
  'offline',
  'slow',
  'business_created',
  'business_under_review',
  'business_request_for_information',
  'business_with_directors',
] as const;

/** The name of a situation. */
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

/**
 * The situations by name, as pure functions of the time in milliseconds: snapshot and history, for hosts that want the
 * data without a backend.
 *
 * @example
 * ```ts
 * import { SCENARIOS } from 'customer-status-kit/backends/memory';
 *
 * const { snapshot, events } = SCENARIOS.document_rejected(Date.now());
 * console.assert(snapshot.status.status === 'NEEDS_ADDITIONAL_INFORMATION' && events.length > 0);
 * ```
 */
export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = {
  created,
  under_review: underReview,
  request_for_information: requestForInformation,
  document_rejected: documentRejected,
  active,
  active_with_dated_requirement: activeWithDatedRequirement,
  rejected,
  deactivated,
  unknown_status: unknownStatus,
  offline,
  slow,
  business_created: businessCreated,
  business_under_review: businessUnderReview,
  business_request_for_information: businessRequestForInformation,
  business_with_directors: businessWithDirectors,
};
