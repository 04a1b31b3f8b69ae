import type { CustomerSnapshot } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';
import { askDocument, askField, type AskPlace, choicesOf, FERN_DOCUMENT_RULES, type FernAsk } from './fern-ask.js';
import type { FernDocumentRules } from './fern-ask.js';
import { businessAsks } from './fern-business.js';
import { ADDRESS_DOCUMENTS, identityAsks } from './fern-documents.js';
import { type FernPerson, personAsks } from './fern-person.js';

/** What decides which questions there are. */
export interface FernProfileRules {
  /** The people of a business: one, unnamed, unless said. Fern wants at least one, and all owners of a quarter or more. */
  persons?: readonly FernPerson[] | undefined;
  /** What Fern takes in the way of files, where an agreement says otherwise. */
  documents?: Partial<FernDocumentRules> | undefined;
  /**
   * Changes the questions for a new customer: leaves some out, or gives lists other choices. What Fern asks differs between
   * countries and agreements, and its lists of codes are open.
   */
  profile?: ((asks: readonly FernAsk[], type: CustomerSnapshot['type']) => readonly FernAsk[]) | undefined;
}

/** What Fern wants to know of a new customer, in the order of a form. */
export function profileAsks(type: CustomerSnapshot['type'], rules: FernProfileRules): readonly FernAsk[] {
  const asks = type === 'BUSINESS' ? businessAsks(personsOf(rules), documentRules(rules)) : individualAsks(documentRules(rules));
  return rules.profile === undefined ? asks : rules.profile(asks, type);
}

/** The people of a business. */
export function personsOf({ persons }: FernProfileRules): readonly FernPerson[] {
  return persons === undefined || persons.length === 0 ? [{ id: '1' }] : persons;
}

/** The rules for files, with those that the host changed. */
export function documentRules({ documents }: FernProfileRules): FernDocumentRules {
  return { ...FERN_DOCUMENT_RULES, ...documents };
}

function individualAsks(rules: FernDocumentRules): FernAsk[] {
  const place: AskPlace = { root: ['kycData'], idRoot: 'kycData', subject: { type: 'customer' } };
  const proof = { list: 'documents', name: 'proofOfAddress', title: term('proof_of_address', 'Proof of address') };
  return [
    ...personAsks(place),
    ...moneyAsks(place),
    ...identityAsks(place, rules),
    // Recommended, not demanded.
    askDocument(place, { ...proof, accepted: ADDRESS_DOCUMENTS, blocking: false }, rules),
  ];
}

/** Choices without `OTHER`: Fern wants a description with it. */
function moneyAsks(place: AskPlace): FernAsk[] {
  const work = choicesOf('EMPLOYED', 'SELF_EMPLOYED', 'UNEMPLOYED', 'RETIRED', 'STUDENT');
  const funds = choicesOf('SALARY', 'SAVINGS', 'INVESTMENTS_OR_LOANS', 'PENSION_RETIREMENT_FUNDS', 'INHERITANCE', 'GIFTS');
  const purposes = choicesOf('PERSONAL_EXPENSES', 'PURCHASING_GOODS_OR_SERVICES', 'INVESTMENT', 'FREELANCE_PAYMENTS');
  const volumes = choicesOf('LESS_THAN_5000', 'BETWEEN_5000_9999', 'BETWEEN_10000_49999', 'OVER_50000');
  return [
    askField(place, 'employmentStatus', term('employment_status', 'Employment'), 'choice', { options: work }),
    askField(place, 'mostRecentOccupation', term('occupation', 'Occupation'), 'text', { maxLength: 100 }),
    askField(place, 'sourceOfFunds', term('source_of_funds', 'Source of funds'), 'choice', { options: funds }),
    askField(place, 'accountPurpose', term('account_purpose', 'Purpose of the account'), 'choice', { options: purposes }),
    askField(place, 'expectedMonthlyPaymentsUsd', term('monthly_payments', 'Payments a month, US dollars'), 'choice', {
      options: volumes,
    }),
    askField(place, 'isIntermediary', term('intermediary', 'Acting for somebody else'), 'boolean'),
  ];
}
