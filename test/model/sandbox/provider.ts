import type { Answer, CustomerSnapshot, NewRequirement } from 'customer-status-kit/model';
import { createSandboxCustomer, requestInformation, type SandboxContext, takeAnswers } from '../../../src/model/sandbox/index.js';

/** A Wednesday, so that business days and days differ soon. */
export const NOW = Date.parse('2026-05-06T07:08:09.000Z');

/** Time and ids for one test. */
export function sandboxContext(now = NOW): SandboxContext {
  let count = 0;
  return { now, nextId: () => `id-${(count += 1)}` };
}

/** A new customer. */
export function newCustomer(type: CustomerSnapshot['type'] = 'INDIVIDUAL'): CustomerSnapshot {
  return createSandboxCustomer({ id: 'cus_1', type }, sandboxContext());
}

/** Good answers to the first form. */
export const FIRST_ANSWERS: readonly Answer[] = [
  { kind: 'field', requirementId: 'full-name', value: 'Amara Osei' },
  { kind: 'field', requirementId: 'date-of-birth', value: '1990-04-12' },
  { kind: 'field', requirementId: 'address', value: { lines: ['12 Harbour Road'], city: 'Bristol', country: 'GB' } },
];

/** A customer whose first form is with the reviewer. */
export function inReview(): CustomerSnapshot {
  return takeAnswers(newCustomer(), FIRST_ANSWERS, sandboxContext());
}

/** A customer in review who was asked one thing, whose id is `id-1`. */
export function asked(request: NewRequirement): CustomerSnapshot {
  return requestInformation(inReview(), [request], sandboxContext());
}

/** A licence of two sides, or a passport. */
export const IDENTITY: NewRequirement = {
  title: 'Identity document',
  spec: {
    kind: 'document',
    accepted: [
      { type: 'licence', label: 'Licence', sides: ['front', 'back'] },
      { type: 'passport', label: 'Passport', sides: ['single'] },
    ],
    mime: ['image/jpeg'],
    maxBytes: 1_000,
  },
};
