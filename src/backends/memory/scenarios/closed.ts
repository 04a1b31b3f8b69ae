import { changeStatus, deactivate } from '../../../model/sandbox/index.js';
import { firstSubmission, PERSON } from './people.js';
import { PROVIDER, REVIEWER, type Scenario, tale } from './tale.js';

/** The verification has failed for good. */
export const rejected: Scenario = (now) =>
  tale(now, { ...PERSON, hoursAgo: 200 }, [
    firstSubmission(190),
    {
      hoursAgo: 30,
      by: REVIEWER,
      rule: (snapshot, context) => changeStatus(snapshot, 'REJECTED', { reasonCode: 'data_mismatch' }, context),
    },
  ]);

/** A verified account that was closed for the time being. */
export const deactivated: Scenario = (now) =>
  tale(now, { ...PERSON, hoursAgo: 900 }, [
    firstSubmission(890),
    { hoursAgo: 850, by: PROVIDER, rule: (snapshot, context) => changeStatus(snapshot, 'ACTIVE', {}, context) },
    {
      hoursAgo: 40,
      by: REVIEWER,
      rule: (snapshot, context) => deactivate(snapshot, { reasonCode: 'inactivity' }, context),
    },
  ]);
