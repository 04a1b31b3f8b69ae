import { withUnknownStatus } from '../../../model/sandbox/index.js';
import { firstSubmission, PERSON } from './people.js';
import { requestForInformation } from './request-for-information.js';
import { PROVIDER, type Scenario, tale } from './tale.js';
import { underReview } from './under-review.js';

/** The provider reports a status this kit does not know. Every feature is closed and nothing can be sent. */
export const unknownStatus: Scenario = (now) =>
  tale(now, { ...PERSON, hoursAgo: 20 }, [
    firstSubmission(18),
    { hoursAgo: 1, by: PROVIDER, rule: (snapshot, context) => withUnknownStatus(snapshot, 'PENDING_ENHANCED_CHECK', context) },
  ]);

/** Nothing gets through: every call fails with `network`. */
export const offline: Scenario = (now) => ({ ...underReview(now), offline: true });

/** Every call takes three seconds. */
export const slow: Scenario = (now) => ({ ...requestForInformation(now), latencyMs: 3_000 });
