import type { Requirement } from '../../model/index.js';

/** Names of data, as providers spell them, and what browsers call them. */
const TOKENS: readonly (readonly [RegExp, string])[] = [
  [/^(full|legal|complete|full_legal)?_?name$/, 'name'],
  [/^(first|given)_?names?$/, 'given-name'],
  [/^(middle|additional)_?names?$/, 'additional-name'],
  [/^(last|family|sur)_?names?$/, 'family-name'],
  [/^(honorific|salutation|name_?prefix)$/, 'honorific-prefix'],
  [/^(business|company|organi[sz]ation|legal_?entity|trading)_?name$/, 'organization'],
  [/^(job_?title|occupation|position)$/, 'organization-title'],
  [/^(street|street_?address|address_?line_?1|line_?1)$/, 'address-line1'],
  [/^(address_?line_?2|line_?2)$/, 'address-line2'],
  [/^(post(al)?_?code|zip(_?code)?)$/, 'postal-code'],
  [/^(city|town)$/, 'address-level2'],
  [/^(state|region|province)$/, 'address-level1'],
  [/^(gender|sex)$/, 'sex'],
  [/^(birth_?date|date_?of_?birth|dob)$/, 'bday'],
  [/^(website|url|homepage)$/, 'url'],
];

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
  return TOKENS.find(([pattern]) => pattern.test(nameOf(spec.path)))?.[1];
}

/** Names are not in the dictionary and begin with a capital. */
export function isName(path: string): boolean {
  return /(^|_)names?$|^(city|town|street)$/.test(nameOf(path));
}

function nameOf(path: string): string {
  return (path.split('.').pop() ?? '')
    .replaceAll(/([a-z])([A-Z0-9])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
}
