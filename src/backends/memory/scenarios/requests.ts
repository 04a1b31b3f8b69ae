import type { LocalizedText, NewRequirement, Requirement } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';

const DAY = 86_400_000;

/** Kinds of file the pretended reviewer takes. */
const PHOTOGRAPH_OR_PDF = ['image/jpeg', 'image/png', 'application/pdf'];

/** What the pretended reviewer wrote, in the language they write. */
export function english(text: string): LocalizedText {
  return { default: text, lang: 'en' };
}

/** Asked for now, and due some days from now. */
export function dueIn(now: number, days: number): NonNullable<Requirement['due']> {
  return { at: new Date(now + days * DAY).toISOString(), severity: 'current' };
}

/** A question in the reviewer's words. */
export const SOURCE_OF_FUNDS: NewRequirement = {
  title: term('source_of_funds', 'Source of funds'),
  spec: {
    kind: 'clarification',
    question: english('You named two employers. Which one pays into this account, and what is your role there?'),
    comment: english('A sentence or two is enough.'),
    answer: 'text',
    maxLength: 500,
  },
};

/** An address that could not be confirmed. */
export const CHANGED_ADDRESS: NewRequirement = {
  title: term('address', 'Home address'),
  help: english('The address on your bank statement differs from the one you gave us.'),
  reasons: [{ code: 'address_failed', audience: 'customer', message: english('We could not confirm this address.') }],
  spec: {
    kind: 'field',
    path: 'address.current',
    input: 'address',
    required: true,
    currentValue: { lines: ['12 Harbour Road', 'Flat 3'], city: 'Bristol', postalCode: 'BS1 4RN', country: 'GB' },
  },
};

/** An identity document: two sides of a card, or one page of a passport. */
export const IDENTITY_DOCUMENT: NewRequirement = {
  title: term('identity_document', 'Identity document'),
  help: english('A photo in which all four corners are visible and nothing is covered.'),
  spec: {
    kind: 'document',
    accepted: [
      { type: 'drivers_license', label: term('drivers_license', 'Driving licence'), sides: ['front', 'back'] },
      { type: 'national_id', label: term('national_id', 'National identity card'), sides: ['front', 'back'] },
      { type: 'passport', label: term('passport', 'Passport'), sides: ['single'] },
    ],
    mime: PHOTOGRAPH_OR_PDF,
    maxBytes: 10_000_000,
    captureHint: 'any',
  },
};

/** A recent letter that shows the address. Does not block anything until its date. */
export const PROOF_OF_ADDRESS: NewRequirement = {
  title: term('proof_of_address', 'Proof of address'),
  help: english('A bank statement or a utility bill of the last three months.'),
  blocking: false,
  spec: {
    kind: 'document',
    accepted: [{ type: 'proof_of_address', label: english('Bank statement or utility bill'), sides: ['single'], maxFiles: 3 }],
    mime: PHOTOGRAPH_OR_PDF,
    maxBytes: 10_000_000,
    maxAgeDays: 90,
    captureHint: 'upload',
  },
};

/** Who owns the business. */
export const OWNERSHIP: NewRequirement = {
  title: term('beneficial_owners', 'Owners of the business'),
  subject: { type: 'business' },
  reasons: [
    { code: 'ownership_incomplete', audience: 'customer', message: english('The shares you gave us add up to 75 percent.') },
  ],
  spec: {
    kind: 'clarification',
    question: english('Who holds the other 25 percent of the shares?'),
    answer: 'text_and_attachment',
    maxLength: 1_000,
    attachment: {
      accepted: [{ type: 'ownership_chart', label: english('Ownership chart'), sides: ['single'], maxFiles: 3 }],
      mime: PHOTOGRAPH_OR_PDF,
      maxBytes: 10_000_000,
    },
  },
};

/** What the business does. */
export const ACTIVITY: NewRequirement = {
  title: term('business_description', 'What the business does'),
  subject: { type: 'business' },
  spec: {
    kind: 'field',
    path: 'business.activity',
    input: 'choice',
    required: true,
    options: [
      { value: 'manufacturing', label: english('Manufacturing') },
      { value: 'wholesale', label: english('Wholesale') },
      { value: 'retail', label: english('Retail') },
      { value: 'services', label: english('Services') },
    ],
  },
};

/** Things a reviewer asks, by name: for rounds of a simulation. */
export const SAMPLE_REQUESTS = {
  source_of_funds: SOURCE_OF_FUNDS,
  changed_address: CHANGED_ADDRESS,
  identity_document: IDENTITY_DOCUMENT,
  proof_of_address: PROOF_OF_ADDRESS,
  ownership: OWNERSHIP,
  activity: ACTIVITY,
} as const satisfies Readonly<Record<string, NewRequirement>>;

/** The name of something a reviewer asks. */
export type SampleRequestName = keyof typeof SAMPLE_REQUESTS;

/** The names of the things a reviewer asks. */
export const SAMPLE_REQUEST_NAMES = [
  'source_of_funds',
  'changed_address',
  'identity_document',
  'proof_of_address',
  'ownership',
  'activity',
] as const satisfies readonly SampleRequestName[];
