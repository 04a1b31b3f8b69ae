import type { CapabilityState, DocumentSpec, NewRequirement, SubjectRef } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';
import { decideRequirement, requestInformation, takeAnswers } from '../../../model/sandbox/index.js';
import { BUSINESS, firstSubmission } from './people.js';
import { ACTIVITY, dueIn, english, IDENTITY_DOCUMENT, OWNERSHIP, PROOF_OF_ADDRESS } from './requests.js';
import { CUSTOMER, REVIEWER, type Scenario, tale } from './tale.js';

const AMA: SubjectRef = { type: 'person', id: 'director-1', label: english('Ama Osei, director') };
const KOFI: SubjectRef = { type: 'person', id: 'director-2', label: english('Kofi Mensah, director') };

/** Days in which the owners are to be told. */
const DAYS_FOR_OWNERS = 1;

/** Any one of these shows who somebody is. */
const IDENTITY = { id: 'director-1-identity', rule: 'any' } as const;

function number(title: string, path: string, example: string): NewRequirement {
  return {
    title: english(title),
    subject: AMA,
    group: IDENTITY,
    spec: { kind: 'field', path, input: 'text', required: true, example },
  };
}

/**
 * A reviewer asks a business about itself and two directors: one of three proofs, something due tomorrow for which more
 * time is given, something refused with one attempt left, something that may wait, and something that is sent already.
 */
export const businessWithDirectors: Scenario = (now) => {
  const state = tale(now, { ...BUSINESS, hoursAgo: 120 }, [
    firstSubmission(116, 'business'),
    {
      hoursAgo: 70,
      by: REVIEWER,
      ids: [
        'ownership',
        'activity',
        'accounts',
        'passport-number',
        'licence-number',
        'identity-document',
        'kofi-tax',
        'kofi-role',
        'kofi-address',
      ],
      rule: (snapshot, context) => requestInformation(snapshot, requests(now), context),
    },
    { hoursAgo: 30, by: CUSTOMER, rule: (snapshot, context) => takeAnswers(snapshot, [ROLE, TAX], context) },
    { hoursAgo: 6, by: REVIEWER, rule: (snapshot, context) => decideRequirement(snapshot, 'kofi-tax', WRONG, context) },
  ]);
  return {
    ...state,
    snapshot: { ...state.snapshot, capabilities: [{ ...PAYMENTS_IN, restrictedAt: dueIn(now, DAYS_FOR_OWNERS).at }] },
  };
};

const ROLE = { kind: 'clarification', requirementId: 'kofi-role', text: 'He runs the weaving mill in Leeds.' } as const;
const TAX = { kind: 'field', requirementId: 'kofi-tax', value: 'GB 99 88 77 A' } as const;
const WRONG = {
  decision: 'rejected',
  reasonCode: 'data_mismatch',
  message: 'The number belongs to somebody else.',
} as const;

const PAYMENTS_IN: CapabilityState = {
  id: 'payments-in',
  label: term('payin', 'Payments in'),
  status: 'active',
  reasons: [],
  requirementIds: ['ownership'],
};

function requests(now: number): NewRequirement[] {
  const role = { kind: 'clarification', question: english('What does he do in the business?'), answer: 'text' } as const;
  const tax = { kind: 'field', path: 'kofi.taxId', input: 'tax_id', required: true, sensitive: true } as const;
  return [
    {
      ...OWNERSHIP,
      due: { ...dueIn(now, DAYS_FOR_OWNERS), extension: 'available', consequence: { capabilityIds: [PAYMENTS_IN.id] } },
    },
    { ...ACTIVITY, due: dueIn(now, 20) },
    { ...ACCOUNTS, due: { ...dueIn(now, 90), severity: 'eventual' } },
    { ...number('Passport number', 'ama.passport', '925665416'), due: dueIn(now, 4) },
    { ...number('Driving licence number', 'ama.licence', 'OSEI 904120 A99BC'), due: dueIn(now, 4) },
    { ...IDENTITY_DOCUMENT, subject: AMA, group: IDENTITY, due: dueIn(now, 4) },
    { title: term('tax_number', 'Tax number'), subject: KOFI, spec: tax, attempts: { used: 1, max: 3 } },
    { title: english('Role in the business'), subject: KOFI, spec: role },
    { ...PROOF_OF_ADDRESS, subject: KOFI },
  ];
}

const ANNUAL_ACCOUNTS: DocumentSpec = {
  kind: 'document',
  accepted: [{ type: 'accounts', label: english('Annual accounts'), sides: ['single'], maxFiles: 3 }],
  mime: ['application/pdf'],
  maxBytes: 10_000_000,
};

const ACCOUNTS: NewRequirement = {
  title: english('Accounts of the last year'),
  subject: { type: 'business' },
  blocking: false,
  spec: ANNUAL_ACCOUNTS,
};
