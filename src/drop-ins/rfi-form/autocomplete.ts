import type { Requirement } from '../../model/index.js';

/** Names of data, as providers spell them, and what browsers call them. */
const TOKENS: readonly (readonly [RegExp, string])[] = [
  [/^(full|legal|complete)?_?name$/, 'name'],
  [/^(first|given)_?names?$/, 'given-name'],
  [/^(middle|additional)_?names?$/, 'additional-name'],
  [/^(last|family|sur)_?names?$/, 'family-name'],
  [/^(business|company|organi[sz]ation|legal_?entity)_?name$/, 'organization'],
  [/^(job_?title|occupation|position)$/, 'organization-title'],
  [/^(post(al)?_?code|zip(_?code)?)$/, 'postal-code'],
  [/^(city|town)$/, 'address-level2'],
  [/^(state|region|province)$/, 'address-level1'],
  [/^(website|url|homepage)$/, 'url'],
];

/** The `autocomplete` token of a field: only where it is about the customer, whose browser it is. */
export function autocompleteOf(requirement: Requirement): string | undefined {
  const { spec, subject } = requirement;
  if (spec.kind !== 'field' || spec.sensitive || spec.input === 'tax_id') return 'off';
  if (subject.type !== 'customer' && subject.type !== 'business') return 'off';
  if (spec.input === 'email') return 'email';
  if (spec.input === 'phone') return 'tel';
  if (spec.input === 'country') return 'country';
  const name = (spec.path.split('.').pop() ?? '').replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return TOKENS.find(([pattern]) => pattern.test(name))?.[1];
}
