import type { NewRequirement } from '../../../model/index.js';
import { requestInformation } from '../../../model/sandbox/index.js';
import { BUSINESS, firstSubmission, PERSON } from './people.js';
import { ACTIVITY, CHANGED_ADDRESS, dueIn, IDENTITY_DOCUMENT, OWNERSHIP, SOURCE_OF_FUNDS } from './requests.js';
import { type Happening, REVIEWER, type Rule, type Scenario, tale } from './tale.js';

/** A reviewer asks three things, due in three days: a clarification, a changed address, a document with two sides. */
export const requestForInformation: Scenario = (now) =>
  tale(now, { ...PERSON, hoursAgo: 54 }, [
    firstSubmission(52),
    asked(
      now,
      [SOURCE_OF_FUNDS, CHANGED_ADDRESS, IDENTITY_DOCUMENT],
      ['source-of-funds', 'current-address', 'identity-document'],
      'address',
    ),
  ]);

/** A reviewer asks a business about its owners and its activity. */
export const businessRequestForInformation: Scenario = (now) =>
  tale(now, { ...BUSINESS, hoursAgo: 80 }, [
    firstSubmission(76, 'business'),
    asked(now, [OWNERSHIP, ACTIVITY], ['ownership', 'business-activity']),
  ]);

/** What is asked again, if anything, is not with the reviewer too. */
function asked(now: number, requests: readonly NewRequirement[], ids: readonly string[], again?: string): Happening {
  const dated = requests.map((request) => ({ ...request, due: dueIn(now, 3) }));
  const rule: Rule = (snapshot, context) => {
    const others = snapshot.requirements.filter(({ id }) => id !== again);
    return requestInformation({ ...snapshot, requirements: others }, dated, context);
  };
  return { hoursAgo: 5, by: REVIEWER, ids, rule };
}
