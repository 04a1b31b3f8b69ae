import type { Requirement } from '../../model/index.js';

/** Names of data, as providers spell them, and what browsers call them. */
const TOKENS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    name: 'name fullname legalname completename fulllegalname',
    'given-name': 'firstname firstnames givenname givennames',
    'additional-name': 'middlename middlenames additionalname additionalnames',
    'family-name': 'lastname lastnames familyname familynames surname surnames',
    'honorific-prefix': 'honorific salutation nameprefix',
    organization: 'businessname companyname organisationname organizationname legalentityname tradingname',
    'organization-title': 'jobtitle occupation position',
    'address-line1': 'street streetaddress addressline1 line1',
    'address-line2': 'addressline2 line2',
    'postal-code': 'postcode postalcode zip zipcode',
    'address-level2': 'city town',
    'address-level1': 'state region province stateorprovince',
    sex: 'gender sex',
    bday: 'birthdate dateofbirth dob',
    url: 'website url homepage',
  }).flatMap(([token, names]) => names.split(' ').map((name) => [name, token])),
);

/**
 * The `autocomplete` token of a field. `off` only where filling in would be wrong: for what is about somebody else than the
 * customer, whose browser it is, and for secrets, which a shared computer must not offer.
 */
export function autocompleteOf(requirement: Requirement): string | undefined {
  const { spec, subject } = requirement;
  if (spec.kind !== 'field' || spec.sensitive || spec.input === 'tax_id') return 'off';
  if (subject.type !== 'customer' && subject.type !== 'business') return 'off';
  if (spec.input === 'email') return 'email';
  if (spec.input === 'phone') return 'tel';
  if (spec.input === 'country') return 'country';
  if (spec.input === 'number' || spec.input === 'money') return undefined;
  // The name of an organization is not that of a person.
  return TOKENS.get(plain(spec.path)) ?? TOKENS.get(nameOf(spec.path));
}

/** Names are not in the dictionary and begin with a capital. */
export function isName(path: string): boolean {
  return /(^|[._-])(names?|city|town|street)$/i.test(path) || /[a-z0-9]Names?$/.test(path);
}

/** The last member. */
function nameOf(path: string): string {
  return plain(path.slice(path.lastIndexOf('.') + 1));
}

/** A name without what providers put between its words. */
function plain(name: string): string {
  return name.replaceAll(/[._-]/g, '').toLowerCase();
}
