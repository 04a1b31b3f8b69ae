import type { AcceptedDocument, DocumentSide } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';
import { askDetail, askDocument, type AskPlace, type FernAsk, type FernDocumentRules, type FernPath } from './fern-ask.js';

const PASSPORT: AcceptedDocument = { type: 'passport', label: term('passport', 'Passport'), sides: ['single'] };
const LICENSE: AcceptedDocument = {
  type: 'drivers_license',
  label: term('drivers_license', 'Driving licence'),
  sides: ['front', 'back'],
};
const NATIONAL_ID: AcceptedDocument = {
  type: 'national_id',
  label: term('national_id', 'National identity card'),
  sides: ['front', 'back'],
};

/** Official identity documents. Their types in capitals are Fern's subtypes. */
export const IDENTITY_DOCUMENTS: readonly AcceptedDocument[] = [PASSPORT, LICENSE, NATIONAL_ID];

/** One side of the documents that have two. */
export function sideOfIdentityDocuments(side: DocumentSide): AcceptedDocument[] {
  return [LICENSE, NATIONAL_ID].map((document) => ({ ...document, sides: [side] }));
}

/** Papers that prove an address. */
export const ADDRESS_DOCUMENTS: readonly AcceptedDocument[] = [
  { type: 'utility_bill', label: term('utility_bill', 'Utility bill'), sides: ['single'] },
  { type: 'bank_statement', label: term('bank_statement', 'Bank statement'), sides: ['single'] },
];

/** Papers that prove how a business was formed. */
export const FORMATION_DOCUMENTS: readonly AcceptedDocument[] = [
  { type: 'articles_of_incorporation', label: term('articles_of_incorporation', 'Articles of incorporation'), sides: ['single'] },
];

/** Papers that prove who owns a business. */
export const OWNERSHIP_DOCUMENTS: readonly AcceptedDocument[] = [
  { type: 'operating_agreement', label: term('operating_agreement', 'Operating agreement'), sides: ['single'] },
];

/** The identity document of a person, and what Fern wants to know about it. */
export function identityAsks(place: AskPlace, rules: FernDocumentRules): FernAsk[] {
  const together = { ...place, bundle: place.bundle ?? `${place.idRoot}.governmentId` };
  const title = term('identity_document', 'Identity document');
  const document = askDocument(together, { list: 'documents', name: 'governmentId', title, accepted: IDENTITY_DOCUMENTS }, rules);
  return [document, ...identityDetails(together, document)];
}

/** What Fern wants to know about an identity document. */
export function identityDetails(place: AskPlace, document: FernAsk): FernAsk[] {
  return [
    askDetail(place, document, 'documentIdNumber', term('document_number', 'Document number'), 'text', { sensitive: true }),
    askDetail(place, document, 'countryCode', term('country', 'Country'), 'country'),
    askDetail(place, document, 'issuanceDate', term('issue_date', 'Date of issue'), 'date'),
    askDetail(place, document, 'expirationDate', term('expiry_date', 'Valid until'), 'date'),
  ];
}

/** What Fern calls an entry of the list at a path: a paper of a business by its own name, anything else by its kind. */
export function entryTypeOf(path: FernPath, documentType: string): string {
  if (path.at(-1) === 'businessDocuments') return documentType.toUpperCase();
  return ADDRESS_DOCUMENTS.some(({ type }) => type === documentType) ? 'PROOF_OF_ADDRESS' : 'GOVERNMENT_ID';
}
