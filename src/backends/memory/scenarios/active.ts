import type { CapabilityState, CustomerSnapshot } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';
import { changeStatus, requestInformation } from '../../../model/sandbox/index.js';
import { firstSubmission, PERSON } from './people.js';
import { dueIn, english, PROOF_OF_ADDRESS } from './requests.js';
import { type Happening, PROVIDER, type Scenario, tale } from './tale.js';

const APPROVED: Happening = {
  hoursAgo: 400,
  by: PROVIDER,
  rule: (snapshot, context) => changeStatus(snapshot, 'ACTIVE', {}, context),
};

/** A verified customer. */
export const active: Scenario = (now) => tale(now, { ...PERSON, hoursAgo: 450 }, [firstSubmission(440), APPROVED]);

/** A verified customer who must send a document by a date, or else payouts are switched off. Nothing is blocked yet. */
export const activeWithDatedRequirement: Scenario = (now) => {
  const due = { ...dueIn(now, 12), severity: 'eventual', consequence: CONSEQUENCE } as const;
  return tale(now, { ...PERSON, hoursAgo: 450 }, [
    firstSubmission(440),
    { ...APPROVED, rule: (snapshot, context) => withPayouts(APPROVED.rule(snapshot, context), PAYOUTS) },
    {
      hoursAgo: 20,
      by: PROVIDER,
      ids: ['proof-of-address'],
      rule: (snapshot, context) =>
        withPayouts(requestInformation(snapshot, [{ ...PROOF_OF_ADDRESS, due }], context), {
          ...PAYOUTS,
          requirementIds: ['proof-of-address'],
          restrictedAt: due.at,
        }),
    },
  ]);
};

const CONSEQUENCE = {
  capabilityIds: ['payouts'],
  text: english('Payouts will be paused if we have not received this by then.'),
};

const PAYOUTS: CapabilityState = {
  id: 'payouts',
  label: term('payout', 'Payments out'),
  status: 'active',
  reasons: [],
  requirementIds: [],
};

function withPayouts(snapshot: CustomerSnapshot, payouts: CapabilityState): CustomerSnapshot {
  return { ...snapshot, capabilities: [payouts] };
}
