import {
  type AcceptedDocument,
  type FieldSpec,
  type LocalizedText,
  type Requirement,
  type RequirementSpec,
} from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';
import type { DollarPeConfiguration, DollarPeCustomer } from './dollarpe-objects.js';

const IMAGES = ['image/jpeg', 'image/png'];
const IMAGES_AND_PDF = [...IMAGES, 'application/pdf'];

const DOCUMENTS: readonly { provider: string; type: string; label: LocalizedText }[] = [
  { provider: 'AADHAAR', type: 'aadhaar', label: term('aadhaar', 'Aadhaar card') },
  { provider: 'PASSPORT', type: 'passport', label: term('passport', 'Passport') },
  { provider: 'VOTER_ID', type: 'voter_id', label: term('voter_id', 'Voter card') },
  { provider: 'DRIVING_LICENSE', type: 'drivers_license', label: term('drivers_license', 'Driving licence') },
];

/** A request as it is made anew each time: open, and in need of an answer. */
export function request(id: string, title: LocalizedText, spec: RequirementSpec, more: Partial<Requirement> = {}): Requirement {
  return {
    id,
    kind: spec.kind,
    status: 'open',
    blocking: true,
    title,
    reasons: [],
    subject: { type: 'customer' },
    awaiting: 'customer',
    spec,
    ...more,
  };
}

/** A field of text, required unless said. */
export function textField(path: string, more: Partial<FieldSpec> = {}): FieldSpec {
  return { kind: 'field', path, input: 'text', required: true, maxLength: 200, ...more };
}

/** A request for one file of one kind. */
export function fileSpec(type: string, label: LocalizedText, mime: readonly string[] = IMAGES_AND_PDF): RequirementSpec {
  return { kind: 'document', accepted: [{ type, label, sides: ['single'] }], mime: [...mime] };
}

/** Name and birthday, which are given once. */
export function personRequests(customer: DollarPeCustomer): Requirement[] {
  const name = customer.full_name ?? undefined;
  const onFile = name === undefined ? {} : { currentValue: name };
  return [
    request('full_name', term('full_name', 'Full name'), textField('full_name', onFile)),
    request('date_of_birth', term('date_of_birth', 'Date of birth'), {
      kind: 'field',
      path: 'dob',
      input: 'date_of_birth',
      required: true,
      sensitive: true,
    }),
  ];
}

/** Document, its number, and the address on it: what one update of the document holds. DollarPe wants both sides of each kind. */
export function documentRequests(configuration: DollarPeConfiguration | undefined): Requirement[] {
  const types = configuration?.supported_document_types ?? [];
  const accepted = (types.length > 0 ? [...new Set(types)] : DOCUMENTS.map(({ provider }) => provider)).map(toAccepted);
  return [
    request(
      'full_address',
      term('address', 'Home address'),
      textField('full_address', { input: 'long_text', maxLength: 500, sensitive: true }),
    ),
    request('document', term('identity_document', 'Identity document'), {
      kind: 'document',
      accepted,
      mime: [...IMAGES_AND_PDF],
    }),
    request(
      'document_number',
      term('document_number', 'Document number'),
      textField('document_details.document_number', { maxLength: 50, sensitive: true }),
    ),
  ];
}

/** The tax number. In India it is a PAN, and has to be there; elsewhere it is optional. */
export function taxRequest({ country }: DollarPeCustomer, isRefused: boolean): Requirement {
  const isIndian = country === 'IND';
  const isNeeded = isIndian || isRefused;
  const pan = isIndian ? { pattern: '[A-Za-z]{5}[0-9]{4}[A-Za-z]', example: 'ABCDE1234F' } : {};
  const spec = textField('tax_number', { ...pan, input: 'tax_id', maxLength: 50, required: isNeeded, sensitive: true });
  return request('tax_number', term('tax_number', 'Tax number'), spec, { blocking: isNeeded });
}

/** The selfie, which may not be a PDF. */
export function selfieRequest(): Requirement {
  const title = term('selfie', 'Photo of your face');
  const accepted: AcceptedDocument[] = [{ type: 'selfie', label: title, sides: ['single'] }];
  return request('selfie', title, { kind: 'document', accepted, mime: [...IMAGES], captureHint: 'camera' });
}

/** The hosted flow of DollarPe. Optional where the form does as well. */
export function hostedRequest(blocking: boolean): Requirement {
  const spec = { kind: 'action', action: 'redirect', open: 'same_tab', start: 'call_start_action' } as const;
  return request('hosted_check', term('identity_check', 'Check your identity'), spec, { blocking });
}

/** A kind of document as DollarPe spells it. */
export function toProviderDocument(type: string): string {
  return DOCUMENTS.find((document) => document.type === type)?.provider ?? type;
}

/** A kind that nobody has published keeps its own code, and gets a readable name. */
function toAccepted(provider: string): AcceptedDocument {
  const known = DOCUMENTS.find((document) => document.provider === provider);
  return { type: known?.type ?? provider, label: known?.label ?? readable(provider), sides: ['front', 'back'] };
}

/** `income_range` in words. */
export function readable(name: string): string {
  const words = name
    .replaceAll(/[_\-\s]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
