import type { Answer } from '../../../model/index.js';
import { type SandboxCustomerInput, takeAnswers } from '../../../model/sandbox/index.js';
import { CUSTOMER, type Happening } from './tale.js';

/** The person in the scenarios. */
export const PERSON: SandboxCustomerInput = { id: 'cus_sample', type: 'INDIVIDUAL', displayName: 'Amara Osei' };

/** The business in the scenarios. */
export const BUSINESS: SandboxCustomerInput = { id: 'cus_sample', type: 'BUSINESS', displayName: 'Osei Textiles Ltd' };

const PERSON_ANSWERS: readonly Answer[] = [
  { kind: 'field', requirementId: 'full-name', value: 'Amara Osei' },
  { kind: 'field', requirementId: 'date-of-birth', value: '1990-04-12' },
  {
    kind: 'field',
    requirementId: 'address',
    value: { lines: ['12 Harbour Road', 'Flat 3'], city: 'Bristol', postalCode: 'BS1 4RN', country: 'GB' },
  },
];

const BUSINESS_ANSWERS: readonly Answer[] = [
  { kind: 'field', requirementId: 'business-name', value: 'Osei Textiles Ltd' },
  { kind: 'field', requirementId: 'tax-id', value: 'GB123456789' },
  {
    kind: 'field',
    requirementId: 'address',
    value: { lines: ['4 Mill Lane'], city: 'Leeds', postalCode: 'LS1 5AB', country: 'GB' },
  },
];

/** The person, or the business, sends everything the first form asks for. */
export function firstSubmission(hoursAgo: number, of: 'person' | 'business' = 'person'): Happening {
  const answers = of === 'person' ? PERSON_ANSWERS : BUSINESS_ANSWERS;
  return { hoursAgo, by: CUSTOMER, rule: (snapshot, context) => takeAnswers(snapshot, answers, context) };
}
