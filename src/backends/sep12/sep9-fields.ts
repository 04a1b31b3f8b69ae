import type { FieldInput } from '../../model/index.js';

/** What is known of a field by its name in SEP-9. */
export interface KnownField {
  /** How it is entered; absent for files. */
  input?: FieldInput;
  /** A code of the kit's own words, see `LocalizedText`. */
  term?: string;
  /** The noun behind the term, for interfaces that do not know it. */
  noun?: string;
  sensitive?: true;
  /** For files: the kind of document. */
  document?: string;
  captureHint?: 'camera';
}

const text = (term?: string, noun?: string): KnownField => field('text', term, noun);

function field(input: FieldInput, term?: string, noun?: string): KnownField {
  return term === undefined || noun === undefined ? { input } : { input, term, noun };
}

function file(document: string, term?: string, noun?: string): KnownField {
  return term === undefined || noun === undefined ? { document } : { document, term, noun };
}

/** SEP-9, v1.17. A name without a term is shown with the anchor's own description. */
const FIELDS: Readonly<Record<string, KnownField>> = {
  last_name: text('last_name', 'Last name'),
  family_name: text('last_name', 'Last name'),
  first_name: text('first_name', 'First name'),
  given_name: text('first_name', 'First name'),
  additional_name: text('middle_name', 'Middle name'),
  address_country_code: field('country', 'country', 'Country'),
  address: field('address', 'address', 'Home address'),
  mobile_number: field('phone', 'phone', 'Phone number'),
  email_address: field('email', 'email', 'Email address'),
  birth_date: field('date_of_birth', 'date_of_birth', 'Date of birth'),
  birth_country_code: field('country'),
  tax_id: { ...field('tax_id', 'tax_number', 'Tax number'), sensitive: true },
  tax_id_name: text('national_id_type', 'Kind of tax number'),
  // A code of ISCO, which may begin with a zero.
  occupation: text('occupation', 'Occupation'),
  employer_address: field('address'),
  id_country_code: field('country'),
  id_issue_date: field('date', 'issue_date', 'Date of issue'),
  id_expiration_date: field('date', 'expiry_date', 'Valid until'),
  id_number: { ...text('document_number', 'Document number'), sensitive: true },
  photo_id_front: file('identity_document', 'identity_document', 'Identity document'),
  photo_id_back: file('identity_document', 'identity_document', 'Identity document'),
  notary_approval_of_photo_id: file('other'),
  photo_proof_residence: file('proof_of_address', 'proof_of_address', 'Proof of address'),
  proof_of_income: file('proof_of_income'),
  proof_of_liveness: { ...file('selfie', 'selfie', 'Photo of your face'), captureHint: 'camera' },
  bank_phone_number: field('phone'),
  mobile_money_number: field('phone'),
  bank_account_number: { ...text(), sensitive: true },
  clabe_number: { ...text(), sensitive: true },
  cbu_number: { ...text(), sensitive: true },
  'organization.name': text('business_name', 'Name of the business'),
  'organization.VAT_number': text('tax_number', 'Tax number'),
  'organization.registration_number': text('registration_number', 'Registration number'),
  'organization.registration_date': field('date', 'formation_date', 'Date of formation'),
  'organization.registered_address': field('address', 'registered_address', 'Registered address'),
  'organization.photo_incorporation_doc': file(
    'certificate_of_incorporation',
    'certificate_of_incorporation',
    'Certificate of incorporation',
  ),
  'organization.photo_proof_address': file('proof_of_address', 'proof_of_address', 'Proof of address'),
  'organization.address_country_code': field('country', 'country', 'Country'),
  'organization.website': text('website', 'Website'),
  'organization.email': field('email', 'email', 'Email address'),
  'organization.phone': field('phone', 'phone', 'Phone number'),
  'card.number': { ...text(), sensitive: true },
  'card.cvc': { ...text(), sensitive: true },
  // A month, `YY-MM`, and not a day.
  'card.expiration_date': { ...text(), sensitive: true },
  'card.address': field('address'),
  'card.country_code': field('country'),
};

const KNOWN: ReadonlyMap<string, KnownField> = new Map(Object.entries(FIELDS));

/** What SEP-9 says of a name; nothing of one it does not list. Accounts are named the same below `organization.`. */
export function knownField(name: string): KnownField {
  const known = KNOWN.get(name);
  if (known !== undefined) return known;
  const ofPerson = KNOWN.get(name.replace(/^organization\./, ''));
  return ofPerson?.sensitive === true ? ofPerson : {};
}

/** True for what is about a business and not about a person. */
export function isOfBusiness(name: string): boolean {
  return name.startsWith('organization.');
}

const CHOICES: ReadonlyMap<string, string> = new Map([
  ['passport', 'passport'],
  ['drivers_license', 'drivers_license'],
  ['driving_license', 'drivers_license'],
  ['id_card', 'national_id'],
  ['residence_permit', 'residence_permit'],
]);

/** The kit's own word for a choice, where it has one. */
export function termOfChoice(choice: string): string | undefined {
  return CHOICES.get(
    choice
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_')
      .replaceAll("'", ''),
  );
}
