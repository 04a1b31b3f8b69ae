import type { AcceptedDocument, CustomerSnapshot, Reason, ReasonCode } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';
import { isConfidentialCode } from '../confidential-code.js';
import { askDocument, askField, type AskPlace, type FernAsk } from './fern-ask.js';
import { PERSONS_PATH } from './fern-business.js';
import type { FernIssue } from './fern-customer.js';
import {
  ADDRESS_DOCUMENTS,
  FORMATION_DOCUMENTS,
  IDENTITY_DOCUMENTS,
  identityDetails,
  OWNERSHIP_DOCUMENTS,
  sideOfIdentityDocuments,
} from './fern-documents.js';
import { documentRules, type FernProfileRules, personsOf } from './fern-profile.js';

/** What answers an issue. */
interface IssueRule {
  reason: ReasonCode;
  accepted: readonly AcceptedDocument[];
  /** The members of the document's entry that are asked again, because they change with the document. */
  details?: readonly string[] | undefined;
}

/** The codes on Fern's page "Verification issues", which calls them "some of the most common". */
const RULES: ReadonlyMap<string, IssueRule> = new Map<string, IssueRule>(
  Object.entries({
    DOCUMENT_MISSING_FRONT: { reason: 'document_missing_side', accepted: sideOfIdentityDocuments('front') },
    DOCUMENT_MISSING_BACK: { reason: 'document_missing_side', accepted: sideOfIdentityDocuments('back') },
    DOCUMENT_EXPIRED: {
      reason: 'document_expired',
      accepted: IDENTITY_DOCUMENTS,
      details: ['documentIdNumber', 'countryCode', 'issuanceDate', 'expirationDate'],
    },
    DOC_QUALITY_POOR: { reason: 'document_unreadable', accepted: IDENTITY_DOCUMENTS },
    DOCUMENT_NUMBER_UNREADABLE: { reason: 'document_unreadable', accepted: IDENTITY_DOCUMENTS, details: ['documentIdNumber'] },
  }),
);

/** What asks for something without saying why. */
const REQUEST = 'request';

/** True for a code whose answer is known. */
export function isKnownIssue(code: string): boolean {
  return RULES.has(code);
}

/**
 * An issue as a reason. Fern's text is meant for customers, and is passed on where customers can do something about it; of a
 * code nobody knows it is passed on only while something is asked.
 */
export function issueReason(issue: FernIssue, isAsked: boolean): Reason {
  const { code, message, at } = issue;
  const isConfidential = isConfidentialCode(code);
  const isTold = !isConfidential && (isAsked || isKnownIssue(code));
  const neutral = isConfidential ? 'compliance' : (RULES.get(code)?.reason ?? 'other');
  return {
    code: neutral,
    audience: 'customer',
    ...(code === '' ? {} : { providerCode: code }),
    ...(isTold && message !== undefined ? { message } : {}),
    ...(at === undefined ? {} : { at }),
  };
}

/**
 * The id of what an issue asks first. Fern's issues have no id: the code is one, because each is listed once. What has no
 * place in an id is written as numbers. A finding that the customer is not told of looks like a request that names no issue.
 */
export function issueId(code: string): string {
  if (code === '' || isConfidentialCode(code)) return REQUEST;
  return `issue.${code.replaceAll(/[^\w-]/g, (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}`;
}

/** What is to be sent for an issue: what the table says, or for a code outside it any of the usual documents. */
export function issueAsks(code: string, type: CustomerSnapshot['type'], rules: FernProfileRules): FernAsk[] {
  const rule = RULES.get(code);
  if (rule === undefined) return otherAsks(code, type, rules);
  const places = type === 'BUSINESS' ? personPlaces(code, rules) : [individualPlace(code)];
  return places.flatMap((place) => identityIssueAsks(place, rule, rules));
}

function identityIssueAsks(place: AskPlace, { accepted, details = [] }: IssueRule, rules: FernProfileRules): FernAsk[] {
  const title = term('identity_document', 'Identity document');
  const ask = { list: 'documents', name: 'document', title, accepted };
  const document = { ...askDocument(place, ask, documentRules(rules)), id: place.idRoot };
  const asked = identityDetails(place, { ...document, id: `${place.idRoot}.document` }).flatMap((detail) => {
    if (detail.place.kind !== 'detail' || !details.includes(detail.place.member)) return [];
    return [{ ...detail, place: { ...detail.place, of: document.id } }];
  });
  return [document, ...asked];
}

function individualPlace(code: string): AskPlace {
  return { root: ['kycData'], idRoot: issueId(code), subject: { type: 'customer' }, bundle: issueId(code) };
}

/** An issue does not say whose document it means: of several people each is asked, and one answer will do. */
function personPlaces(code: string, rules: FernProfileRules): AskPlace[] {
  const persons = personsOf(rules);
  return persons.map(({ id, label = term('associated_person', 'Person behind the business') }, index) => {
    const idRoot = persons.length === 1 ? issueId(code) : `${issueId(code)}.${id}`;
    return { root: [...PERSONS_PATH, index], idRoot, subject: { type: 'person', id, label }, bundle: idRoot };
  });
}

/** Nobody is left without a way on: any of the usual documents may be sent, and an individual may correct the address. */
function otherAsks(code: string, type: CustomerSnapshot['type'], rules: FernProfileRules): FernAsk[] {
  const title = term('additional_information', 'Additional information');
  const isBusiness = type === 'BUSINESS';
  const accepted = isBusiness
    ? [...FORMATION_DOCUMENTS, ...OWNERSHIP_DOCUMENTS, ...ADDRESS_DOCUMENTS]
    : [...IDENTITY_DOCUMENTS, ...ADDRESS_DOCUMENTS];
  const root = [isBusiness ? 'kybData' : 'kycData'];
  const place: AskPlace = { root, idRoot: issueId(code), subject: { type: isBusiness ? 'business' : 'customer' } };
  const list = isBusiness ? 'businessDocuments' : 'documents';
  const document = { ...askDocument(place, { list, name: 'document', title, accepted }, documentRules(rules)), id: place.idRoot };
  if (isBusiness || place.idRoot !== REQUEST) return [document];
  return [document, askField(place, 'address', term('address', 'Home address'), 'address')];
}
