import { BUSINESS, firstSubmission, PERSON } from './people.js';
import { type Scenario, tale } from './tale.js';

/** Everything is sent and a reviewer has it. */
export const underReview: Scenario = (now) => tale(now, { ...PERSON, hoursAgo: 20 }, [firstSubmission(18)]);

/** A business under review, which takes longer. */
export const businessUnderReview: Scenario = (now) => tale(now, { ...BUSINESS, hoursAgo: 50 }, [firstSubmission(47, 'business')]);
