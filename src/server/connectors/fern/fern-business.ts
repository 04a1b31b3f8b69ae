import { term } from '../../../model/requirements/index.js';
import { askDocument, askField, type AskPlace, choicesOf, type FernAsk, type FernDocumentRules } from './fern-ask.js';
import { ADDRESS_DOCUMENTS, FORMATION_DOCUMENTS, identityAsks, OWNERSHIP_DOCUMENTS } from './fern-documents.js';
import { type FernPerson, personAsks } from './fern-person.js';

/** The list of people in `kybData`. */
export const PERSONS_PATH = ['kybData', 'associatedPersons'] as const;

/** What Fern wants to know of a business and of the people behind it. */
export function businessAsks(persons: readonly FernPerson[], rules: FernDocumentRules): FernAsk[] {
  const place: AskPlace = { root: ['kybData'], idRoot: 'kybData', subject: { type: 'business' } };
  return [
    ...companyAsks(place),
    ...purposeAsks(place),
    ...paperAsks(place, rules),
    ...persons.flatMap((person, index) => associateAsks(person, index, rules)),
  ];
}

function companyAsks(place: AskPlace): FernAsk[] {
  const kinds = choicesOf('LLC', 'CORPORATION', 'C_CORPORATION', 'B_CORPORATION');
  return [
    askField(place, 'businessInfo.legalBusinessName', term('legal_name', 'Legal name'), 'text', { maxLength: 200 }),
    askField(place, 'businessInfo.businessType', term('business_type', 'Kind of business'), 'choice', { options: kinds }),
    askField(place, 'businessInfo.businessIndustries', term('industry_code', 'Industry, NAICS code'), 'text', {
      pattern: '[0-9]{6}',
      example: '541511',
    }),
    askField(place, 'businessInfo.businessDescription', term('business_description', 'What the business does'), 'long_text', {
      maxLength: 1_000,
    }),
    askField(place, 'businessInfo.website', term('website', 'Website'), 'text', { required: false }),
    askField(place, 'businessInfo.formationDate', term('formation_date', 'Date of formation'), 'date'),
    askField(place, 'businessInfo.registrationCountry', term('country', 'Country'), 'country'),
    askField(place, 'businessRegistrationNumber', term('registration_number', 'Registration number'), 'text'),
    askField(place, 'businessRegisteredAddress', term('registered_address', 'Registered address'), 'address'),
    askField(place, 'businessOperatingAddress', term('operating_address', 'Operating address'), 'address', { required: false }),
  ];
}

function purposeAsks(place: AskPlace): FernAsk[] {
  const funds = choicesOf('SALE_OF_GOODS_AND_SERVICES', 'OWNERS_CAPITAL', 'BUSINESS_LOANS', 'INVESTMENT_PROCEEDS', 'GRANTS');
  const purposes = choicesOf('COMPANY_OPERATIONS', 'PAYROLL', 'PURCHASING_GOODS_OR_SERVICES', 'TREASURY_MANAGEMENT');
  const options = choicesOf(
    'LESS_THAN_10000',
    'BETWEEN_10000_99999',
    'BETWEEN_100000_999999',
    'BETWEEN_1000000_9999999',
    'OVER_10000000',
  );
  return [
    askField(place, 'sourceOfFunds', term('source_of_funds', 'Source of funds'), 'choice', { options: funds }),
    askField(place, 'accountPurpose', term('account_purpose', 'Purpose of the account'), 'choice', { options: purposes }),
    askField(place, 'expectedMonthlyVolumeUsd', term('monthly_payments', 'Payments a month, US dollars'), 'choice', { options }),
    askField(place, 'estimatedAnnualRevenueUsd', term('annual_revenue', 'Revenue a year, US dollars'), 'choice', { options }),
  ];
}

/** "Business documents must include formation, ownership, and proof of address." */
function paperAsks(place: AskPlace, rules: FernDocumentRules): FernAsk[] {
  const papers = [
    { name: 'formation', title: term('business_documents', 'Business documents'), accepted: FORMATION_DOCUMENTS },
    { name: 'ownership', title: term('beneficial_owners', 'Owners of the business'), accepted: OWNERSHIP_DOCUMENTS },
    { name: 'address', title: term('proof_of_address', 'Proof of address'), accepted: ADDRESS_DOCUMENTS },
  ];
  return papers.map(({ name, title, accepted }) => {
    const several = accepted.map((document) => ({ ...document, maxFiles: 5 }));
    const ask = { list: 'businessDocuments', name: `businessDocuments.${name}`, title, accepted: several };
    return askDocument(place, ask, rules);
  });
}

/**
 * All people are one bundle: how an entry of the list is told from another when it is sent again is not documented, so the
 * list is sent whole.
 */
function associateAsks(person: FernPerson, index: number, rules: FernDocumentRules): FernAsk[] {
  const place: AskPlace = {
    root: [...PERSONS_PATH, index],
    idRoot: `${PERSONS_PATH.join('.')}.${person.id}`,
    subject: { type: 'person', id: person.id, label: person.label ?? term('associated_person', 'Person behind the business') },
    bundle: PERSONS_PATH.join('.'),
  };
  return [
    ...personAsks(place),
    askField(place, 'email', term('email', 'Email address'), 'email'),
    askField(place, 'title', term('job_title', 'Position'), 'text', { maxLength: 100 }),
    askField(place, 'ownershipPercentage', term('ownership_share', 'Share of ownership'), 'number', {
      as: 'fraction',
      example: '45',
    }),
    askField(place, 'isControlPerson', term('control_person', 'Controls the business'), 'boolean'),
    ...identityAsks(place, rules),
  ];
}
